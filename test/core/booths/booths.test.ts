import { describe, expect, it } from "vitest";
import { CreateSessionBody } from "../../../functions/contract/requests.ts";
import { validate } from "../../../functions/contract/validation.ts";
import { otherVisit } from "../../../functions/core/booths/other-visit.ts";
import { visitEndsAt } from "../../../functions/core/booths/visit-end.ts";
import { visitFigures } from "../../../functions/core/booths/visit-figures.ts";
import { noticeOfRsvp } from "../../../functions/core/notices/notices-of-rsvp.ts";
import { dueReminders } from "../../../functions/core/notices/reminders.ts";
import { conflictsOf } from "../../../functions/core/overlaps/conflicts.ts";
import { createSession } from "../../../functions/core/programme/create-session.ts";
import { newClashes } from "../../../functions/core/programme/displaced.ts";
import { planChange } from "../../../functions/core/programme/plan-change.ts";
import type {
  ConferenceEvent,
  NewSession,
  Programme,
  Session,
} from "../../../functions/core/programme/session.ts";
import { type NewRules, refusalOf, waitlistTask } from "../../../functions/core/seats/ledger.ts";
import { aLedger, anRsvp, aProgramme, NOW } from "../../support/builders.ts";

const at = (time: string) => `2026-12-27T${time}:00.000Z`;
const EVENT = {
  ...{ eventId: "conf", startsAt: at("08:00"), endsAt: "2026-12-30T18:00:00.000Z" },
  ...{ published: true, conflictPolicy: "WARN" },
} as ConferenceEvent;
const BOOTH = { kind: "BOOTH", visitMinutes: 60, startsAt: at("09:00"), endsAt: at("18:00") } as const;

/** What is written for a new session. */
async function created(body: object) {
  const checked = validate(CreateSessionBody, { title: "Robots", ...body }, "body");
  if (!checked.valid) return checked.errors.map(({ path, code }) => [path, code]);
  const written: { programme?: Programme; rules?: NewRules } = {};
  await createSession("conf", checked.value as NewSession, {
    newToken: () => "x",
    book: {
      findEvent: async () => EVENT,
      findSession: async () => ({}) as Session,
      addSession: async (programme, _, rules) => void Object.assign(written, { programme, rules }),
      markSession: async () => {},
    },
  });
  return written;
}

describe("a new booth", () => {
  it("is open while the event is, with short offers and a limit of visits", async () => {
    expect(await created({ kind: "BOOTH" })).toMatchObject({
      programme: { kind: "BOOTH", startsAt: EVENT.startsAt, offerMinutes: 5, visitMinutes: 60 },
      rules: {
        booth: true,
        capacity: null,
        registrationOpensAt: EVENT.startsAt,
        endsAt: EVENT.endsAt,
        lineClosesAt: "2026-12-30T17:55:00.000Z",
      },
    });
  });

  it("has hours of its own, if it is given any", async () => {
    const { startsAt, endsAt } = BOOTH;
    expect(await created({ kind: "BOOTH", startsAt, endsAt, visitMinutes: 10 })).toMatchObject({
      programme: { startsAt, endsAt, visitMinutes: 10 },
      rules: { registrationOpensAt: startsAt, endsAt, lineClosesAt: at("17:55") },
    });
  });

  it("differs from a session, which needs times and has no visits", async () => {
    expect(await created({})).toEqual([
      ["body.startsAt", "NEEDS_TIMES"],
      ["body.endsAt", "NEEDS_TIMES"],
    ]);
    const times = { startsAt: BOOTH.startsAt, endsAt: BOOTH.endsAt };
    expect(await created({ ...times, visitMinutes: 5 })).toEqual([["body.visitMinutes", "NOT_A_BOOTH"]]);
    const { programme, rules } = (await created(times)) as { programme: Programme; rules: NewRules };
    expect(programme).toMatchObject({ kind: "SESSION", offerMinutes: 60, visitMinutes: null });
    expect(rules).not.toHaveProperty("booth");
  });
});

describe("changed hours of a booth", () => {
  const booth = {
    ...{ ...aProgramme("conf.x", BOOTH), movedFrom: null, version: "0.0", state: "OPEN", capacity: 3 },
    ...{ registrationOpensAt: BOOTH.startsAt, registrationClosesAt: null },
  } as unknown as Session;

  it("move its opening and the end of its line, and are no move of a session", () => {
    expect(planChange(booth, { startsAt: at("10:00"), endsAt: at("16:00"), room: "Hall 2" }, NOW)).toEqual({
      kind: "valid",
      programme: { startsAt: at("10:00"), endsAt: at("16:00"), room: "Hall 2" },
      rules: { registrationOpensAt: at("10:00"), endsAt: at("16:00"), lineClosesAt: at("15:55") },
    });
  });

  it("keep the line's end if only the opening changes", () => {
    expect(planChange(booth, { startsAt: at("10:00") }, NOW)).toMatchObject({
      rules: { registrationOpensAt: at("10:00") },
    });
  });

  it("leave the limit of visits to booths", () => {
    expect(planChange(booth, { visitMinutes: 30 }, NOW)).toMatchObject({ programme: { visitMinutes: 30 } });
    const session = { ...booth, kind: "SESSION", visitMinutes: null } as Session;
    expect(planChange(session, { visitMinutes: 30 }, NOW)).toMatchObject({
      errors: [{ path: "visitMinutes", code: "NOT_A_BOOTH" }],
    });
  });
});

