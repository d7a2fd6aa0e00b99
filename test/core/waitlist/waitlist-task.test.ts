import { describe, expect, it } from "vitest";
import {
  isSettled,
  offerExpiresAt,
  offersEndAt,
  waitlistTask,
} from "../../../functions/core/seats/ledger.ts";
import { aLedger, NOW } from "../../support/builders.ts";

const later = "2026-12-27T10:00:00.001Z";
/** The session starts at this moment, and its waitlist closed five minutes ago. */
const STARTS_NOW = { lineClosesAt: "2026-12-27T09:55:00.000Z" };

describe("the task of a waitlist", () => {
  it("is nothing if nobody waits, even if many seats are free", () => {
    expect(waitlistTask(aLedger(), NOW)).toBeNull();
    expect(waitlistTask(aLedger({ ...STARTS_NOW, taken: 2 }), NOW)).toBeNull();
  });

  it("is to close the line once nobody waits in it", () => {
    expect(waitlistTask(aLedger({ lineOpen: true }), NOW)).toEqual({ kind: "close-line", people: 0 });
    expect(waitlistTask(aLedger({ lineOpen: true, taken: 2, waiting: 1 }), NOW)).toBeNull();
    expect(waitlistTask(aLedger({ lineOpen: true, state: "CANCELLED" }), NOW)?.kind).toBe("close-line");
    expect(isSettled(aLedger({ lineOpen: true }))).toBe(false);
  });

  it("is nothing if no seat is free", () => {
    expect(waitlistTask(aLedger({ taken: 2, waiting: 3 }), NOW)).toBeNull();
    expect(waitlistTask(aLedger({ taken: 3, waiting: 3 }), NOW)).toBeNull();
    expect(waitlistTask(aLedger({ capacity: 0, waiting: 3 }), NOW)).toBeNull();
  });

  it("is to offer the free seats, to no more people than wait", () => {
    const offers = (people: number) => ({ kind: "offer-seats", people });
    expect(waitlistTask(aLedger({ capacity: 5, taken: 2, waiting: 9 }), NOW)).toEqual(offers(3));
    expect(waitlistTask(aLedger({ capacity: 5, taken: 2, waiting: 1 }), NOW)).toEqual(offers(1));
    expect(waitlistTask(aLedger({ capacity: null, taken: 2, waiting: 9 }), NOW)).toEqual(offers(9));
  });

  it("is nothing before registration opens, and nothing from the moment the waitlist closes", () => {
    const waiting = { waiting: 1 };
    expect(waitlistTask(aLedger({ ...waiting, state: "CLOSED" }), NOW)).toBeNull();
    expect(waitlistTask(aLedger({ ...waiting, registrationOpensAt: later }), NOW)).toBeNull();
    expect(waitlistTask(aLedger({ ...waiting, registrationClosesAt: NOW }), NOW)).toBeNull();
    expect(waitlistTask(aLedger({ ...waiting, lineClosesAt: NOW }), NOW)).toBeNull();
    expect(waitlistTask(aLedger({ ...waiting, lineClosedAt: NOW }), NOW)).toBeNull();
    expect(waitlistTask(aLedger({ ...waiting, lineClosesAt: later }), NOW)?.kind).toBe("offer-seats");
  });

  it("is to end from the moment the session starts", () => {
    expect(waitlistTask(aLedger({ ...STARTS_NOW, waiting: 4 }), NOW)).toEqual({
      kind: "end-waitlist",
      people: 4,
    });
    const startsLater = { lineClosesAt: "2026-12-27T09:55:00.001Z" };
    expect(waitlistTask(aLedger({ ...startsLater, waiting: 4 }), NOW)).toBeNull();
    expect(waitlistTask(aLedger({ ...STARTS_NOW, state: "CLOSED", waiting: 4 }), NOW)?.kind).toBe(
      "end-waitlist",
    );
  });

  it("is to let everybody go if the session is cancelled", () => {
    const cancelled = aLedger({ state: "CANCELLED", taken: 2, waiting: 3 });
    expect(waitlistTask(cancelled, NOW)).toEqual({ kind: "clear-session", people: 5 });
    expect(waitlistTask({ ...cancelled, ...STARTS_NOW }, NOW)?.kind).toBe("clear-session");
    expect(waitlistTask(aLedger({ state: "CANCELLED" }), NOW)).toBeNull();
  });
});

describe("a session is settled", () => {
  it("when nobody waits, and a cancelled one when nobody is left", () => {
    expect(isSettled(aLedger({ taken: 2 }))).toBe(true);
    expect(isSettled(aLedger({ taken: 2, waiting: 1 }))).toBe(false);
    expect(isSettled(aLedger({ state: "CANCELLED" }))).toBe(true);
    expect(isSettled(aLedger({ state: "CANCELLED", taken: 1 }))).toBe(false);
    expect(isSettled(aLedger({ state: "CANCELLED", waiting: 1 }))).toBe(false);
  });
});

describe("an offer", () => {
  it("is open for its whole window", () => {
    expect(offerExpiresAt(aLedger(), 60, NOW, [])).toBe("2026-12-27T11:00:00.000Z");
  });

  it("ends when the waitlist or registration closes, if that is sooner", () => {
    const half = "2026-12-27T10:30:00.000Z";
    const quarter = "2026-12-27T10:15:00.000Z";
    expect(offerExpiresAt(aLedger({ lineClosesAt: half }), 60, NOW, [])).toBe(half);
    expect(offerExpiresAt(aLedger({ registrationClosesAt: half }), 60, NOW, [])).toBe(half);
    const both = aLedger({ lineClosesAt: half, registrationClosesAt: quarter });
    expect(offerExpiresAt(both, 60, NOW, [])).toBe(quarter);
    expect(offerExpiresAt(both, 5, NOW, [])).toBe("2026-12-27T10:05:00.000Z");
    expect(offersEndAt(both)).toBe(quarter);
    expect(offersEndAt({ ...both, lineClosesAt: NOW })).toBe(NOW);
  });
});
