import { describe, expect, it } from "vitest";
import { firstOf, read, readTalks, scheduleJson, talk } from "./schedule-file.ts";

describe("unusual sessions are imported with a warning", () => {
  it.each([
    ["00:00", 'the duration "00:00" is not usable'],
    ["-01:00", 'the duration "-01:00" is not usable'],
    ["long", 'the duration "long" is not usable'],
    [null, "there is no end and no duration"],
    ["999:00:00", 'the duration "999:00:00" is not usable'],
  ])("saying that 30 minutes are assumed for a duration of %j", (duration, said) => {
    const { sessions, warnings } = readTalks(talk({ duration }));
    expect(firstOf(sessions).endsAt).toBe("2026-03-28T09:30:00.000Z");
    expect(warnings).toEqual([`Session "A talk": ${said}, so 30 minutes are assumed.`]);
  });

  it.each([
    ["00:45", "2026-03-28T09:45:00.000Z"],
    ["1:02:30", "2026-03-29T11:30:00.000Z"],
    ["90", "2026-03-28T10:30:00.000Z"],
    [90, "2026-03-28T10:30:00.000Z"],
    ["12:00", "2026-03-28T21:00:00.000Z"],
  ])("but not for a duration of %j", (duration, endsAt) => {
    expect(firstOf(readTalks(talk({ duration })).sessions).endsAt).toBe(endsAt);
  });

  it("when they last more than a day", () => {
    expect(readTalks(talk({ duration: "24:01" })).warnings).toContain(
      'Session "A talk": the length is over a day.',
    );
  });

  it("when they have no title", () => {
    const { sessions, warnings } = readTalks(talk({ title: " ", slug: "mystery" }));
    expect(firstOf(sessions).title).toBe("Untitled session");
    expect(warnings).toEqual(['Session "mystery": there is no title.']);
  });

  it("when they overlap in one room", () => {
    const { warnings } = read(
      scheduleJson({
        Hall: [
          talk({ guid: "long", title: "Long", duration: "03:00" }),
          talk({ guid: "short", title: "Short", date: "2026-03-28T10:15:00+01:00", duration: "00:15" }),
          talk({ guid: "late", title: "Late", date: "2026-03-28T12:59:00+01:00" }),
          talk({ guid: "next", title: "Next", date: "2026-03-28T13:59:00+01:00" }),
        ],
        Attic: [talk({ guid: "elsewhere" })],
      }),
    );
    expect(warnings).toEqual([
      'Sessions "Long" and "Short" overlap in room "Hall" on Sat 28 Mar, 10:15.',
      'Sessions "Long" and "Late" overlap in room "Hall" on Sat 28 Mar, 12:59.',
    ]);
  });

  it("when they lie outside the conference's days", () => {
    const day = { day_start: "2026-03-28T10:30:00+01:00", day_end: "2026-03-28T18:00:00+01:00" };
    expect(read(scheduleJson({ Hall: [talk()] }, {}, day)).warnings).toEqual([
      'Session "A talk" on Sat 28 Mar, 10:00 is not on a day of the conference.',
    ]);
  });

  it("when their room is not among the conference's", () => {
    const file = scheduleJson({ Hall: [talk()] }, { rooms: [{ name: "Attic", capacity: 7 }] });
    expect(read(file).warnings).toEqual(['Room "Hall" is not among the conference\'s rooms.']);
  });

  it("when their clock contradicts their date", () => {
    expect(readTalks(talk({ start: "11:00" })).warnings).toEqual([
      'Session "A talk": its clock says 11:00, but its date says Sat 28 Mar, 10:00, so the date is used.',
    ]);
  });
});

