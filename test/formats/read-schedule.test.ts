import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readSchedule } from "../../functions/formats/read-schedule.ts";
import { firstOf, read, readTalks, scheduleJson, talk } from "./schedule-file.ts";

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8");

describe("schedule JSON", () => {
  const schedule = read(fixture("lantern-days.schedule.json"));

  it("gives the conference with times in UTC", () => {
    expect(schedule.conference).toEqual({
      eventId: "lantern26",
      title: "Lantern Days 2026",
      timeZone: "Europe/Vienna",
      startsAt: "2026-03-28T08:00:00.000Z",
      endsAt: "2026-03-29T16:00:00.000Z",
    });
  });

  it("gives a session with its text tidied, its markup kept and the capacity of its room", () => {
    expect(schedule.sessions[0]).toEqual({
      sessionId: "test.7a1c9e503b7d4c559f0e2d6c1b8a4e01",
      source: {
        token: "7a1c9e503b7d4c559f0e2d6c1b8a4e01",
        name: "7a1c9e50-3b7d-4c55-9f0e-2d6c1b8a4e01",
        id: "1",
      },
      title: "Welcome & first light",
      abstract: "How we light a hall.\n\nWith <b>care</b>.",
      type: "Talk",
      track: "Stage",
      room: "Lamp Room",
      language: "en",
      speakers: [{ name: "Ida Wick" }, { name: "Bo Flint" }],
      startsAt: "2026-03-28T08:30:00.000Z",
      endsAt: "2026-03-28T09:15:00.000Z",
      capacity: 80,
    });
  });

  it("takes the description if there is no abstract", () => {
    expect(schedule.sessions[1]?.abstract).toBe("Three ways to make light.");
  });

  it("gives no capacity if the room has none", () => {
    expect(schedule.sessions.map((session) => session.capacity)).toEqual([80, 80, 12, undefined]);
    expect(schedule.sessions[3]).not.toHaveProperty("capacity");
  });

  it("gives no warning for a regular file", () => {
    expect(schedule.warnings).toEqual([]);
    expect(schedule.silentOn).toEqual([]);
  });
});

describe("schedule XML", () => {
  it("gives the same sessions as JSON, except for the capacities", () => {
    const json = read(fixture("lantern-days.schedule.json"));
    const xml = read(fixture("lantern-days.schedule.xml"));
    expect(xml).toEqual({ ...json, sessions: json.sessions.map(({ capacity: _, ...session }) => session) });
  });

  it("reads pentabarf files, whose sessions have no guid, date or language", () => {
    const schedule = read(fixture("attic-meeting.pentabarf.xml"), { asked: "Europe/Dublin" });
    expect(schedule.conference).toEqual({
      eventId: "attic-meeting-08",
      title: "Attic Meeting '08",
      timeZone: "Europe/Dublin",
      startsAt: "2008-05-01T23:00:00.000Z",
      endsAt: "2008-05-03T22:59:00.000Z",
    });
    expect(schedule.sessions).toEqual([
      {
        sessionId: "test.31",
        source: { token: "31", name: "31", id: "31" },
        title: "What is in the boxes",
        abstract: "We open them.",
        type: "Talk (90 mins)",
        track: "Boxes",
        room: "Attic",
        language: null,
        speakers: [{ name: "Mo Rafter" }],
        startsAt: "2008-05-02T18:00:00.000Z",
        endsAt: "2008-05-02T19:30:00.000Z",
      },
      {
        sessionId: "test.32",
        source: { token: "32", name: "32", id: "32" },
        title: "Night reading",
        abstract: "Bring a torch.",
        type: null,
        track: null,
        room: "Attic",
        language: null,
        speakers: [{ name: "Tess Beam" }],
        startsAt: "2008-05-03T00:15:00.000Z",
        endsAt: "2008-05-03T01:00:00.000Z",
      },
    ]);
    expect(schedule.silentOn).toEqual(["language"]);
    expect(schedule.warnings).toEqual([
      "The file names no time zone. Its times are read in Europe/Dublin, as you asked.",
    ]);
  });
});

