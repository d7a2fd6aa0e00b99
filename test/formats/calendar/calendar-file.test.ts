import ICAL from "ical.js";
import nodeIcal from "node-ical";
import { describe, expect, it } from "vitest";
import { type CalendarEntry, calendarText } from "../../../functions/formats/calendar/calendar-file.ts";

const entry: CalendarEntry = {
  uid: "conf.talk@session-rsvp",
  sequence: 3,
  status: "CONFIRMED",
  title: "Knots, splices; \\ and “Ünïcode” 🎉",
  description: "First line\nSecond line, with a comma",
  location: "Saal 1; Etage 2",
  url: "https://rsvp.example/events/conf/sessions/conf.talk",
  startsAt: "2026-12-27T10:00:00.000Z",
  endsAt: "2026-12-27T11:00:00.000Z",
  timeZone: "Europe/Berlin",
  changedAt: "2026-12-01T08:00:00.000Z",
};

const textOf = (over: Partial<CalendarEntry> = {}, timeZone = "Europe/Berlin") =>
  calendarText({ name: "Conf; a, b", method: "PUBLISH", entries: [{ ...entry, timeZone, ...over }] });

/** What ical.js reads. */
function readFirst(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone"))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const component = calendar.getFirstSubcomponent("vevent");
  if (component === null) throw new Error("The calendar has no entry");
  return { calendar, component, event: new ICAL.Event(component) };
}

/** What node-ical reads. */
const allRead = (text: string) =>
  Object.values(nodeIcal.sync.parseICS(text)).flatMap((each) => (each?.type === "VEVENT" ? [each] : []));

const HALF_HOUR_MS = 30 * 60_000;

/** From the evening before to the morning after, in ISO, UTC. */
const halfHoursOf = (day: string): string[] =>
  Array.from({ length: 60 }, (_, n) =>
    new Date(Date.parse(`${day}T00:00:00Z`) + (n - 6) * HALF_HOUR_MS).toISOString(),
  );

const lasting45Minutes = (startsAt: string, timeZone: string): CalendarEntry => ({
  ...entry,
  timeZone,
  uid: startsAt,
  startsAt,
  endsAt: new Date(Date.parse(startsAt) + 45 * 60_000).toISOString(),
});

describe("a calendar file", () => {
  it("says the same to two parsers", () => {
    const text = textOf();
    const { event, component, calendar } = readFirst(text);
    const [other] = allRead(text);
    expect(event.uid).toBe(entry.uid);
    expect(event.sequence).toBe(3);
    expect(event.summary).toBe(entry.title);
    expect(event.description).toBe(entry.description);
    expect(event.location).toBe(entry.location);
    expect(component.getFirstPropertyValue("status")).toBe("CONFIRMED");
    expect(calendar.getFirstPropertyValue("x-wr-calname")).toBe("Conf; a, b");
    expect([other?.uid, other?.summary, other?.description, other?.location]).toEqual([
      entry.uid,
      entry.title,
      entry.description,
      entry.location,
    ]);
    expect([other?.status, Number(other?.sequence)]).toEqual(["CONFIRMED", 3]);
  });

  it.each([
    "Europe/Berlin",
    "America/New_York",
    "US/Pacific",
    "Europe/Kiev",
    "Etc/UTC",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "UTC",
  ])("has the right instants around the changes of the clocks: %s", (zone) => {
    const days = ["2026-03-08", "2026-03-29", "2026-04-04", "2026-10-03", "2026-10-25", "2026-11-01"];
    const entries = days.flatMap((day) =>
      halfHoursOf(day).map((startsAt) => lasting45Minutes(startsAt, zone)),
    );
    const text = calendarText({ name: "Days", method: "PUBLISH", entries });
    const times = entries.map(({ startsAt, endsAt }) => [startsAt, endsAt]);
    const { calendar } = readFirst(text);
    const events = calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
    expect(
      events.map((event) => [event.startDate, event.endDate].map((time) => time.toJSDate().toISOString())),
    ).toEqual(times);
    expect(allRead(text).map(({ start, end }) => [start.toISOString(), end?.toISOString()])).toEqual(times);
  });

  it("names the zone of the event, and describes it", () => {
    const text = textOf();
    expect(text).toContain("DTSTART;TZID=Europe/Berlin:20261227T110000");
    expect(text).toContain("BEGIN:VTIMEZONE");
    expect(text).toContain("DTSTAMP:20261201T080000Z");
  });

  it("describes each zone once, when events of several are in it", () => {
    const zones = ["Europe/Berlin", "Asia/Kolkata", "UTC", "Europe/Berlin", "Asia/Calcutta"];
    const entries = zones.map((timeZone, n) => ({ ...entry, uid: String(n), timeZone }));
    const text = calendarText({ name: "Feed", method: "PUBLISH", entries });
    expect(text.match(/^TZID:.*$/gm)?.map((line) => line.trim())).toEqual([
      "TZID:Europe/Berlin",
      "TZID:Asia/Kolkata",
    ]);
    expect(allRead(text).map(({ start }) => start.toISOString())).toEqual(zones.map(() => entry.startsAt));
  });

  it("has lines of at most 75 bytes that end with CR and LF", () => {
    const text = textOf({ title: "🎉ü".repeat(60), description: "\u4e2d".repeat(200) });
    const lines = text.split("\r\n");
    expect(lines.at(-1)).toBe("");
    expect(lines.join("")).not.toMatch(/[\r\n]/);
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(readFirst(text).event.summary).toBe("🎉ü".repeat(60));
  });

  it("keeps a text in its field, even one that looks like a field", () => {
    const title = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:other";
    const text = textOf({ title, location: title });
    expect(text.split("\r\n").filter((line) => line === "BEGIN:VEVENT")).toHaveLength(1);
    expect(readFirst(text).event.uid).toBe(entry.uid);
  });

  it("is the same text for the same entries", () => {
    expect(textOf()).toBe(textOf());
  });

  it("tells a calendar that follows it when to ask again", () => {
    const feed = { name: "Feed", method: "PUBLISH", entries: [] } as const;
    expect(calendarText({ ...feed, refreshMinutes: 60 })).toContain("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    expect(calendarText(feed)).not.toContain("REFRESH-INTERVAL");
  });
});
