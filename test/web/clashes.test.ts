import { describe, expect, it } from "vitest";
import type { Event, Rsvp, Session } from "../../web/src/api/answers.ts";
import { clashesOf, isSeatThen } from "../../web/src/seats/clashes.ts";
import { anRsvp, aSession, scheduleOf } from "./support/sessions.ts";

const NOW = Date.parse("2030-01-10T08:00:00.000Z");
const at = (clock: string) => `2030-01-10T${clock}:00.000Z`;
const between = (from: string, to: string, changes: Partial<Session> = {}) =>
  aSession({ room: "Hall", startsAt: at(from), endsAt: at(to), ...changes });
const ours = between("10:00", "11:00");

const other = (from: string, to: string, changes: Partial<Session> = {}) =>
  between(from, to, { sessionId: "demo.tides", title: "Tides", room: "Quay", ...changes });

function found(held: Session, rsvp: Partial<Rsvp> = {}, rules: Partial<Event> = {}, now = NOW) {
  const schedule = scheduleOf([[held, anRsvp({ sessionId: held.sessionId, ...rsvp })]]);
  const all = clashesOf(ours, schedule, { conflictPolicy: "WARN", changeMinutes: 10, ...rules }, now);
  return all.map(({ session, status, gap }) => [session.title, status, gap]);
}

describe("what a person holds clashes", () => {
  it.each<[string, Session, number | null]>([
    ["at the same time", other("10:00", "11:00"), null],
    ["if it ends a minute after the start", other("09:00", "10:01"), null],
    ["if it begins a minute before the end", other("10:59", "12:00"), null],
    ["if all of it lies within", other("10:20", "10:30"), null],
    ["as tight, before, in another room", other("09:00", "09:55"), 5],
    ["as tight, right after, in another room", other("11:00", "12:00"), 0],
  ])("%s", (_, held, gap) => expect(found(held)).toEqual([["Tides", "CONFIRMED", gap]]));

  it.each<[string, Session]>([
    ["with enough time to change rooms", other("11:10", "12:00")],
    ["right after in the same room", other("11:00", "12:00", { room: "Hall" })],
    ["right after in a room that is not known", other("11:00", "12:00", { room: null })],
    ["in a session that is cancelled", other("10:00", "11:00", { state: "CANCELLED" })],
    ["in a session of a day", other("00:00", "00:00", { endsAt: "2030-01-11T00:00:00.000Z" })],
  ])("not: %s", (_, held) => expect(found(held)).toEqual([]));

  it("not with the session itself", () => expect(found(ours)).toEqual([]));

  it("not in a session that is over", () =>
    expect(found(other("09:00", "10:30"), {}, {}, Date.parse(at("10:30")))).toEqual([]));

  it.each(["CONFIRMED", "WAITLISTED"] as const)("whatever it is: %s", (status) =>
    expect(found(other("10:00", "11:00"), { status })).toEqual([["Tides", status, null]]),
  );

  it("as an offer, until that ends", () => {
    const until = (clock: string) => ({ status: "OFFERED" as const, offerExpiresAt: at(clock) });
    expect(found(other("10:00", "11:00"), until("08:30"))).toEqual([["Tides", "OFFERED", null]]);
    expect(found(other("10:00", "11:00"), until("07:30"))).toEqual([]);
  });

  it("in an event that allows overlaps: nothing is told", () =>
    expect(found(other("10:00", "11:00"), {}, { conflictPolicy: "ALLOW" })).toEqual([]));
});

it("names every session that clashes", () => {
  const tides = other("10:00", "11:00");
  const knots = between("10:30", "11:30", { sessionId: "demo.sails", title: "Sails" });
  const schedule = scheduleOf([
    [tides, anRsvp({ sessionId: tides.sessionId })],
    [knots, anRsvp({ sessionId: knots.sessionId, status: "WAITLISTED" })],
  ]);
  const all = clashesOf(ours, schedule, { conflictPolicy: "BLOCK", changeMinutes: 0 }, NOW);
  expect(all.map(({ session }) => session.title)).toEqual(["Tides", "Sails"]);
});

it.each([
  ["CONFIRMED", null, true],
  ["CONFIRMED", 5, false],
  ["OFFERED", null, false],
  ["WAITLISTED", null, false],
] as const)(
  "only a seat at the same time forbids another one: %s, %s minutes apart",
  (status, gap, forbids) => expect(isSeatThen({ status, gap })).toBe(forbids),
);
