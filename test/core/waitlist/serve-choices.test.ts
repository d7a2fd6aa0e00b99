import { describe, expect, it } from "vitest";
import type { OnOffer } from "../../../functions/core/seats/on-offer.ts";
import type { PersonSeen, SeenCalls } from "../../../functions/core/waitlist/person-seen.ts";
import { decideAlone, MAX_CALL_MS } from "../../../functions/core/waitlist/serve-alone.ts";
import type { Waitlist } from "../../../functions/core/waitlist/waitlist-book.ts";
import { A_SLOT, aLedger, found, NOW } from "../../support/builders.ts";
import { onWaitlist, playServing, untilAfter } from "./waitlist-script.ts";

const UNTIL = untilAfter(0);
const LATE = { lineClosesAt: "2026-12-27T10:01:59.000Z" };
const choosing = (userId: string, onOffer: OnOffer) => ({ ...onWaitlist(userId), onOffer });
const passing = (userId: string, passedUntil: string) => ({ ...onWaitlist(userId), passedUntil });
const LATER = "2026-12-27T10:30:00.000Z";

describe("people with a choice", () => {
  it("are served in their order: together, except for a person whose other sessions decide", async () => {
    const { calls, finished } = await playServing({
      ledger: { capacity: 5, taken: 0, waiting: 5 },
      shown: [
        onWaitlist("ada"),
        choosing("bob", "TAKE"),
        choosing("eve", "TAKE_IF_FREE"),
        choosing("kim", "TAKE_IF_FREE"),
        onWaitlist("lea"),
      ],
    });
    expect(calls).toEqual([
      `${UNTIL} ada bob`,
      "find eve and the calls",
      "confirm eve",
      "find kim and the calls",
      "confirm kim",
      `${UNTIL} lea`,
    ]);
    expect(finished).toBe(true);
  });

  it("get an offer although the session confirms at once, if they have something else", async () => {
    const seen = { rsvps: [seenRsvp("CONFIRMED")] };
    const { calls } = await playServing({
      ledger: { capacity: 2, taken: 0, waiting: 2 },
      waitlist: { policy: "AUTO_CONFIRM" },
      shown: [choosing("ada", "TAKE_IF_FREE"), onWaitlist("bob")],
      seen,
    });
    expect(calls).toEqual(["find ada and the calls", `${UNTIL} ada`, "confirm bob"]);
  });

  it("get their seats in the last two minutes, up to the first who would be asked", async () => {
    const ledger = { capacity: 4, taken: 0, waiting: 4, ...LATE };
    const closing = `close the waitlist that closes at ${LATE.lineClosesAt}`;
    const until = `offer until ${LATE.lineClosesAt}`;
    const shown = [
      choosing("ada", "TAKE"),
      choosing("bob", "TAKE_IF_FREE"),
      onWaitlist("eve"),
      choosing("kim", "TAKE"),
    ];
    expect((await playServing({ ledger, shown })).calls).toEqual([
      `${until} ada`,
      "find bob and the calls",
      "confirm bob",
      closing,
    ]);
    const seen = { rsvps: [seenRsvp("OFFERED")] };
    const policy = "AUTO_CONFIRM";
    const three = { ledger: { ...ledger, waiting: 3 }, shown: shown.slice(1), seen };
    const busy = await playServing({ ...three, waitlist: { policy } });
    // Where people are confirmed at once, the waitlist stays open for them, and bob keeps his turn.
    expect(busy.calls).toEqual(["find bob and the calls", `${until} bob`, "confirm eve kim"]);
    const asked = await playServing(three);
    expect(asked.calls).toEqual(["find bob and the calls", closing]);
  });

  it("are served as the refusal shows them, and are not left out", async () => {
    const ada = { ...choosing("ada", "TAKE"), version: 2 };
    const refused = {
      kind: "refused",
      gone: [],
      changed: [{ ...ada, onOffer: "TAKE_IF_FREE", version: 3 }],
    } as const;
    const { calls } = await playServing({
      ledger: { capacity: 1, taken: 0, waiting: 2 },
      shown: [ada, onWaitlist("bob")],
      attempts: [refused],
    });
    expect(calls).toEqual([`${UNTIL} ada`, "find ada and the calls", "confirm ada"]);
  });
});