describe("unusual times", () => {
  it("are the same in UTC and with an offset", () => {
    const { sessions, conference, warnings } = read(
      scheduleJson(
        { Hall: [talk()] },
        { start: "2026-03-28T08:00:00+00:00", end: "2026-03-28T20:00:00+00:00" },
      ),
    );
    expect([conference.startsAt, firstOf(sessions).startsAt]).toEqual([
      "2026-03-28T08:00:00.000Z",
      "2026-03-28T09:00:00.000Z",
    ]);
    expect(warnings).toEqual([]);
  });

  it("get a warning if the zone does not have their offset", () => {
    expect(readTalks(talk({ date: "2026-03-28T10:00:00+05:30" })).warnings).toEqual([
      'Session "A talk": the offset +05:30 is not the offset of Europe/Vienna at that time.',
    ]);
  });

  it("are local to the conference's zone if they have no offset", () => {
    const { sessions } = readTalks(
      talk({ guid: "winter", date: "2026-03-28T10:00:00" }),
      talk({ guid: "summer", date: "2026-03-29T10:00:00" }),
      talk({ guid: "clock", date: "2026-03-29", start: "9:30" }),
    );
    expect(sessions.map(({ startsAt }) => startsAt)).toEqual([
      "2026-03-28T09:00:00.000Z",
      "2026-03-29T08:00:00.000Z",
      "2026-03-29T07:30:00.000Z",
    ]);
  });

  it.each([
    "9999-99-99T10:00:00Z",
    "+275760-09-13T00:00:00Z",
    "2026-02-30T10:00:00Z",
    "1999-12-31T10:00:00Z",
    5,
    [],
  ])("leave a session out if they are %j", (date) => {
    const { sessions, warnings } = readTalks(talk({ title: "Odd", date }), talk({ guid: "other" }));
    expect(sessions.map(({ sessionId }) => sessionId)).toEqual(["test.other"]);
    expect(warnings).toEqual(['Session "Odd" is left out, because the start cannot be read.']);
  });

  it("of the conference come from its sessions if they are not usable", () => {
    const talks = [talk({ guid: "late", date: "2026-03-28T20:00:00+01:00" }), talk()];
    const { conference } = read(scheduleJson({ Hall: talks }, { start: "2026-04-02", end: "2026-03-01" }));
    expect(conference).toMatchObject({
      startsAt: "2026-03-28T09:00:00.000Z",
      endsAt: "2026-03-28T20:00:00.000Z",
    });
  });

  it.each(["Mars/Olympus", "+01:00", "x".repeat(500), "Europe/Berlin; DROP"])(
    "have an unknown zone if it is called %s",
    (name) => {
      const schedule = read(scheduleJson({ Hall: [talk()] }, { time_zone_name: name }));
      expect(firstOf(schedule.warnings)).toMatch(
        /^The file's time zone ".+" is not known\. Etc\/GMT-1 is used/,
      );
    },
  );
});

describe("identity", () => {
  const idOf = (fields: object) =>
    firstOf(readTalks(talk({ guid: undefined, ...fields })).sessions).sessionId;

  it("is the guid, else the id, else the slug", () => {
    expect(idOf({ guid: "G-1", id: 2, slug: "three" })).toBe("test.g-1");
    expect(idOf({ guid: "", id: 2, slug: "three" })).toBe("test.2");
    expect(idOf({ slug: "three" })).toBe("test.three");
  });

  it("is the same for every spelling of a UUID", () => {
    const id = "test.7a1c9e503b7d4c559f0e2d6c1b8a4e01";
    expect(idOf({ guid: " 7A1C9E50-3B7D-4C55-9F0E-2D6C1B8A4E01 " })).toBe(id);
    expect(idOf({ guid: "7a1c9e503b7d4c559f0e2d6c1b8a4e01" })).toBe(id);
  });

  it.each(["https://example.org/talks/1", "ä", "x".repeat(65)])(
    "is a digest if %s does not fit into an id",
    (guid) => {
      expect(idOf({ guid })).toMatch(/^test\.[0-9a-f]{32}$/);
    },
  );

  it("is required: a session without one is left out", () => {
    expect(readTalks(talk({ guid: null }), talk()).warnings).toEqual([
      'Session "A talk" is left out, because there is no guid, id or slug.',
    ]);
  });

  it("gives as many sessions as one guid has starts", () => {
    const { sessions, warnings } = readTalks(
      talk(),
      talk({ title: "Twin", date: "2026-03-28T14:00:00+01:00" }),
    );
    expect(sessions.map(({ sessionId }) => sessionId)).toEqual(["test.a-talk", "test.a-talk-20260328T1300Z"]);
    expect(warnings).toEqual([]);
  });

  it("gives one session for identical entries", () => {
    const { sessions, warnings } = readTalks(talk(), talk());
    expect(sessions).toHaveLength(1);
    expect(warnings).toContain('Session "A talk" is left out, because it is in the file twice.');
  });

  it("distinguishes guids that differ only by case", () => {
    const { sessions } = readTalks(
      talk({ guid: "Ab" }),
      talk({ guid: "aB", date: "2026-03-28T14:00:00+01:00" }),
    );
    expect(sessions.map(({ sessionId }) => sessionId)).toEqual(["test.ab", "test.ab-20260328T1300Z"]);
  });
});

