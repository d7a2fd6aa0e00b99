import { describe, expect, it } from "vitest";
import type { Session } from "../../../web/src/api/answers.ts";
import { dayFigures } from "../../../web/src/features/organizer-today/day-figures.ts";
import { hoursOf } from "../../../web/src/features/organizer-today/hours.ts";
import { needsOf } from "../../../web/src/features/organizer-today/needs.ts";
import { roomsNow } from "../../../web/src/features/organizer-today/rooms.ts";
import { shownDay } from "../../../web/src/features/organizer-today/shown-day.ts";
import { anEvent, anOrganizedSession } from "./support/samples.ts";

const ZONE = "Europe/Berlin";
/** Clocks go forward in the night to 31 March. */
const at = (clock: string, day = 30) => `2030-03-${day}T${clock}:00.000Z`;
const ms = (clock: string, day?: number) => Date.parse(at(clock, day));
const session = (id: string, from: string, to: string, changes: Partial<Session> = {}, day?: number) =>
  anOrganizedSession({
    ...{ sessionId: `demo.${id}`, title: id, startsAt: at(from, day), endsAt: at(to, day) },
    ...changes,
  });

describe("the day that is shown", () => {
  const two = [
    session("a", "09:00", "10:00"),
    session("b", "22:30", "23:00"),
    session("c", "09:00", "10:00", {}, 31),
  ];
  const shown = (now: number, sessions: readonly Session[] = two) =>
    shownDay(sessions, { timeZone: ZONE }, now);

  it("is today on the clocks of the event, or else the next day with sessions", () => {
    expect(shown(ms("12:00", 28))).toMatchObject({ kind: "before", day: "2030-03-30", inDays: 2, days: 2 });
    expect(shown(ms("12:00"))).toMatchObject({ kind: "today", number: 1 });
    // It is past midnight in Berlin.
    expect(shown(ms("23:30"))).toMatchObject({ kind: "today", day: "2030-03-31", number: 2 });
    expect(shown(ms("09:00", 31))).toMatchObject({ kind: "today", number: 2 });
    const gap = [two[0] as Session, session("d", "09:00", "10:00", {}, 31)];
    expect(shownDay(gap, { timeZone: "Asia/Tokyo" }, ms("10:30"))).toMatchObject({
      kind: "today",
      day: "2030-03-30",
    });
  });

  it("is none when all sessions are over, cancelled or not there", () => {
    expect(shown(ms("10:00", 31))).toEqual({ kind: "after" });
    expect(shown(ms("09:00"), [])).toEqual({ kind: "empty" });
    expect(shown(ms("09:00"), [session("x", "09:00", "10:00", { state: "CANCELLED" })])).toEqual({
      kind: "empty",
    });
  });

  it("is the next one between two days", () => {
    const far = [session("a", "09:00", "10:00", {}, 28), session("c", "09:00", "10:00", {}, 31)];
    expect(shown(ms("12:00", 29), far)).toMatchObject({
      kind: "between",
      day: "2030-03-31",
      inDays: 2,
      number: 2,
    });
  });
});

describe("rooms now", () => {
  it("show what runs and what is next, and then rooms in which something starts", () => {
    const sessions = [
      session("all day", "08:00", "18:00", { room: "Quay" }),
      session("done", "08:00", "08:30", { room: "Attic" }),
      session("on", "09:00", "10:00", { room: "Quay" }),
      session("later", "09:45", "10:00", { room: "Shed" }),
      session("after", "10:00", "11:00", { room: "Quay" }),
    ];
    const rooms = roomsNow(sessions, ms("09:30")).map(({ room, running, session, next }) => [
      room,
      running,
      session?.title,
      next?.title,
    ]);
    expect(rooms).toEqual([
      ["Quay", true, "on", "after"],
      ["Shed", false, "later", undefined],
      ["Attic", false, undefined, undefined],
    ]);
  });
});

describe("the hours of a day", () => {
  it("begin with the hour of the first session on the clocks of the zone", () => {
    const sessions = [
      session("a", "09:40", "10:10", { taken: 3, capacity: 10 }),
      session("b", "10:00", "11:00", { taken: 12, capacity: 10 }),
      session("c", "12:00", "13:00", { taken: 5, capacity: null }),
    ];
    expect(hoursOf(sessions, ZONE, ms("10:30"))).toEqual([
      { at: ms("09:00"), sessions: 1, taken: 3, free: 7, when: "past" },
      { at: ms("10:00"), sessions: 2, taken: 15, free: 7, when: "now" },
      { at: ms("11:00"), sessions: 0, taken: 0, free: 0, when: "later" },
      { at: ms("12:00"), sessions: 1, taken: 5, free: 0, when: "later" },
    ]);
    expect(hoursOf(sessions, "Asia/Kolkata", ms("10:30"))[0]?.at).toBe(ms("09:30"));
    expect(dayFigures(sessions)).toMatchObject({ taken: 20, capacity: null, full: 1 });
  });

  it("leave out sessions that last a day, and are none without others", () => {
    const long = session("long", "00:00", "23:59", { endsAt: at("01:00", 31) });
    expect(hoursOf([long], ZONE, ms("10:30"))).toEqual([]);
  });
});

describe("what needs an organizer", () => {
  const now = ms("09:00");
  const full = (id: string, from: string, waiting: number, changes: Partial<Session> = {}) =>
    session(id, from, "18:00", { capacity: 10, taken: 10, waiting, ...changes });
  const needs = (sessions: readonly Session[], event = anEvent(), people = 0) =>
    needsOf({
      ...{ event, sessions, now },
      stops: {
        people: Array.from({ length: people }, (_, n) => ({
          userId: `p${n}`,
          why: "BOUNCE",
          at: at("08:00"),
        })),
        more: false,
      },
    });

  it("is in order: the event, sessions that start soon, the longest lines, mails", () => {
    const lastImport = { fileName: "days.json", at: at("08:00"), complete: false, done: 1, total: 3 };
    const event = anEvent({ published: false, lastImport });
    const sessions = [
      full("long", "12:00", 9),
      full("over", "12:00", 0, { taken: 13 }),
      full("soon", "09:30", 3),
      full("short", "09:20", 2),
      full("begun", "09:00", 9),
      full("cancelled", "12:00", 9, { state: "CANCELLED" }),
      full("unlimited", "12:00", 9, { capacity: null }),
      full("free", "12:00", 9, { taken: 9 }),
    ];
    const { shown, left } = needs(sessions, event, 2);
    expect(
      shown.map((need) => ("session" in need ? [need.kind, need.session.title, need.soon] : need)),
    ).toEqual([
      { kind: "import", done: 1, total: 3 },
      { kind: "draft" },
      ["line", "soon", true],
      ["line", "long", false],
      ["over", "over", false],
      { kind: "mails", people: 2, more: false },
    ]);
    expect(left).toBe(0);
  });

  it("counts the sessions that do not fit into the list", () => {
    const many = Array.from({ length: 8 }, (_, n) => full(`s${n}`, "12:00", 5));
    expect(needs(many)).toMatchObject({ left: 2, shown: { length: 6 } });
    expect(needs([])).toEqual({ shown: [], left: 0 });
  });
});