describe("people in an event that blocks overlaps", () => {
  const ledger = { capacity: 5, taken: 0, waiting: 4, blocks: true } as const;
  const shown = [
    choosing("ada", "TAKE"),
    onWaitlist("bob"),
    onWaitlist("eve"),
    choosing("kim", "TAKE_IF_FREE"),
  ];

  it("are served alone if they would be confirmed, by their choice", async () => {
    const { calls } = await playServing({ ledger, shown });
    expect(calls).toEqual([
      "find ada and the day",
      "confirm ada",
      `${UNTIL} bob eve`,
      "find kim and the day and the calls",
      "confirm kim",
    ]);
  });

  it("are served alone if they would be confirmed, by the policy, and together elsewhere", async () => {
    const policy = "AUTO_CONFIRM";
    const three = { shown: shown.slice(0, 3), waitlist: { policy } } as const;
    const { calls } = await playServing({ ledger: { ...ledger, waiting: 3 }, ...three });
    const alone = (user: string) => [`find ${user} and the day`, `confirm ${user}`];
    expect(calls).toEqual(["ada", "bob", "eve"].flatMap(alone));
    const elsewhere = await playServing({ ledger: { ...ledger, waiting: 3, blocks: undefined }, ...three });
    expect(elsewhere.calls).toEqual(["confirm ada bob eve"]);
  });

  it("get an offer beside a seat, also in the last two minutes where people are confirmed at once", async () => {
    const late = { ...ledger, ...LATE, waiting: 1 };
    const seen = { rsvps: [seenRsvp("CONFIRMED")] };
    const one = { ledger: late, shown: [onWaitlist("bob")], seen };
    const { calls } = await playServing({ ...one, waitlist: { policy: "AUTO_CONFIRM" } });
    expect(calls).toEqual(["find bob and the day", `offer until ${LATE.lineClosesAt} bob`]);
  });
});

describe("people who have passed", () => {
  it("are left out until their pass ends, and are first then", async () => {
    const ledger = { capacity: 1, taken: 0, waiting: 2 };
    const during = await playServing({ ledger, shown: [passing("ada", LATER), onWaitlist("bob")] });
    expect(during.calls).toEqual([`${UNTIL} bob`]);
    const after = await playServing({ ledger, shown: [passing("ada", NOW), onWaitlist("bob")] });
    expect(after.calls).toEqual([`${UNTIL} ada`]);
  });

  it("keep the seat waiting if nobody else waits", async () => {
    const ledger = { capacity: 2, taken: 0, waiting: 1 };
    expect(await playServing({ ledger, shown: [passing("ada", LATER)] })).toEqual({
      ...{ finished: true, calls: [], offered: [] },
    });
    const another = await playServing({
      ledger: { ...ledger, waiting: 2 },
      shown: (step) => (step < 2 ? [passing("ada", LATER)] : [passing("ada", LATER), onWaitlist("bob")]),
    });
    expect(another.calls).toEqual(["rest 1000 ms", expect.stringMatching(/^offer .* bob$/)]);
  });

  it("keep no seat that can be offered to nobody any more", async () => {
    const { calls } = await playServing({
      ledger: { capacity: 1, taken: 0, waiting: 1, ...LATE },
      shown: [passing("ada", LATER)],
    });
    expect(calls).toEqual([`close the waitlist that closes at ${LATE.lineClosesAt}`]);
  });

  it("do not hide those behind them, however many they are", async () => {
    const many = Array.from({ length: 90 }, (_, n) => passing(`passed-${n}`, LATER));
    const { calls } = await playServing({
      ledger: { capacity: 1, taken: 0, waiting: 91 },
      shown: [...many, onWaitlist("bob")],
    });
    expect(calls).toEqual([`${UNTIL} bob`]);
  });
});

const slots = (startsAt: string, endsAt: string) => ({ startsAt, endsAt });
const seenRsvp = (status: "CONFIRMED" | "OFFERED" | "WAITLISTED" | "CANCELLED", over: object = {}) => ({
  found: found({ sessionId: "conf.other", status }),
  changedBy: "another call",
  times: A_SLOT,
  ...over,
});
const waitlist: Waitlist = {
  ...{ ledger: aLedger(), slot: A_SLOT, offerMinutes: 60, quietHours: null },
  policy: "OFFER",
};
const NOTHING: PersonSeen = { userId: "ada", day: null, calls: null, group: null, rsvps: [] };
const decided = (seen: Partial<PersonSeen>, onOffer: OnOffer = "TAKE_IF_FREE") => {
  const decision = decideAlone(choosing("ada", onOffer), waitlist, { ...NOTHING, ...seen }, NOW);
  if (decision === "paused") throw new Error("no group");
  return decision;
};
const OFFERED = { as: "offer", proofs: [] };
const ago = (ms: number) => Date.parse(NOW) - ms;
const called = (...ages: number[]): SeenCalls => ({
  calls: ages.map((age, slot) => ({ slot, requestId: `call ${slot}`, atMs: ago(age) })),
  slot: ages.length - 1,
  isFull: false,
});

