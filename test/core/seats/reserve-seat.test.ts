import { describe, expect, it } from "vitest";
import { aLedger, anRsvp, found, NOW } from "../../support/builders.ts";
import { agreed, playReserving, refusedBy } from "./reserve-script.ts";

describe("reserving a seat", () => {
  it("takes one call to the allowance and one transaction", async () => {
    const rsvp = anRsvp();
    const { outcome, calls } = await playReserving({ attempts: [{ kind: "committed", rsvp }] });
    expect(outcome).toEqual({ kind: "confirmed", rsvp });
    expect(calls).toEqual(["allowance reserve", "take"]);
  });

  it("touches no seat once the allowance is used up", async () => {
    const { outcome, calls } = await playReserving({
      attempts: [],
      grant: { granted: false, retryAfterMs: 1_500 },
    });
    expect(outcome).toEqual({ kind: "rate-limited", retryAfterMs: 1_500 });
    expect(calls).toEqual(["allowance reserve"]);
  });

  it("answers a repeat with the existing RSVP, even if the session is full now", async () => {
    const { outcome } = await playReserving({
      attempts: [{ kind: "refused", found: found(), ledger: refusedBy(aLedger({ taken: 2 })) }],
    });
    expect(outcome).toEqual({ kind: "already-confirmed", rsvp: anRsvp() });
  });

  it("reactivates a cancelled RSVP without pausing first", async () => {
    const cancelled = found({ status: "CANCELLED" });
    const { outcome, calls } = await playReserving({
      attempts: [
        { kind: "refused", found: cancelled, ledger: agreed },
        { kind: "committed", rsvp: anRsvp() },
      ],
    });
    expect(outcome.kind).toBe("confirmed");
    expect(calls).toEqual(["allowance reserve", "take", "take from version 1"]);
  });

  it("reactivates the newer state when the cancelled RSVP changed in between", async () => {
    const { outcome, calls } = await playReserving({
      attempts: [
        { kind: "refused", found: found({ status: "CANCELLED" }, 2), ledger: agreed },
        { kind: "refused", found: found({ status: "CANCELLED", rsvpAt: null }, 3), ledger: agreed },
        { kind: "committed", rsvp: anRsvp() },
      ],
    });
    expect(outcome.kind).toBe("confirmed");
    expect(calls).toEqual([
      "allowance reserve",
      "take",
      "take from version 2",
      "pause",
      "take from version 3",
    ]);
  });

  it("does not reactivate if there is no seat left", async () => {
    const ledger = aLedger({ taken: 2 });
    const { outcome } = await playReserving({
      attempts: [{ kind: "refused", found: found({ status: "CANCELLED" }), ledger: refusedBy(ledger) }],
    });
    expect(outcome).toEqual({ kind: "session-full", ledger, waitlistOpen: true });
  });

  it("says that a session has ended, even if many seats are free", async () => {
    const ledger = aLedger({ endsAt: NOW });
    const { outcome } = await playReserving({
      attempts: [{ kind: "refused", found: null, ledger: refusedBy(ledger) }],
    });
    expect(outcome).toEqual({ kind: "session-ended", endedAt: NOW });
  });

  it("says that the session does not exist if it has no ledger", async () => {
    const { outcome } = await playReserving({
      attempts: [{ kind: "refused", found: null, ledger: refusedBy(null) }],
    });
    expect(outcome).toEqual({ kind: "session-not-found" });
  });

  it("tries again after a conflict while the ledger has room", async () => {
    const { outcome, calls } = await playReserving({
      attempts: [{ kind: "unsettled" }, { kind: "committed", rsvp: anRsvp() }],
      ledger: aLedger(),
    });
    expect(outcome.kind).toBe("confirmed");
    expect(calls).toEqual(["allowance reserve", "take", "pause", "read ledger", "take"]);
  });

  it("stops after a conflict if the ledger says that no seat can be taken", async () => {
    const ledger = aLedger({ taken: 2 });
    const { outcome, calls } = await playReserving({ attempts: [{ kind: "unsettled" }], ledger });
    expect(outcome).toEqual({ kind: "session-full", ledger, waitlistOpen: true });
    expect(calls).toEqual(["allowance reserve", "take", "pause", "read ledger", "read rsvp"]);
  });

  it("stops after a conflict with the seat that the person already has", async () => {
    const { outcome } = await playReserving({
      attempts: [{ kind: "unsettled" }],
      ledger: aLedger({ taken: 2 }),
      rsvp: found(),
    });
    expect(outcome).toEqual({ kind: "already-confirmed", rsvp: anRsvp() });
  });

  it("judges what it has read by one time, even if the waitlist closes while it pauses", async () => {
    const closesMeanwhile = aLedger({ taken: 1, waiting: 1, lineClosesAt: "2026-12-27T10:00:01.000Z" });
    const seated = found();
    const { outcome, calls } = await playReserving({
      attempts: [{ kind: "unsettled" }, { kind: "refused", found: seated, ledger: agreed }],
      ledger: closesMeanwhile,
      afterPause: "2026-12-27T10:00:02.000Z",
    });
    expect(outcome).toEqual({ kind: "already-confirmed", rsvp: seated.rsvp });
    expect(calls).toEqual(["allowance reserve", "take", "pause", "read ledger", "take"]);
  });

  it("stops after a conflict on a session that does not exist", async () => {
    const { outcome } = await playReserving({ attempts: [{ kind: "unsettled" }], ledger: null });
    expect(outcome).toEqual({ kind: "session-not-found" });
  });

  it("gives up after too many conflicts", async () => {
    const { outcome } = await playReserving({
      attempts: [{ kind: "unsettled" }, { kind: "unsettled" }],
      ledger: aLedger(),
      pauses: 1,
    });
    expect(outcome).toEqual({ kind: "contention" });
  });

  it("tries again when the refusal has no reason by the time it is read", async () => {
    const { outcome, calls } = await playReserving({
      attempts: [
        { kind: "refused", found: null, ledger: refusedBy(aLedger()) },
        { kind: "committed", rsvp: anRsvp() },
      ],
    });
    expect(outcome.kind).toBe("confirmed");
    expect(calls).toEqual(["allowance reserve", "take", "take"]);
  });

  it("throws if a transaction was refused although no item refused it, because that is a bug", async () => {
    const attempts = [{ kind: "refused", found: null, ledger: agreed }] as const;
    await expect(playReserving({ attempts })).rejects.toThrow("no item refused it");
  });
});
