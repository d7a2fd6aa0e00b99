import { describe, expect, it } from "vitest";
import {
  attendanceOf,
  attendanceOfAll,
  byDay,
  byRoom,
  type CountedAtDoor,
} from "../../../functions/core/figures/attendance.ts";
import { aProgramme } from "../../support/builders.ts";

const NOW = "2026-12-27T12:00:00.000Z";
const NOBODY: CountedAtDoor = { inside: 0, walkIns: 0, anyway: 0, checkIns: 0, noShows: 0 };

interface Played {
  readonly taken?: number;
  readonly offers?: number;
  readonly door?: Partial<CountedAtDoor>;
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly room?: string | null;
}

function played({ taken = 0, offers = 0, door = {}, ...slot }: Played) {
  const times = { startsAt: "2026-12-27T10:00:00.000Z", endsAt: "2026-12-27T11:00:00.000Z", room: "Hall" };
  const ledger = { state: "OPEN", capacity: 20, taken } as const;
  return attendanceOf(
    { ...aProgramme("conf.talk"), ...times, ...slot },
    ledger,
    { ...NOBODY, ...door },
    offers,
    NOW,
  );
}

describe("the attendance of a session", () => {
  it("compares who came with the seats, without walk-ins and open offers", () => {
    const door = { inside: 9, walkIns: 2, checkIns: 9 };
    expect(played({ taken: 13, offers: 1, door })).toMatchObject({
      ...{ doorUsed: true, over: true, expected: 10, came: 7, noShows: 3, walkIns: 2 },
      ...{ checkInRate: 0.7, noShowRate: 0.3, walkInRate: 0.2222 },
    });
  });

  it("counts people who lost their seat because they did not come, and people who were let in anyway", () => {
    const door = { inside: 8, checkIns: 8, noShows: 2, anyway: 2 };
    expect(played({ taken: 8, door })).toMatchObject({
      ...{ expected: 10, came: 8, noShows: 2, checkInRate: 0.8, noShowRate: 0.2, walkInRate: 0 },
    });
  });

  it("knows no no-shows before the end, except for seats that were released", () => {
    const running = { taken: 10, endsAt: "2026-12-27T13:00:00.000Z" };
    expect(played({ ...running, door: { inside: 4, checkIns: 4, noShows: 1 } })).toMatchObject({
      ...{ over: false, noShows: 1, checkInRate: 0.3636, noShowRate: null },
    });
  });

  it("has no rates where the door was not used, instead of 0 %", () => {
    expect(played({ taken: 10 })).toMatchObject({
      ...{ doorUsed: false, expected: 10, came: 0, noShows: 0 },
      ...{ checkInRate: null, noShowRate: null, walkInRate: null },
    });
  });

  it("has no rate of nobody", () => {
    expect(played({ door: { checkIns: 1 } })).toMatchObject({
      ...{ doorUsed: true, checkInRate: null, noShowRate: null, walkInRate: null },
    });
  });
});

describe("the attendance of several sessions", () => {
  const full = played({ taken: 10, door: { inside: 10, checkIns: 10 } });
  const half = played({ taken: 10, door: { inside: 5, checkIns: 5 }, room: "Attic" });
  const unused = played({ taken: 90, room: "Attic" });
  const late = played({
    ...{ startsAt: "2026-12-28T01:00:00.000Z", endsAt: "2026-12-28T02:00:00.000Z", room: null },
    ...{ taken: 10, door: { inside: 1, checkIns: 1 } },
  });

  it("is that of the sessions where the door was used", () => {
    expect(attendanceOfAll([full, half, unused])).toEqual({
      ...{ sessions: 3, sessionsWithDoor: 2, expected: 20, came: 15, noShows: 5, walkIns: 0, anyway: 0 },
      ...{ checkInRate: 0.75, noShowRate: 0.25, walkInRate: 0 },
    });
    expect(attendanceOfAll([unused])).toMatchObject({ sessionsWithDoor: 0, checkInRate: null });
  });

  it("leaves sessions that are not over out of the rate of no-shows", () => {
    expect(attendanceOfAll([half, late])).toMatchObject({ came: 6, noShows: 5, noShowRate: 0.5 });
  });

  it("is told by room, with sessions without a room at the end", () => {
    const rooms = byRoom([late, full, half, unused]);
    expect(rooms.map(({ room, sessions, checkInRate }) => [room, sessions, checkInRate])).toEqual([
      ["Attic", 2, 0.5],
      ["Hall", 1, 1],
      [null, 1, 0.1],
    ]);
  });

  it("is told by conference day: a session at night belongs to the evening before", () => {
    const days = (dayChange: number) => byDay([late, full], { timeZone: "Europe/Berlin", dayChange });
    expect(days(0).map(({ day, sessions }) => [day, sessions])).toEqual([
      ["2026-12-27", 1],
      ["2026-12-28", 1],
    ]);
    expect(days(240).map(({ day, sessions }) => [day, sessions])).toEqual([["2026-12-27", 2]]);
  });
});
