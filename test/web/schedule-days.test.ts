import { expect, it } from "vitest";
import { daysOf } from "../../web/src/features/schedule/days.ts";
import { anRsvp, aSession } from "./support/sessions.ts";

const CLOCK = { timeZone: "Europe/Berlin" };
const on = (startsAt: string) => ({ session: aSession({ startsAt, endsAt: startsAt }), rsvp: anRsvp() });
const names = (now: string, ...starts: string[]) =>
  daysOf(starts.map(on), CLOCK, Date.parse(now)).map(({ name }) => name);

it("today and tomorrow are days of the event's clocks", () => {
  expect(names("2027-05-08T21:30:00Z", "2027-05-08T21:45:00Z", "2027-05-08T22:15:00Z")).toEqual([
    "Today",
    "Tomorrow",
  ]);
});

it("tomorrow begins at midnight, also after a day of 25 hours or of 23", () => {
  // In Berlin summer time ends on 31 October 2027 and begins on 28 March.
  expect(names("2027-10-30T22:30:00Z", "2027-11-01T10:00:00Z")).toEqual(["Tomorrow"]);
  expect(names("2027-03-27T23:30:00Z", "2027-03-29T10:00:00Z")).toEqual(["Tomorrow"]);
  expect(names("2027-03-28T21:30:00Z", "2027-03-29T10:00:00Z")).toEqual(["Tomorrow"]);
});

it("a session of a day or longer goes on after the day on which it began, also if that day ends at night", () => {
  const session = aSession({ startsAt: "2027-05-08T00:30:00Z", endsAt: "2027-05-09T10:00:00Z" });
  const entry = { session, rsvp: anRsvp() };
  const days = daysOf([entry], { ...CLOCK, dayChange: 300 }, Date.parse("2027-05-01T12:00:00Z"));
  expect(days.map(({ key, goingOn }) => [key, goingOn.has(entry)])).toEqual([
    ["2027-05-07", false],
    ["2027-05-08", true],
    ["2027-05-09", true],
  ]);
});
