import { describe, expect, it } from "vitest";
import { momentOf, wallTimeOf } from "../../../web/src/time/wall-time.ts";

describe("a local time means a moment", () => {
  it.each([
    ["in winter", "2030-01-10T09:00", "Europe/Berlin", "2030-01-10T08:00:00.000Z"],
    ["in summer", "2030-07-10T09:00", "Europe/Berlin", "2030-07-10T07:00:00.000Z"],
    [
      "an hour before clocks are put forward",
      "2030-03-31T01:59",
      "Europe/Berlin",
      "2030-03-31T00:59:00.000Z",
    ],
    ["when they have been put forward", "2030-03-31T03:00", "Europe/Berlin", "2030-03-31T01:00:00.000Z"],
    ["west of Greenwich", "2030-12-31T20:00", "America/New_York", "2031-01-01T01:00:00.000Z"],
    ["in a zone of quarters of an hour", "2030-01-10T09:00", "Asia/Kathmandu", "2030-01-10T03:15:00.000Z"],
    ["half a day ahead", "2030-01-10T09:00", "Pacific/Kiritimati", "2030-01-09T19:00:00.000Z"],
  ])("%s", (_, wallTime, zone, at) => {
    expect(momentOf(wallTime, zone)).toEqual({ kind: "once", at });
    expect(wallTimeOf(at, zone)).toBe(wallTime);
  });

  it.each([
    ["2030-03-31T02:30", "Europe/Berlin", "2030-03-31T01:30:00.000Z"],
    ["2027-03-14T02:30", "America/New_York", "2027-03-14T07:30:00.000Z"],
    ["2030-10-06T02:15", "Australia/Lord_Howe", "2030-10-05T15:45:00.000Z"],
  ])("that goes forward if the clocks skip it: %s in %s", (wallTime, zone, at) => {
    expect(momentOf(wallTime, zone)).toEqual({ kind: "skipped", at });
  });

  it("that comes twice, because the clocks go back: the first is meant", () => {
    expect(momentOf("2030-10-27T02:30", "Europe/Berlin")).toEqual({
      kind: "twice",
      at: "2030-10-27T00:30:00.000Z",
    });
  });

  it.each(["", "2030-01-10", "soon", "2030-13-40T99:99"])("and %o means no moment", (wallTime) => {
    expect(momentOf(wallTime, "Europe/Berlin")).toEqual({ kind: "unreadable" });
  });
});
