import { describe, expect, it } from "vitest";
import { dayOf, HOUR_MS, hoursOf, windowOf } from "../../../web/src/features/grid/day-window.ts";
import { type Cell, type Layout, layOut, SHORTEST_MS } from "../../../web/src/features/grid/layout.ts";
import { isKey, moveTo } from "../../../web/src/features/grid/moves.ts";
import { roomsOf } from "../../../web/src/features/grid/room-order.ts";
import fc from "../../support/same-examples.ts";

const ZONE = "Europe/Berlin";
const DAY = dayOf("2030-01-10", ZONE, 240);
const MINUTE_MS = 60_000;

interface Sample {
  readonly sessionId: string;
  readonly capacity: number | null;
  readonly room: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
}

const sample = (sessionId: string, room: string | null, from: number, minutes: number): Sample => ({
  sessionId,
  capacity: null,
  room,
  startsAt: new Date(DAY.from + from * MINUTE_MS).toISOString(),
  endsAt: new Date(DAY.from + (from + minutes) * MINUTE_MS).toISOString(),
});

const lay = (sessions: readonly Sample[]): Layout<Sample> =>
  layOut(sessions, windowOf(sessions, DAY, ZONE), roomsOf(sessions, "name"));

/** Minutes of a session: 5 of a short talk, and three days of an exhibition. */
const someMinutes = fc.oneof(fc.integer({ min: 0, max: 180 }), fc.integer({ min: 600, max: 4_320 }));
const someSessions = fc
  .array(
    fc.tuple(
      fc.constantFrom("Hall 1", "Hall 2", "Hall 10", "Pier", null),
      fc.integer({ min: -1_000, max: 1_439 }),
      someMinutes,
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map((all) => all.map(([room, from, minutes], n) => sample(`s${n}`, room, from, minutes)));

const check = (holds: (layout: Layout<Sample>, sessions: readonly Sample[]) => void) =>
  fc.assert(fc.property(someSessions, (sessions) => holds(lay(sessions), sessions)));

describe("in every grid", () => {
  it("each session has one cell, in the column of its room", () => {
    check(({ cells, rooms }, sessions) => {
      const ids = sessions.map(({ sessionId }) => sessionId);
      expect(cells.map(({ session }) => session.sessionId).sort()).toEqual(ids.sort());
      for (const { session, room } of cells) expect(rooms[room]?.name).toBe(session.room);
    });
  });

  it("no two cells overlap", () => {
    const overlap = (a: Cell, b: Cell) =>
      a.room === b.room &&
      a.from < b.to &&
      b.from < a.to &&
      a.lane / a.lanes < (b.lane + 1) / b.lanes &&
      b.lane / b.lanes < (a.lane + 1) / a.lanes;
    check(({ cells }) => {
      for (const [n, cell] of cells.entries()) {
        expect(cells.slice(n + 1).filter((other) => overlap(cell, other))).toEqual([]);
      }
    });
  });

  it("every cell is within the hours shown, and high enough to be read and tapped", () => {
    check(({ cells, window }) => {
      for (const { from, to, lane, lanes } of cells) {
        expect(from).toBeGreaterThanOrEqual(window.from);
        expect(to).toBeLessThanOrEqual(window.to);
        expect(to - from).toBeGreaterThanOrEqual(SHORTEST_MS);
        expect(lane).toBeLessThan(lanes);
      }
    });
  });

  it("cells follow in order of time, and at the same time from left to right", () => {
    check(({ cells }) => {
      const places = cells.map(({ from, room, lane }) => from * 1_000 + room * 50 + lane);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    });
  });

  it("each room has a session, and more lanes only where sessions overlap", () => {
    check(({ rooms, cells }) => {
      for (const [room, { lanes }] of rooms.entries()) {
        const used = cells.filter((cell) => cell.room === room).map(({ lane }) => lane + 1);
        expect(Math.max(...used)).toBe(lanes);
      }
    });
  });

  it("arrow keys lead from the first cell to all others and back", () => {
    check((layout) => {
      const { cells } = layout;
      const found = new Set(cells.slice(0, 1));
      for (const cell of found) {
        for (const key of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"] as const) {
          const next = moveTo(layout, cell, cell.from, { key, ctrlKey: false });
          if (next) found.add(next);
        }
      }
      // A room is entered at one of its cells, and its others are above and below.
      expect(found.size).toBe(cells.length);
      expect(moveTo(layout, [...found].at(-1) as Cell<Sample>, 0, { key: "Home", ctrlKey: true })).toBe(
        cells[0],
      );
    });
  });
});

describe("a day", () => {
  const hours = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });

  it("shows the whole hours that its sessions take", () => {
    const sessions = [sample("a", null, 390, 20), sample("b", null, 600, 45)];
    // The day begins at 04:00 in Berlin, 03:00 in UTC.
    expect(windowOf(sessions, DAY, ZONE)).toEqual(hours("2030-01-10T09:00Z", "2030-01-10T14:00Z"));
  });

  it("goes on past its end for sessions that do, but not for the whole night", () => {
    const late = [sample("a", null, 1_380, 150)];
    expect(windowOf(late, DAY, ZONE)).toEqual(hours("2030-01-11T02:00Z", "2030-01-11T05:00Z"));
    const night = [sample("a", null, 1_380, 700)];
    expect(windowOf(night, DAY, ZONE)).toEqual(hours("2030-01-11T02:00Z", "2030-01-11T06:00Z"));
    expect(lay(night).cells[0]?.cutAfter).toBe(true);
  });

  it("is not stretched by an exhibition of several days", () => {
    const sessions = [sample("a", null, 390, 20), sample("long", null, -2_000, 6_000)];
    expect(windowOf(sessions, DAY, ZONE)).toEqual(hours("2030-01-10T09:00Z", "2030-01-10T10:00Z"));
    const [long] = lay(sessions).cells;
    expect(long).toMatchObject({ cutBefore: true, cutAfter: true, lane: 0, lanes: 2 });
  });

  it("of a zone with half hours begins at its own full hours", () => {
    const day = dayOf("2030-01-10", "Asia/Kolkata", 0);
    const session = { startsAt: "2030-01-10T04:45:00Z", endsAt: "2030-01-10T05:45:00Z" };
    expect(windowOf([session], day, "Asia/Kolkata")).toEqual(hours("2030-01-10T04:30Z", "2030-01-10T06:30Z"));
  });

  it("has 25 hours when clocks go back, and each of them its line", () => {
    const day = dayOf("2027-10-31", ZONE, 0);
    expect((day.to - day.from) / HOUR_MS).toBe(25);
    expect(hoursOf(day)).toHaveLength(26);
  });
});

