import { expect, it } from "vitest";
import { checksOf } from "../../../web/src/features/organizer-events/publish-checks.ts";
import { anEvent, anOrganizedSession } from "./support/samples.ts";

const event = anEvent({ venue: "Hall", description: "A camp" });
const inside = { startsAt: event.startsAt, endsAt: event.endsAt, room: "1", capacity: 10 };
const openOnes = (...args: Parameters<typeof checksOf>) =>
  checksOf(...args)
    .filter(({ done }) => !done)
    .map(({ text }) => text);

it("finds nothing to look at in an event that is complete", () => {
  const checks = checksOf(event, [anOrganizedSession(inside)]);
  expect(checks.every(({ done }) => done)).toBe(true);
  expect(checks[0]?.text).toBe("There is 1 session.");
});

it("names what may be missing", () => {
  const bare = anEvent({ venue: null, description: "A camp" });
  const wrong = anOrganizedSession({ startsAt: "2001-01-01T00:00:00.000Z", room: null, capacity: null });
  expect(openOnes(bare, [wrong, anOrganizedSession(inside)])).toEqual([
    "1 session without a limit: everybody gets a seat there.",
    "1 session without a room.",
    "1 session outside the dates of the event.",
    "Venue or description is missing.",
  ]);
  expect(openOnes(event, [])).toEqual(["There is no session yet."]);
});

it("leaves cancelled sessions out, and says nothing of sessions that are not known", () => {
  const cancelled = anOrganizedSession({ ...inside, state: "CANCELLED", capacity: null });
  expect(openOnes(event, [cancelled])).toEqual([]);
  expect(checksOf(event, undefined)).toHaveLength(1);
});
