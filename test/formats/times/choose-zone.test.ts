import { describe, expect, it } from "vitest";
import { readSchedule } from "../../../functions/formats/read-schedule.ts";
import { firstOf, read, scheduleJson, talk } from "../schedule-file.ts";

const none = { time_zone_name: undefined };
const without = (talks: object[], day: Record<string, unknown> = {}) =>
  scheduleJson({ Hall: talks }, none, day);
const local = without([talk({ date: "2026-03-28T10:00:00" })]);

describe("the zone of a file that names none", () => {
  it("is the event's own, even if another is asked for", () => {
    const { conference, sessions, warnings } = read(local, { event: "Asia/Tokyo", asked: "Europe/Rome" });
    expect([conference.timeZone, firstOf(sessions).startsAt]).toEqual([
      "Asia/Tokyo",
      "2026-03-28T01:00:00.000Z",
    ]);
    expect(warnings).toEqual([
      "The file names no time zone. Its times are read in the time zone of the event, Asia/Tokyo.",
    ]);
  });

  it("is the requested one if the event is new", () => {
    expect(firstOf(read(local, { asked: "Europe/Rome" }).sessions).startsAt).toBe("2026-03-28T09:00:00.000Z");
  });

  it("must be named if nothing else tells", () => {
    expect(readSchedule(local, undefined, "test")).toEqual({
      kind: "invalid",
      errors: [{ path: "timeZone", message: expect.stringContaining("?timeZone=Europe/Berlin") }],
    });
  });
});

describe("the zone of a file with offsets alone", () => {
  const deduced = (file: string) => {
    const result = readSchedule(file, undefined, "test");
    return result.kind === "schedule" ? result.schedule.conference.timeZone : null;
  };

  it("has their offset", () => {
    expect(deduced(without([talk()]))).toBe("Etc/GMT-1");
    expect(deduced(without([talk({ date: "2026-03-28T10:00:00-06:00" })]))).toBe("Etc/GMT+6");
  });

  it("is a real zone if offsets change or are not whole hours", () => {
    const changing = [talk(), talk({ guid: "b", date: "2026-03-29T10:00:00+02:00" })];
    expect(deduced(without(changing))).toBe("Europe/Berlin");
    expect(deduced(without([talk({ date: "2026-03-28T10:00:00+05:30" })]))).toBe("Asia/Kolkata");
  });

  it("follows from local times next to times in UTC", () => {
    expect(deduced(without([talk({ date: "2026-03-28T09:00:00Z", start: "10:00" })]))).toBe("Etc/GMT-1");
    expect(deduced(without([talk({ date: "2026-03-28T10:00:00Z", start: "10:00" })]))).toBe("UTC");
  });

  it("is UTC if all times are in UTC, always with a warning", () => {
    const result = readSchedule(without([talk({ date: "2026-03-28T09:00:00Z" })]), undefined, "test");
    expect(result).toMatchObject({
      schedule: {
        conference: { timeZone: "UTC" },
        warnings: [expect.stringMatching(/names no time zone\. UTC is used/)],
      },
    });
  });

  it("is unknown if sessions would fall on other days", () => {
    expect(deduced(without([talk({ date: "2026-03-30T10:00:00+01:00" })]))).toBeNull();
    const day = { day_start: "2026-03-27T21:00:00Z", day_end: "2026-03-28T21:00:00Z" };
    expect(deduced(without([talk()], day))).toBeNull();
  });

  it("is unknown if they contradict each other", () => {
    const odd = [talk(), talk({ guid: "b", date: "2026-03-28T10:00:00+11:00" })];
    expect(deduced(without(odd))).toBeNull();
  });
});