describe("keys", () => {
  const sessions = [
    sample("early", "Hall", 300, 60),
    sample("noon", "Hall", 480, 60),
    sample("late", "Hall", 600, 60),
    sample("pier", "Pier", 510, 60),
    sample("shed", "Shed", 290, 30),
  ];
  const layout = lay(sessions);
  const cell = (id: string) => layout.cells.find(({ session }) => session.sessionId === id) as Cell<Sample>;
  const press = (id: string, key: string, { at = cell(id).from, ctrlKey = false } = {}) =>
    isKey(key) ? moveTo(layout, cell(id), at, { key, ctrlKey })?.session.sessionId : "no key";

  it("lead to the session that is on at that time in the next room, or else to the closest", () => {
    expect(press("noon", "ArrowRight")).toBe("pier");
    expect(press("pier", "ArrowLeft")).toBe("noon");
    expect(press("pier", "ArrowRight")).toBe("shed");
    expect(press("shed", "ArrowRight")).toBe(undefined);
    expect(press("pier", "ArrowLeft", { at: cell("late").from })).toBe("late");
  });

  it("lead to the earlier and the later session of a room", () => {
    expect(press("noon", "ArrowUp")).toBe("early");
    expect(press("noon", "ArrowDown")).toBe("late");
    expect(press("late", "ArrowDown")).toBe(undefined);
  });

  it("lead to the first and the last room, or the first and the last session of the day", () => {
    expect(press("pier", "Home")).toBe("noon");
    expect(press("noon", "End")).toBe("shed");
    expect(press("noon", "Home", { ctrlKey: true })).toBe("shed");
    expect(press("noon", "End", { ctrlKey: true })).toBe("late");
    expect(press("noon", "a")).toBe("no key");
  });
});

it("the largest rooms come first, or all by name with numbers in order; sessions without a room are last", () => {
  const programme = [
    { room: "Hall 10", capacity: 40 },
    { room: "Hall 2", capacity: null },
    { room: null, capacity: 900 },
    { room: "Pier", capacity: 20 },
    { room: "Pier", capacity: 120 },
    { room: "Quay", capacity: null },
    { room: "Quay", capacity: null },
  ];
  expect(roomsOf(programme, "largest")).toEqual(["Pier", "Hall 10", "Quay", "Hall 2", null]);
  expect(roomsOf(programme, "name")).toEqual(["Hall 2", "Hall 10", "Pier", "Quay", null]);
});