describe("the format of a file", () => {
  it.each(["application/json", "application/xml", "text/plain", undefined])(
    "is decided by its content, even if it is sent as %s",
    (contentType) => {
      for (const name of ["lantern-days.schedule.json", "lantern-days.schedule.xml"]) {
        expect(readSchedule(`\uFEFF\n${fixture(name)}`, contentType, "test").kind).toBe("schedule");
      }
    },
  );

  it.each([
    ["", undefined, "schedule", "neither JSON nor XML, nor iCalendar, nor CSV with a header"],
    ["BEGIN:VCALENDAR", undefined, "calendar", /^the file is not iCalendar: invalid ical body/],
    ["hello", "text/calendar", "calendar", /^the file is not iCalendar: /],
    ["hello, world", undefined, "schedule", "neither JSON nor XML, nor iCalendar, nor CSV with a header"],
    ["Title, world", undefined, "row 1", 'no column "Start"'],
    ["<html/>", undefined, "html", "expected <schedule> as the root element"],
    ["<schedule><day></schedule>", undefined, "schedule", /^not XML: .* \(line 1, column \d+\)$/],
    ["[]", undefined, "schedule", "expected an object with a schedule in it"],
    ["{}", undefined, "schedule.conference", "expected an object"],
    ['{"schedule":{"conference":[]}}', undefined, "schedule.conference", "expected an object"],
    ['{"schedule":{"conference":{"days":{}}}}', undefined, "schedule.conference.days", "expected an array"],
    ['{"schedule":', undefined, "schedule", /^the file is not JSON: /],
    ["hello", "application/json", "schedule", /^the file is not JSON: /],
    ["hello", "text/xml", "schedule", /^not XML: /],
    [scheduleJson({}), undefined, "schedule", "the file has no sessions"],
  ])("is invalid if it is %j", (text, contentType, path, message) => {
    expect(readSchedule(text, contentType, "test")).toEqual({
      kind: "invalid",
      errors: [{ path, message: expect.stringMatching(message) }],
    });
  });

  it("says why each session was left out if none is left", () => {
    const talks = [talk({ date: "soon" }), talk({ guid: null })];
    expect(readSchedule(scheduleJson({ Hall: talks }), undefined, "test")).toEqual({
      kind: "invalid",
      errors: [
        { path: "schedule", message: "none of the 2 sessions can be read" },
        { path: "schedule", message: 'Session "A talk" is left out, because the start cannot be read.' },
        {
          path: "schedule",
          message: 'Session "A talk" is left out, because there is no guid, id or slug.',
        },
      ],
    });
    const cancelled = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "SUMMARY:Wicks", "STATUS:CANCELLED", "END:VEVENT"];
    expect(readSchedule([...cancelled, "END:VCALENDAR"].join("\r\n"), undefined, "test")).toMatchObject({
      errors: [
        { message: "the file has no sessions" },
        { message: 'Session "Wicks" is left out, because the calendar says that it is cancelled.' },
      ],
    });
  });

  it("is invalid with more sessions than one import can take", () => {
    const talks = Array.from({ length: 5_001 }, (_, index) => talk({ guid: `talk-${index}` }));
    expect(readSchedule(scheduleJson({ Hall: talks }), undefined, "test")).toEqual({
      kind: "invalid",
      errors: [
        { path: "schedule", message: "the file has 5001 sessions; at most 5000 can be imported at once" },
      ],
    });
  });
});

describe("limits of what is stored", () => {
  it("shorten long texts with a warning", () => {
    const long = talk({
      title: "t".repeat(301),
      abstract: `a${"😀".repeat(5_000)}`,
      persons: Array.from({ length: 51 }, (_, index) => ({ name: `P${index}` })),
    });
    const schedule = readTalks(long);
    const session = firstOf(schedule.sessions);
    expect(session.title).toBe(`${"t".repeat(299)}…`);
    expect(session.abstract?.length).toBeLessThanOrEqual(8_000);
    expect(session.abstract?.isWellFormed()).toBe(true);
    expect(session.speakers).toHaveLength(50);
    expect(schedule.warnings.map((warning) => warning.replace(/"t+…"/, "…"))).toEqual([
      "Session …: the title is shortened to 300 characters.",
      "Session …: only the first 50 speakers are kept.",
      "Session …: the abstract is shortened to 8000 characters.",
    ]);
  });

  it("leave out control characters and invalid Unicode", () => {
    const odd = talk({ title: "A\u0000 \u001b[31mtalk\ud800", abstract: "one\u0007\r\ntwo" });
    expect(firstOf(readTalks(odd).sessions)).toMatchObject({
      title: "A [31mtalk\ufffd",
      abstract: "one\ntwo",
    });
  });
});
