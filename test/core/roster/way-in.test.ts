import { describe, expect, it } from "vitest";
import { wayIn } from "../../../functions/core/roster/add-attendee.ts";
import { aLedger, NOW } from "../../support/builders.ts";

const seat = { as: "CONFIRMED", overCapacity: false } as const;
const more = { as: "CONFIRMED", overCapacity: true } as const;
const wait = { as: "WAITLISTED", overCapacity: false } as const;
const full = { taken: 2, capacity: 2 };
const closed = { lineClosesAt: NOW };

describe("the way onto a roster", () => {
  it.each([
    ["a seat that is free", {}, seat, "take"],
    ["a seat that is free, although one more was allowed", {}, more, "take"],
    ["a seat where there is no limit", { capacity: null }, seat, "take"],
    ["one more seat where all are taken", full, more, "raise"],
    ["one more seat where others wait", { taken: 1, waiting: 1 }, more, "raise"],
    ["a free seat that nobody waits for any longer", { taken: 1, waiting: 1, ...closed }, seat, "take"],
    ["the end of the line where all are taken", full, wait, "join"],
    ["the end of the line where others wait", { taken: 1, waiting: 1 }, wait, "join"],
    [
      "a seat while registration is closed",
      { state: "CLOSED", registrationClosesAt: NOW } as const,
      seat,
      "take",
    ],
  ])("leads to %s", (_, ledger, asked, way) => {
    expect(wayIn(aLedger(ledger), asked, NOW)).toBe(way);
  });

  it.each([
    ["all seats are taken", full, seat, "no-seat"],
    ["others wait for the free one", { taken: 1, waiting: 1 }, seat, "no-seat"],
    ["the line of a crowd is open", { taken: 1, lineOpen: true } as const, seat, "no-seat"],
    ["a seat is free for everybody", {}, wait, "seat-is-free"],
    ["the waitlist has closed", { ...full, ...closed }, wait, "waitlist-closed"],
    ["the event is a draft", { draft: true } as const, more, "event-is-draft"],
    ["the session is cancelled", { state: "CANCELLED" } as const, more, "session-cancelled"],
    ["the session is over", { endsAt: NOW }, more, "session-ended"],
    ["people enter a booth with its code", { booth: true, capacity: null } as const, seat, "booth"],
    ["people join the line of a booth with its code", { ...full, booth: true } as const, wait, "booth"],
  ])("is closed because %s", (_, ledger, asked, kind) => {
    expect(wayIn(aLedger(ledger), asked, NOW)).toMatchObject({ kind });
  });
});
