import { expect, it } from "vitest";
import { timeRange } from "../../web/src/time/time-range.ts";
import { browserZone, clockTime, zonedTime } from "../../web/src/time/zoned.ts";

const ZONE = "Europe/London";
const talk = { startsAt: "2027-05-08T12:30:00Z", endsAt: "2027-05-08T13:00:00Z" };
const night = { startsAt: "2027-05-08T21:00:00Z", endsAt: "2027-05-09T03:00:00Z" };
const dropIn = { startsAt: "2027-05-08T12:30:00Z", endsAt: "2027-05-10T18:30:00Z" };

it("a session of less than a day shows only the time of its end", () => {
  expect(timeRange(talk, ZONE)).toBe("13:30 – 14:00");
  expect(timeRange(night, ZONE)).toBe("22:00 – 04:00");
});

it("a session of a day or longer shows the day of its end", () => {
  expect(timeRange(dropIn, ZONE)).toBe("13:30 – Mon 10 May, 19:30");
});

it("a time has its zone only where the reader's clocks show another one", () => {
  const elsewhere = browserZone() === "Asia/Kathmandu" ? "UTC" : "Asia/Kathmandu";
  expect(zonedTime(talk.startsAt, browserZone())).toBe(clockTime(talk.startsAt, browserZone()));
  expect(zonedTime(talk.startsAt, elsewhere)).toMatch(/^\d\d:\d\d (GMT\+5:45|UTC)$/);
});