describe("a booth has no time slot, so", () => {
  const booth = { ...aProgramme("conf.booth", BOOTH), status: "CONFIRMED" } as const;
  const talk = { ...aProgramme("conf.talk"), status: "CONFIRMED" } as const;
  const hall = { room: "Hall" };

  it("it clashes with nothing, and is tight beside nothing", () => {
    expect(conflictsOf(talk, [booth], 30, NOW)).toEqual([]);
    expect(conflictsOf(booth, [talk], 30, NOW)).toEqual([]);
    const later = { ...talk, ...hall, startsAt: at("18:05"), endsAt: at("19:00") };
    expect(conflictsOf(later, [{ ...booth, room: "Foyer" }], 30, NOW)).toEqual([]);
    const places = { capacity: 5, taken: 2 };
    const before = [
      { ...booth, ...places, startsAt: at("12:00") },
      { ...talk, ...places },
    ];
    expect(
      newClashes(before, [
        { ...booth, ...places },
        { ...talk, ...places },
      ]),
    ).toEqual([]);
  });

  it("nobody is reminded of it", () => {
    const soon = [
      { ...booth, startsAt: at("10:30") },
      { ...talk, startsAt: at("10:30") },
    ];
    expect(dueReminders(soon, NOW).map(({ sessionId }) => sessionId)).toEqual(["conf.talk"]);
  });

  it("people wait until it closes", () => {
    const ledger = aLedger({
      booth: true,
      waiting: 1,
      taken: 2,
      lineClosesAt: at("17:55"),
      endsAt: at("18:00"),
    });
    expect(waitlistTask(ledger, at("12:00"))).toBeNull();
    expect(waitlistTask(ledger, at("18:00"))).toEqual({ kind: "end-waitlist", people: 1 });
  });
});

describe("people at a booth", () => {
  it("enter there, and reserve nothing", () => {
    expect(refusalOf(aLedger({ booth: true }), NOW)).toEqual({ kind: "booth" });
    expect(refusalOf(aLedger({ booth: true, state: "CANCELLED" }), NOW)).toEqual({
      kind: "session-cancelled",
    });
  });

  it("stay until the limit of a visit, or until the booth closes", () => {
    expect(visitEndsAt(BOOTH, at("12:00"))).toBe(at("13:00"));
    expect(visitEndsAt(BOOTH, at("17:30"))).toBe(at("18:00"));
  });

  it("are in one booth at a time, and a visit whose time is up is none", () => {
    const visit = anRsvp({ sessionId: "conf.b", visitEndsAt: at("11:00") });
    const rsvps = [anRsvp({ sessionId: "conf.talk" }), visit];
    expect(otherVisit(rsvps, "conf.a", NOW)).toBe(visit);
    expect(otherVisit(rsvps, "conf.b", NOW)).toBeNull();
    expect(otherVisit(rsvps, "conf.a", at("11:00"))).toBeNull();
  });

  it("are told that they are next, and not of what they do there themselves", () => {
    const state = (over: object, version = 1) => ({
      rsvp: anRsvp({ ...over, version }),
      version,
      since: NOW,
    });
    const inside = { status: "CONFIRMED", checkedInAt: NOW, visitEndsAt: at("11:00") };
    const left = { status: "CANCELLED", cancelReason: "LEFT" };
    expect(noticeOfRsvp(null, state(inside))).toBeNull();
    expect(noticeOfRsvp(state(inside), state(left, 2))).toBeNull();
    const waits = state({ status: "WAITLISTED", waitlistedAt: NOW });
    expect(noticeOfRsvp(waits, state({ status: "OFFERED", offerExpiresAt: at("10:05") }, 2))?.kind).toBe(
      "OFFER_MADE",
    );
  });
});

it("the figures of a booth add its hours up, and leave out visits that nobody ended", () => {
  const hour = { hour: at("10:00"), visits: 3, visitors: 2, ended: 2, seconds: 900, timedOut: 0 };
  const next = { hour: at("11:00"), visits: 1, visitors: 1, ended: 0, seconds: 0, timedOut: 1 };
  expect(visitFigures([hour, next])).toMatchObject({
    ...{ visits: 4, visitors: 3, meanMinutes: 7.5, timedOut: 1 },
  });
  expect(visitFigures([])).toMatchObject({ visits: 0, meanMinutes: null, hours: [] });
});