describe("a person who takes a seat if they are free", () => {
  it("is free if they have nothing, which their last call proves", () => {
    const proof = { what: "no-later-call", userId: "ada" };
    expect(decided({})).toEqual({ as: "confirm", proofs: [{ ...proof, calls: null }] });
    const calls = called(MAX_CALL_MS);
    expect(decided({ calls })).toEqual({ as: "confirm", proofs: [{ ...proof, calls }] });
  });

  it("is not free beside a seat or an offer, unless it is at another time, has ended, or is of this session", () => {
    for (const status of ["CONFIRMED", "OFFERED"] as const)
      expect(decided({ rsvps: [seenRsvp(status)] })).toEqual(OFFERED);
    const own = { found: found({ sessionId: "conf.talk", status: "OFFERED" }) };
    const before = slots("2026-12-28T09:00:00.000Z", A_SLOT.startsAt);
    const after = slots(A_SLOT.endsAt, "2026-12-28T12:00:00.000Z");
    const free = [{ times: before }, { times: after }, { times: null }, own];
    for (const over of free) expect(decided({ rsvps: [seenRsvp("CONFIRMED", over)] }).as).toBe("confirm");
    expect(decided({ rsvps: [seenRsvp("CANCELLED")] }).as).toBe("confirm");
  });

  it("proves each wait that clashes, and is asked if there are too many", () => {
    const wait = seenRsvp("WAITLISTED");
    expect(decided({ rsvps: [wait] }).proofs[1]).toEqual({ what: "rsvp-as-found", found: wait.found });
    expect(decided({ rsvps: Array.from({ length: 21 }, () => wait) })).toEqual(OFFERED);
  });

  it("is asked while a call of theirs may be under way", () => {
    expect(decided({ calls: called(MAX_CALL_MS - 1) })).toEqual(OFFERED);
    expect(decided({ calls: called(MAX_CALL_MS - 1, MAX_CALL_MS) })).toEqual(OFFERED);
    const apart = { times: slots(A_SLOT.endsAt, "2026-12-28T12:00:00.000Z"), changedBy: "call 0" };
    expect(decided({ calls: called(5), rsvps: [seenRsvp("CONFIRMED", apart)] }).as).toBe("confirm");
    // A call that has ended an offer goes on, and may take a seat.
    expect(decided({ calls: called(5), rsvps: [seenRsvp("CANCELLED", apart)] })).toEqual(OFFERED);
  });

  it("is asked if calls may have left the window that are still under way", () => {
    const rsvps = [0, 1].map((slot) => seenRsvp("WAITLISTED", { changedBy: `call ${slot}`, times: null }));
    expect(decided({ calls: called(9, 5), rsvps }).as).toBe("confirm");
    expect(decided({ calls: { ...called(9, 5), isFull: true }, rsvps })).toEqual(OFFERED);
    expect(decided({ calls: { ...called(MAX_CALL_MS, 5), isFull: true }, rsvps }).as).toBe("confirm");
  });
});

describe("a person who would be confirmed in an event that blocks overlaps", () => {
  const day = { eventId: "conf", userId: "ada", version: 3, lastGained: [] };
  const proof = { what: "no-other-seat", day };

  it("is confirmed beside offers and waits, which their day proves", () => {
    const rsvps = (["OFFERED", "WAITLISTED"] as const).map((status) => seenRsvp(status));
    expect(decided({ day, rsvps }, "TAKE")).toEqual({ as: "confirm", proofs: [proof] });
    expect(decided({ day, rsvps }, "ASK")).toEqual({ as: "confirm", proofs: [proof] });
  });

  it("gets an offer beside a seat that clashes", () => {
    expect(decided({ day, rsvps: [seenRsvp("CONFIRMED")] }, "TAKE")).toEqual(OFFERED);
    const dropIn = { times: slots("2026-12-28T00:00:00.000Z", "2026-12-29T00:00:00.000Z") };
    expect(decided({ day, rsvps: [seenRsvp("CONFIRMED", dropIn)] }, "TAKE").as).toBe("confirm");
  });

  it("proves their last call too, if they want to be free", () => {
    const calls = { what: "no-later-call", userId: "ada", calls: null };
    expect(decided({ day })).toEqual({ as: "confirm", proofs: [calls, proof] });
    expect(decided({ day, rsvps: [seenRsvp("OFFERED")] })).toEqual(OFFERED);
  });
});
