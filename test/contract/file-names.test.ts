import { describe, expect, it } from "vitest";
import {
  eventRosterFileName,
  rosterFileName,
  scheduleCalendarFileName,
  sessionCalendarFileName,
} from "../../functions/contract/file-names.ts";

const AT = new Date("2026-11-29T23:30:00.000Z");
const session = (title: string) => ({ eventId: "lantern-days", sessionId: "lantern-days.k7q2", title });

describe("the name of a file", () => {
  it("says what the file holds, and of which day it is", () => {
    expect(eventRosterFileName("lantern-days", AT)).toBe("lantern-days-all-attendees-2026-11-29.csv");
    expect(scheduleCalendarFileName("lantern-days")).toBe("lantern-days-my-schedule.ics");
    expect(rosterFileName(session("Knots that untie themselves"), "WAITLISTED", AT)).toBe(
      "lantern-days-knots-that-untie-themselves-waitlisted-2026-11-29.csv",
    );
  });

  it.each([
    ["Café “Überfahrt” & /etc/../passwd", "lantern-days-cafe-uberfahrt-etc-passwd.ics"],
    ["Don't panic: don’t", "lantern-days-dont-panic-dont.ics"],
    ["灯台の下で", "lantern-days-k7q2.ics"],
    ["Маяк 2", "lantern-days-k7q2.ics"],
    ["!?", "lantern-days-k7q2.ics"],
    ["C++ für Leuchttürme", "lantern-days-c-fur-leuchtturme.ics"],
  ])("has only safe characters, and the id in place of a title that has none of them: %s", (title, name) => {
    expect(sessionCalendarFileName(session(title))).toBe(name);
  });

  it("is short enough for every system", () => {
    const name = rosterFileName(session("Lighthouse ".repeat(40)), "CONFIRMED", AT);
    expect(name).toMatch(/^[a-z0-9-]{1,130}\.csv$/);
    expect(name).toMatch(/-confirmed-2026-11-29\.csv$/);
    expect(name).not.toContain("--");
  });
});
