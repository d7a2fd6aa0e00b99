import { describe, expect, it } from "vitest";
import { readSchedule } from "../../../functions/formats/read-schedule.ts";
import { read } from "../schedule-file.ts";

const session = (changes: object = {}) => ({
  id: "48213",
  title: "Wicks",
  description: "All about wicks.\r\n\r\nBring one.",
  startsAt: "2027-05-08T10:00:00",
  endsAt: "2027-05-08T10:45:00",
  isServiceSession: false,
  isPlenumSession: false,
  speakers: [{ id: "a-1", name: "Ida Wick" }],
  categories: [
    { id: 1, name: "Track", categoryItems: [{ id: 11, name: "Making" }], sort: 1 },
    { id: 2, name: "Session format", categoryItems: [{ id: 21, name: "Talk" }], sort: 2 },
    { id: 3, name: "Language", categoryItems: [{ id: 31, name: "English" }], sort: 3 },
  ],
  roomId: 7,
  room: "Lamp Room",
  liveUrl: null,
  status: "Accepted",
  ...changes,
});
const grid = (...rooms: object[]) =>
  JSON.stringify([
    {
      date: "2027-05-08T00:00:00",
      isDefault: true,
      rooms,
      timeSlots: [
        { slotStart: "10:00:00", rooms: [{ id: 7, name: "Lamp Room", session: session(), index: 0 }] },
      ],
    },
  ]);
const room = (name: string, ...sessions: object[]) => ({
  id: 7,
  name,
  sessions,
  hasOnlyPlenumSessions: false,
});
const vienna = { event: "Europe/Vienna" };

describe("Sessionize's grid", () => {
  it("gives its sessions, with times in the zone of the event", () => {
    expect(read(grid(room("Lamp Room", session())), vienna)).toEqual({
      conference: {
        eventId: null,
        title: null,
        timeZone: "Europe/Vienna",
        startsAt: "2027-05-08T08:00:00.000Z",
        endsAt: "2027-05-08T08:45:00.000Z",
      },
      sessions: [
        {
          sessionId: "test.48213",
          source: { token: "48213", name: "48213", id: "48213" },
          title: "Wicks",
          abstract: "All about wicks.\n\nBring one.",
          type: "Talk",
          track: "Making",
          room: "Lamp Room",
          language: "English",
          speakers: [{ name: "Ida Wick" }],
          startsAt: "2027-05-08T08:00:00.000Z",
          endsAt: "2027-05-08T08:45:00.000Z",
        },
      ],
      silentOn: [],
      warnings: [
        "The file names no time zone. Its times are read in the time zone of the event, Europe/Vienna.",
      ],
    });
  });

  it("needs the zone of a new event", () => {
    expect(readSchedule(grid(room("A", session())), undefined, "test")).toMatchObject({
      kind: "invalid",
      errors: [{ path: "timeZone" }],
    });
  });

  it("gives a plenary session once, although it is listed under each room", () => {
    const plenum = session({ isPlenumSession: true });
    expect(read(grid(room("A", plenum), room("B", plenum)), vienna).sessions).toHaveLength(1);
  });

  it("leaves out sessions without a time, and says so", () => {
    const unplanned = session({ id: "2", title: "Some day", startsAt: null, endsAt: null });
    const { sessions, warnings } = read(grid(room("A", session(), unplanned)), vienna);
    expect(sessions).toHaveLength(1);
    expect(warnings).toContain('Session "Some day" is left out, because there is no time yet.');
  });
});

describe("Sessionize's other views", () => {
  const names = (text: string) =>
    read(text, vienna).sessions.map((each) => [each.title, each.room, each.speakers[0]?.name]);

  it("lists sessions in groups", () => {
    const groups = [{ groupId: null, groupName: "All", isDefault: true, sessions: [session()] }];
    expect(names(JSON.stringify(groups))).toEqual([["Wicks", "Lamp Room", "Ida Wick"]]);
  });

  it("lists everything at once, with ids for rooms and speakers", () => {
    const all = {
      sessions: [session({ room: undefined, speakers: ["a-1"], categories: undefined, categoryItems: [11] })],
      speakers: [{ id: "a-1", firstName: "Ida", lastName: "Wick", fullName: "Ida Wick" }],
      questions: [],
      categories: [],
      rooms: [{ id: 7, name: "Lamp Room", sort: 0 }],
    };
    expect(names(JSON.stringify(all))).toEqual([["Wicks", "Lamp Room", "Ida Wick"]]);
  });
});
