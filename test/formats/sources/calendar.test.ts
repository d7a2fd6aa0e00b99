import { describe, expect, it } from "vitest";
import { readCalendar } from "../../../functions/formats/sources/calendar.ts";
import { Warnings } from "../../../functions/formats/warnings.ts";
import { firstOf, read } from "../schedule-file.ts";

const calendar = (events: string[][], ...head: string[]) =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//lantern days//EN",
    ...head,
    ...events.flatMap((lines) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"]),
    "END:VCALENDAR",
    "",
  ].join("\r\n");
const wicks = (...lines: string[]) => ["UID:wicks@lantern.example", "SUMMARY:Wicks", ...lines];
const timesOf = (text: string, event?: string) =>
  read(text, { event }).sessions.map(({ startsAt, endsAt }) => [startsAt, endsAt]);

const OUTLOOK = [
  "BEGIN:VTIMEZONE",
  "TZID:W. Europe Standard Time",
  "BEGIN:STANDARD",
  "DTSTART:16010101T030000",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0100",
  "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
  "END:STANDARD",
  "BEGIN:DAYLIGHT",
  "DTSTART:16010101T020000",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0200",
  "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3",
  "END:DAYLIGHT",
  "END:VTIMEZONE",
];

describe("iCalendar", () => {
  it("gives its sessions", () => {
    const lines = [
      "DTSTART;TZID=Europe/Vienna:20270508T100000",
      "DTEND;TZID=Europe/Vienna:20270508T113000",
      "LOCATION:Lamp Room",
      "CATEGORIES:Making,Mending",
      "DESCRIPTION:All about wicks\\, long",
      "  and short.\\nBring one.",
    ];
    const { conference, sessions, silentOn, warnings } = read(
      calendar([wicks(...lines)], "X-WR-CALNAME:Lantern Days"),
    );
    expect(conference).toMatchObject({
      eventId: "lantern-days",
      title: "Lantern Days",
      timeZone: "Europe/Vienna",
    });
    expect(sessions).toEqual([
      {
        sessionId: expect.stringMatching(/^test\.[0-9a-f]{32}$/),
        source: { token: expect.stringMatching(/^[0-9a-f]{32}$/), name: "wicks@lantern.example", id: null },
        title: "Wicks",
        abstract: "All about wicks, long and short.\nBring one.",
        type: null,
        track: "Making, Mending",
        room: "Lamp Room",
        language: null,
        speakers: [],
        startsAt: "2027-05-08T08:00:00.000Z",
        endsAt: "2027-05-08T09:30:00.000Z",
      },
    ]);
    expect(silentOn).toEqual(["type", "language", "speakers"]);
    expect(warnings).toEqual([]);
  });

  it.each([
    ["in UTC", ["DTSTART:20270508T080000Z", "DTEND:20270508T090000Z"]],
    ["in a zone of its own", ["DTSTART;TZID=America/New_York:20270508T040000", "DURATION:PT1H"]],
    [
      "with a path before its zone",
      ["DTSTART;TZID=/x.example/Europe/Vienna:20270508T100000", "DURATION:PT1H"],
    ],
    ["on whatever clocks there are", ["DTSTART:20270508T100000", "DURATION:PT1H"]],
    [
      "in a zone that the file defines",
      ["DTSTART;TZID=W. Europe Standard Time:20270508T100000", "DURATION:PT1H"],
    ],
  ])("reads a time %s", (_, lines) => {
    expect(timesOf(calendar([wicks(...lines)], ...OUTLOOK), "Europe/Vienna")).toEqual([
      ["2027-05-08T08:00:00.000Z", "2027-05-08T09:00:00.000Z"],
    ]);
  });

  it("reads whole days", () => {
    const days = ["DTSTART;VALUE=DATE:20270508", "DTEND;VALUE=DATE:20270510"];
    expect(timesOf(calendar([wicks(...days)], "X-WR-TIMEZONE:Europe/Vienna"))).toEqual([
      ["2027-05-07T22:00:00.000Z", "2027-05-09T22:00:00.000Z"],
    ]);
  });

  it("gives each time of a repeated session, without excluded or moved ones", () => {
    const zone = ";TZID=Europe/Vienna";
    const master = wicks(
      `DTSTART${zone}:20270508T100000`,
      "DURATION:PT1H",
      "RRULE:FREQ=DAILY;COUNT=4",
      `EXDATE${zone}:20270509T100000`,
    );
    const moved = wicks(
      `RECURRENCE-ID${zone}:20270510T100000`,
      `DTSTART${zone}:20270510T150000`,
      "DURATION:PT1H",
    );
    const result = readCalendar(calendar([master, moved]), new Warnings());
    const events = result.kind === "source" ? result.source.days.flatMap((day) => day.events) : [];
    expect(events.map(({ date, end }) => [date, end])).toEqual([
      ["2027-05-08T10:00:00+02:00", "2027-05-08T11:00:00+02:00"],
      ["2027-05-11T10:00:00+02:00", "2027-05-11T11:00:00+02:00"],
      ["2027-05-10T15:00:00+02:00", "2027-05-10T16:00:00+02:00"],
    ]);
  });

  it("leaves out cancelled sessions and sessions without a time, and says so", () => {
    const time = "DTSTART:20270508T080000Z";
    const events = [
      wicks(time, "DTEND:20270508T090000Z"),
      ["UID:2", "SUMMARY:Called off", time, "STATUS:CANCELLED"],
      ["UID:3", "SUMMARY:Some day"],
    ];
    const { sessions, warnings } = read(calendar(events), { event: "UTC" });
    expect(sessions).toHaveLength(1);
    expect(warnings).toEqual(
      expect.arrayContaining([
        'Session "Called off" is left out, because the calendar says that it is cancelled.',
        'Session "Some day" is left out, because the start cannot be read.',
      ]),
    );
  });

  it.each(["SECONDLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5", "YEARLY;COUNT=9;BYMONTH=2;BYMONTHDAY=30", "DAILY"])(
    "reads only the first time of a rule that may never end: %s",
    (rule) => {
      const endless = wicks("DTSTART:20270508T080000Z", "DURATION:PT1H", `RRULE:FREQ=${rule}`);
      const { sessions, warnings } = read(calendar([endless]), { event: "UTC" });
      expect(sessions).toHaveLength(1);
      expect(warnings).toContainEqual(expect.stringMatching(/only the first time is imported\.$/));
    },
  );

  it("does not follow the rules of a zone that change every second", () => {
    const hostile = OUTLOOK.map((line) => line.replace("FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU", "FREQ=SECONDLY"));
    const time = ["DTSTART;TZID=W. Europe Standard Time:20270508T100000", "DURATION:PT1H"];
    expect(timesOf(calendar([wicks(...time)], ...hostile), "Europe/Vienna")).toHaveLength(1);
  });

  it("keeps a session without a UID by its title", () => {
    const { sessions } = read(calendar([["SUMMARY:wicks", "DTSTART:20270508T080000Z", "DURATION:PT1H"]]), {
      event: "UTC",
    });
    expect(firstOf(sessions).sessionId).toBe("test.wicks");
  });

  it("says that only the first of several calendars is read", () => {
    const time = ["DTSTART:20270508T080000Z", "DURATION:PT1H"];
    const { sessions, warnings } = read(calendar([wicks(...time)]) + calendar([["UID:oil", ...time]]), {
      event: "UTC",
    });
    expect(sessions).toHaveLength(1);
    expect(warnings).toContain("There are 2 calendars in the file. Only the first one is read.");
  });
});
