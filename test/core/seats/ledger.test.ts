import { describe, expect, it } from "vitest";
import { lineClosesAt, refusalOf, seatsLeft } from "../../../functions/core/seats/ledger.ts";
import { aLedger, NOW } from "../../support/builders.ts";

const before = "2026-12-27T09:59:59.999Z";
const after = "2026-12-27T10:00:00.001Z";

describe("a ledger", () => {
  it("has room while fewer seats are taken than its capacity", () => {
    expect(refusalOf(aLedger({ taken: 1 }), NOW)).toBeNull();
  });

  it("is full when as many seats are taken as its capacity, or more after the capacity was lowered", () => {
    for (const taken of [2, 3]) {
      const ledger = aLedger({ taken });
      expect(refusalOf(ledger, NOW)).toEqual({ kind: "session-full", ledger, waitlistOpen: true });
      expect(seatsLeft(ledger)).toBe(0);
    }
  });

  it("is never full without a capacity", () => {
    const ledger = aLedger({ capacity: null, taken: 1_000_000 });
    expect(refusalOf(ledger, NOW)).toBeNull();
    expect(seatsLeft(ledger)).toBeNull();
  });

  it("takes nobody with capacity zero", () => {
    expect(refusalOf(aLedger({ capacity: 0 }), NOW)?.kind).toBe("session-full");
  });

  it("is full for newcomers while people wait, until its waitlist closes", () => {
    const ledger = aLedger({ waiting: 1, lineClosesAt: after });
    expect(refusalOf(ledger, NOW)?.kind).toBe("session-full");
    expect(refusalOf(aLedger({ waiting: 1, lineClosesAt: NOW }), NOW)).toBeNull();
  });

  it("takes nobody before registration opens, and takes people from that very moment", () => {
    expect(refusalOf(aLedger({ registrationOpensAt: after }), NOW)).toEqual({
      kind: "registration-not-open",
      opensAt: after,
    });
    expect(refusalOf(aLedger({ registrationOpensAt: NOW }), NOW)).toBeNull();
  });

  it("takes nobody from the moment registration closes", () => {
    for (const closesAt of [before, NOW]) {
      expect(refusalOf(aLedger({ registrationClosesAt: closesAt }), NOW)).toEqual({
        kind: "registration-closed",
        closedAt: closesAt,
      });
    }
    expect(refusalOf(aLedger({ registrationClosesAt: after }), NOW)).toBeNull();
  });

  it("says that the session is closed or cancelled before it says that it is full", () => {
    expect(refusalOf(aLedger({ state: "CLOSED", taken: 2 }), NOW)?.kind).toBe("registration-closed");
    expect(refusalOf(aLedger({ state: "CANCELLED", taken: 2 }), NOW)?.kind).toBe("session-cancelled");
  });

  it("closes its waitlist five minutes before the start", () => {
    expect(lineClosesAt("2026-12-27T10:00:00.000Z")).toBe("2026-12-27T09:55:00.000Z");
  });
});
