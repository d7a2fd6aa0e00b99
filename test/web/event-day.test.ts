import { describe, expect, it } from "vitest";
import { eventDay, eventDaysOf } from "../../web/src/time/event-day.ts";

const CLOCK = { timeZone: "Europe/Berlin", dayChange: 240 };

it("a day of an event ends at midnight, unless the event says something else", () => {
  const timeZone = "Europe/Berlin";
  expect(eventDay("2027-05-08T21:59:00Z", { timeZone })).toBe("2027-05-08");
  expect(eventDay("2027-05-08T22:00:00Z", { timeZone })).toBe("2027-05-09");
  expect(eventDay("2027-05-08T22:00:00Z", { timeZone, dayChange: 0 })).toBe("2027-05-09");
});

it("a session after midnight belongs to the evening before, until the day changes", () => {
  expect(eventDay("2027-05-09T01:59:00Z", CLOCK)).toBe("2027-05-08");
  expect(eventDay("2027-05-09T02:00:00Z", CLOCK)).toBe("2027-05-09");
  expect(eventDay("2027-01-01T00:30:00Z", CLOCK)).toBe("2026-12-31");
});

describe("when clocks change at night", () => {
  it("the day changes by the clocks, not by the hours since midnight", () => {
    // In Berlin summer time begins on 28 March 2027, and ends on 31 October.
    expect(eventDay("2027-03-28T01:59:00Z", CLOCK)).toBe("2027-03-27");
    expect(eventDay("2027-03-28T02:00:00Z", CLOCK)).toBe("2027-03-28");
    expect(eventDay("2027-10-31T02:59:00Z", CLOCK)).toBe("2027-10-30");
    expect(eventDay("2027-10-31T03:00:00Z", CLOCK)).toBe("2027-10-31");
  });

  it("a change that the clocks jump over happens with the jump", () => {
    const clock = { ...CLOCK, dayChange: 150 };
    expect(eventDay("2027-03-28T00:59:00Z", clock)).toBe("2027-03-27");
    expect(eventDay("2027-03-28T01:00:00Z", clock)).toBe("2027-03-28");
  });

  it("a change that the clocks show twice happens once", () => {
    const clock = { ...CLOCK, dayChange: 150 };
    expect(eventDay("2027-10-31T00:29:00Z", clock)).toBe("2027-10-30");
    expect(eventDay("2027-10-31T00:30:00Z", clock)).toBe("2027-10-31");
    // The clocks show 02:10 again.
    expect(eventDay("2027-10-31T01:10:00Z", clock)).toBe("2027-10-31");
    expect(eventDay("2027-10-31T01:30:00Z", clock)).toBe("2027-10-31");
  });
});

describe("a session", () => {
  const clock = { timeZone: "Europe/London", dayChange: 240 };

  it("is on one day unless it takes a whole day", () => {
    const night = { startsAt: "2027-05-08T21:00:00Z", endsAt: "2027-05-09T05:00:00Z" };
    expect(eventDaysOf(night, clock)).toEqual(["2027-05-08"]);
  });

  it("of a day or longer is on each of its days, and not on the one that begins with its end", () => {
    const dropIn = { startsAt: "2027-05-08T12:30:00Z", endsAt: "2027-05-10T18:30:00Z" };
    expect(eventDaysOf(dropIn, clock)).toEqual(["2027-05-08", "2027-05-09", "2027-05-10"]);
    expect(eventDaysOf({ ...dropIn, endsAt: "2027-05-10T03:00:00Z" }, clock)).toEqual([
      "2027-05-08",
      "2027-05-09",
    ]);
  });
});
