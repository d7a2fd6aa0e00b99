import { describe, expect, it } from "vitest";
import { DROP_IN_MS } from "../../../functions/contract/limits.ts";
import {
  blocking,
  type Conflict,
  clash,
  conflictsOf,
  type Held,
  isTight,
} from "../../../functions/core/overlaps/conflicts.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 11, 27, 10, minute)).toISOString();
const session = (sessionId: string, from: number, to: number, room: string | null = null) => ({
  ...{ sessionId, title: sessionId, startsAt: at(from), endsAt: at(to), room },
});
const held = (sessionId: string, from: number, to: number, over: Partial<Held> = {}): Held => ({
  ...session(sessionId, from, to),
  status: "CONFIRMED",
  ...over,
});

describe("two sessions", () => {
  it.each([
    [0, 60, 60, 120, false],
    [0, 60, 59, 120, true],
    [0, 60, 10, 20, true],
    [0, 60, 0, 60, true],
    [60, 120, 0, 60, false],
  ])("from minute %d to %d and from %d to %d clash: %s", (from, to, otherFrom, otherTo, isClash) => {
    expect(clash(session("a", from, to), session("b", otherFrom, otherTo))).toBe(isClash);
  });

  it("do not clash if one is open for dropping in, as the contract says", () => {
    const day = { startsAt: at(0), endsAt: new Date(Date.parse(at(0)) + DROP_IN_MS).toISOString() };
    const shorter = { ...day, endsAt: new Date(Date.parse(at(0)) + DROP_IN_MS - 1).toISOString() };
    const talk = session("talk", 10, 20);
    expect([clash(day, talk), clash(talk, day), clash(shorter, talk)]).toEqual([false, false, true]);
    expect(isTight({ ...session("day", 0, 0, "A"), ...day }, session("next", 0, 0, "B"), 15)).toBe(false);
  });

  it.each([
    ["A", "B", 69, true],
    ["A", "B", 70, false],
    ["A", "A", 69, false],
    ["A", null, 69, false],
    [null, null, 69, false],
    ["A", "B", 59, false],
  ])(
    "in rooms %s and %s, until minute 60 and from minute %d, are tight for ten minutes: %s",
    (room, other, from, tight) => {
      const [first, second] = [session("a", 0, 60, room), session("b", from, 120, other)];
      expect(isTight(first, second, 10)).toBe(tight);
      expect(isTight(second, first, 10)).toBe(tight);
      expect(isTight(first, second, 0)).toBe(false);
    },
  );
});

describe("the conflicts of a session", () => {
  const wanted = session("wanted", 60, 120, "A");

  it("are in order of start, without the session itself, its neighbours and what is over", () => {
    const theirs = [
      held("last", 100, 160, { status: "WAITLISTED" }),
      held("wanted", 60, 120),
      held("next", 120, 180, { room: "A" }),
      held("first", 30, 90, { status: "OFFERED" }),
      held("tight", 125, 180, { room: "B" }),
    ];
    const found = conflictsOf(wanted, theirs, 10, at(0));
    expect(found.map(({ sessionId, status, tight }) => [sessionId, status, tight])).toEqual([
      ["first", "OFFERED", false],
      ["last", "WAITLISTED", false],
      ["tight", "CONFIRMED", true],
    ]);
    expect(found[0]).not.toHaveProperty("room");
    expect(conflictsOf(wanted, theirs, 10, at(90)).map(({ sessionId }) => sessionId)).toEqual([
      "last",
      "tight",
    ]);
  });

  it("forbid a seat only if they are seats, at the same time, and not given up for it", () => {
    const conflict = (sessionId: string, over: Partial<Conflict>): Conflict => {
      const { room: _, ...placed } = session(sessionId, 60, 120);
      return { ...placed, status: "CONFIRMED", tight: false, ...over };
    };
    const all = [
      conflict("seat", {}),
      conflict("offer", { status: "OFFERED" }),
      conflict("wait", { status: "WAITLISTED" }),
      conflict("near", { tight: true }),
    ];
    expect(blocking(all).map(({ sessionId }) => sessionId)).toEqual(["seat"]);
    expect(blocking(all, "seat")).toEqual([]);
  });
});