describe("capacities", () => {
  const inHall = (capacity: unknown) => {
    const file = scheduleJson({ Hall: [talk()] }, { rooms: [{ name: "Hall", capacity }] });
    const { sessions, warnings } = read(file);
    return { capacity: firstOf(sessions).capacity, warnings };
  };

  it.each([-5, 2.5, "many", true, [], 1e9, "-5", "50-60", "1.5", "40 seated, 80 standing"])(
    "of %j set no limit, with a warning",
    (capacity) => {
      const read = inHall(capacity);
      expect(read.capacity).toBeUndefined();
      expect(read.warnings).toEqual([
        expect.stringMatching(
          /^Room "Hall": its capacity .+ is not a number of seats, so the file sets no limit/,
        ),
      ]);
    },
  );

  it.each([
    [0, 0],
    ["0", 0],
    ["290 seats", 290],
    ["ca. 40 persons", 40],
    ["max. 12", 12],
    ["1,200", 1_200],
    ["1 200 places", 1_200],
    [" 25 ", 25],
  ])("of %j are understood", (said, capacity) => {
    expect(inHall(said)).toEqual({ capacity, warnings: [] });
  });

  it.each([null, undefined, "", "unlimited", "–"])("of %j count as missing", (said) => {
    expect(inHall(said)).toEqual({ capacity: undefined, warnings: [] });
  });

  it("use the first of two values that contradict each other", () => {
    const rooms = [
      { name: "Hall", capacity: 20 },
      { name: "Hall", capacity: 30 },
    ];
    const { sessions, warnings } = read(scheduleJson({ Hall: [talk()] }, { rooms }));
    expect(firstOf(sessions).capacity).toBe(20);
    expect(warnings).toEqual(['Room "Hall" has two capacities. The first one is used.']);
  });
});

describe("warnings", () => {
  it("are bounded in number and length", () => {
    const talks = Array.from({ length: 150 }, (_, index) =>
      talk({
        guid: `talk-${index}`,
        title: "t".repeat(10_000),
        duration: `odd ${index}`,
        date: `2026-03-28T10:00:00+01:00`,
      }),
    );
    const { warnings } = read(
      scheduleJson(Object.fromEntries(talks.map((each, index) => [`Room ${index}`, [each]]))),
    );
    expect(warnings).toHaveLength(101);
    expect(warnings.at(-1)).toBe("… and 51 more");
    expect(Math.max(...warnings.map((warning) => warning.length))).toBeLessThanOrEqual(300);
  });

  it("are given once for many sessions, with their number", () => {
    const talks = Array.from({ length: 118 }, (_, index) =>
      talk({ guid: `${index}`, title: `T${index}`, date: "soon" }),
    );
    expect(readTalks(talk(), ...talks).warnings).toEqual([
      '118 sessions ("T0", "T1", "T2", "T3", "T4" and 113 more) are left out, because the start cannot be read.',
    ]);
  });

  it("give times as the event shows them", () => {
    const file = scheduleJson({ Hall: [talk({ start: "11:00" })] });
    expect(read(file, { event: "Asia/Tokyo" }).warnings).toEqual([
      "The times in the file are in Europe/Vienna. The event shows its times in Asia/Tokyo.",
      'Session "A talk": its clock says 11:00, but its date says Sat 28 Mar, 18:00, so the date is used.',
    ]);
  });
});
