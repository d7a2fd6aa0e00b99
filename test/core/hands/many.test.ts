import { describe, expect, it } from "vitest";
import { type ManySet, planOne, sessionsWhere } from "../../../functions/core/hands/many.ts";
import { planMove } from "../../../functions/core/hands/plan-move.ts";
import { type Session, withAvailability } from "../../../functions/core/programme/session.ts";
import { aLedger, aProgramme, found, NOW } from "../../support/builders.ts";

const aSession = (id: string, over: Partial<Session> = {}): Session => ({
  ...withAvailability(
    { ...aProgramme(`conf.${id}`), version: 3, movedFrom: null },
    aLedger({ rulesVersion: 2 }),
  ),
  ...over,
});

describe("the sessions that are meant", () => {
  const clock = { timeZone: "Europe/Berlin", dayChange: 240 };
  const late = aSession("late", { room: "Hall", startsAt: "2026-12-28T02:30:00.000Z", title: "Late" });
  const early = aSession("early", { room: "Hall", track: "Art", startsAt: "2026-12-28T09:00:00.000Z" });
  const other = aSession("other", { room: "Attic", track: "Art", startsAt: "2026-12-28T08:00:00.000Z" });
  const idsOf = (where: Parameters<typeof sessionsWhere>[0]) =>
    sessionsWhere(where, [late, early, other], clock).map(({ sessionId }) => sessionId);

  it("are those for which everything is true, in order of start", () => {
    expect(idsOf({ all: true })).toEqual(["conf.late", "conf.other", "conf.early"]);
    expect(idsOf({ room: "Hall" })).toEqual(["conf.late", "conf.early"]);
    expect(idsOf({ room: "Hall", track: "Art" })).toEqual(["conf.early"]);
    expect(idsOf({ track: "Art", sessionIds: ["conf.other", "conf.late"] })).toEqual(["conf.other"]);
  });

  it("are of the day on the clocks of the event, which ends at its day change", () => {
    expect(idsOf({ day: "2026-12-27" })).toEqual(["conf.late"]);
    expect(idsOf({ day: "2026-12-28" })).toEqual(["conf.other", "conf.early"]);
  });
});

describe("the change of one of them", () => {
  const plan = (set: ManySet, over: Partial<Session> = {}) => planOne(aSession("a", over), set, NOW);

  it("has only what differs, what it was, and the versions that are written", () => {
    expect(plan({ capacity: 2, room: "Hall" })).toMatchObject({
      change: { programme: { room: "Hall" }, rules: {} },
      was: { room: null },
      after: { room: "Hall", version: "4.2" },
    });
    expect(plan({ capacity: 1 })).toMatchObject({
      was: { capacity: 2 },
      after: { version: "3.3", seatsLeft: 1 },
    });
    expect(plan({ capacity: 2 })).toEqual({ kind: "unchanged" });
  });

  it("moves start and end by minutes", () => {
    expect(plan({ shiftMinutes: -90 })).toMatchObject({
      was: { startsAt: "2026-12-27T10:00:00.000Z", endsAt: "2026-12-27T11:00:00.000Z" },
      after: { startsAt: "2026-12-27T08:30:00.000Z", endsAt: "2026-12-27T09:30:00.000Z", version: "4.3" },
    });
  });

  it("opens and closes no cancelled session", () => {
    expect(plan({ state: "OPEN" }, { state: "CANCELLED" })).toEqual({ kind: "cancelled" });
    expect(plan({ state: "CANCELLED" }, { state: "CANCELLED" })).toEqual({ kind: "unchanged" });
  });
});

describe("what a moved person gets", () => {
  const free = aLedger({ taken: 1 });
  const full = aLedger({ taken: 2 });
  const closed = { lineClosesAt: "2026-12-01T00:00:00.000Z" };
  const seat = { rsvp: { ...found().rsvp, status: "CONFIRMED" as const }, version: 1, seatFreedAt: null };
  const wait = { ...seat, rsvp: { ...seat.rsvp, status: "WAITLISTED" as const } };
  const attendee = { userId: "ada", name: "Ada", email: null };
  const there = (status: "CONFIRMED" | "OFFERED" | "WAITLISTED" | "CANCELLED", over = {}) =>
    found({ sessionId: "conf.there", status, ...over });

  it.each([
    ["a seat, where one is free", seat, null, free, "take"],
    ["a seat, where they gave one up", seat, there("CANCELLED"), free, "take"],
    ["a place on the waitlist, where none is free", seat, null, full, "join"],
    ["a place behind those who wait", seat, null, aLedger({ taken: 1, waiting: 1 }), "join"],
    ["nothing, where the waitlist is closed too", seat, null, aLedger({ taken: 2, ...closed }), "stay"],
    [
      "a seat before those who waited, once the waitlist is closed",
      seat,
      null,
      aLedger({ waiting: 1, ...closed }),
      "take",
    ],
    ["the seat that they have there", seat, there("CONFIRMED"), full, "keep"],
    [
      "the seat that is offered to them there",
      seat,
      there("OFFERED", { offerExpiresAt: "2027" }),
      full,
      "accept",
    ],
    [
      "nothing yet, if their offer there has just run out",
      seat,
      there("OFFERED", { offerExpiresAt: "2025" }),
      full,
      "stay",
    ],
    ["the place that they have on the waitlist there", seat, there("WAITLISTED"), full, "keep"],
    [
      "a seat for their wait there, once the waitlist is closed",
      seat,
      there("WAITLISTED"),
      aLedger(closed),
      "claim",
    ],
    ["a place on the waitlist for one here, even beside a free seat", wait, null, free, "join"],
    [
      "what they have there for a wait here",
      wait,
      there("OFFERED", { offerExpiresAt: "2027" }),
      full,
      "keep",
    ],
    ["nothing for a wait, where the waitlist is closed", wait, null, aLedger(closed), "stay"],
  ] as const)("is %s", (_, from, present, ledger, expected) => {
    expect(planMove({ attendee, from, there: present }, ledger, NOW)).toBe(expected);
  });
});
