import { describe, expect, it } from "vitest";
import { read } from "../schedule-file.ts";

const GUID = "7a1c9e50-3b7d-4c55-9f0e-2d6c1b8a4e01";
const ROOM = "1f0e2d6c-0000-4000-8000-00000000000a";

const hub = (changes: object = {}, conference: object = {}) =>
  JSON.stringify({
    $schema: "https://c3voc.de/schema/schedule2",
    schedule: {
      version: "1",
      conference: {
        acronym: "lantern27",
        title: "Lantern Days",
        start: "2027-05-08T07:00:00+00:00",
        end: "2027-05-09T16:00:00+00:00",
        time_zone_name: "Europe/Vienna",
        tracks: [{ guid: "t-1", slug: "making", name: "Making & Mending", colors: { light: "#fff" } }],
        rooms: [
          { guid: ROOM, slug: "lamp-room", name: "Lamp Room", capacity: 80, description: { en: "Upstairs" } },
        ],
        days: [
          {
            index: 1,
            date: "2027-05-08",
            start: "2027-05-08T07:00:00+00:00",
            end: "2027-05-09T06:00:00+02:00",
          },
        ],
        ...conference,
      },
      events: [
        {
          type: "workshop",
          guid: GUID,
          start: "2027-05-08T10:00:00+02:00",
          end: "2027-05-08T11:30:00+02:00",
          room: { guid: ROOM, name: "Lamp Room" },
          slug: "lantern27-wicks",
          title: "Wicks",
          subtitle: null,
          language: "en",
          track: { slug: "making" },
          abstract: { de: "Dochte", en: "All about wicks" },
          description: null,
          participants: [{ guid: "p-1", name: "Ida Wick", role: "speaker" }],
          links: [],
          url: "https://example.org/wicks",
          ...changes,
        },
      ],
    },
  });

describe("hub JSON, version 2", () => {
  it("gives its sessions", () => {
    const { conference, sessions, warnings, silentOn } = read(hub());
    expect(conference).toEqual({
      eventId: "lantern27",
      title: "Lantern Days",
      timeZone: "Europe/Vienna",
      startsAt: "2027-05-08T07:00:00.000Z",
      endsAt: "2027-05-09T16:00:00.000Z",
    });
    expect(sessions).toEqual([
      {
        sessionId: "test.7a1c9e503b7d4c559f0e2d6c1b8a4e01",
        source: { token: "7a1c9e503b7d4c559f0e2d6c1b8a4e01", name: GUID, id: null },
        title: "Wicks",
        abstract: "All about wicks",
        type: "workshop",
        track: "Making & Mending",
        room: "Lamp Room",
        language: "en",
        speakers: [{ name: "Ida Wick" }],
        startsAt: "2027-05-08T08:00:00.000Z",
        endsAt: "2027-05-08T09:30:00.000Z",
        capacity: 80,
      },
    ]);
    expect([warnings, silentOn]).toEqual([[], []]);
  });

  it.each([
    ["a room by its guid alone", { room: { guid: ROOM } }, { room: "Lamp Room", capacity: 80 }],
    ["a room by name", { room: "Lamp Room" }, { room: "Lamp Room", capacity: 80 }],
    ["no room", { room: null }, { room: null }],
    ["a track by name", { track: "Science" }, { track: "Science" }],
    ["no track", { track: null }, { track: null }],
    ["a duration for an end", { end: undefined, duration: "0:45" }, { endsAt: "2027-05-08T08:45:00.000Z" }],
  ])("reads %s", (_, changes, expected) => {
    expect(read(hub(changes)).sessions[0]).toMatchObject(expected);
  });

  it("warns about a session outside of its days", () => {
    expect(
      read(hub({ start: "2027-06-08T10:00:00+02:00", end: "2027-06-08T11:00:00+02:00" })).warnings,
    ).toEqual(['Session "Wicks" on Tue 8 Jun, 10:00 is not on a day of the conference.']);
  });

  it("gives a session the same id as version 1", () => {
    const first = { guid: GUID, date: "2027-05-08T10:00:00+02:00", duration: "01:30", title: "Wicks" };
    const days = [{ date: "2027-05-08", rooms: { "Lamp Room": [first] } }];
    const v1 = JSON.stringify({
      schedule: { conference: { title: "L", time_zone_name: "Europe/Vienna", days } },
    });
    expect(read(hub()).sessions[0]?.sessionId).toBe(read(v1).sessions[0]?.sessionId);
  });
});
