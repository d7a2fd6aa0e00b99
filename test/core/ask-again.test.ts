import { describe, expect, it } from "vitest";
import { aLedger, anRsvp, found, NOW } from "../support/builders.ts";
import { agreed, playReserving, refusedBy } from "./reserve-script.ts";

const full = aLedger({ taken: 2 });
const lineClosed = { lineClosesAt: NOW };
const confirmed = anRsvp();
const join = { ifFull: "WAITLIST" } as const;

describe("somebody in line who asks again", () => {
  const inLine = found({ status: "WAITLISTED", rsvpAt: null, waitlistedAt: NOW });

  it("is in line already while it is open, though a place is free", async () => {
    const ledger = aLedger({ taken: 1, waiting: 1 });
    const { outcome, calls } = await playReserving({
      attempts: [{ kind: "refused", found: inLine, ledger: refusedBy(ledger) }],
    });
    expect(outcome).toEqual({ kind: "already-waitlisted", rsvp: inLine.rsvp });
    expect(calls).toEqual(["allowance reserve", "take"]);
  });

  it("is in line already when another device has just joined it", async () => {
    const { outcome } = await playReserving({
      ...join,
      attempts: [
        { kind: "refused", found: null, ledger: refusedBy(full) },
        { kind: "refused", found: inLine, ledger: agreed },
      ],
    });
    expect(outcome).toEqual({ kind: "already-waitlisted", rsvp: inLine.rsvp });
  });

  it("claims a free place once the line has closed", async () => {
    const { outcome, calls } = await playReserving({
      attempts: [
        { kind: "refused", found: inLine, ledger: agreed },
        { kind: "committed", rsvp: confirmed },
      ],
    });
    expect(outcome).toEqual({ kind: "confirmed", rsvp: confirmed });
    expect(calls).toEqual(["allowance reserve", "take", "claim from an earlier request"]);
  });

  it("claims it too when the line closed between refusal and reading", async () => {
    const ledger = aLedger({ taken: 1, waiting: 1, ...lineClosed });
    const { calls } = await playReserving({
      attempts: [
        { kind: "refused", found: inLine, ledger: refusedBy(ledger) },
        { kind: "committed", rsvp: confirmed },
      ],
    });
    expect(calls).toEqual(["allowance reserve", "take", "claim from an earlier request"]);
  });

  it("stays in line when somebody else was quicker to claim the place", async () => {
    const { outcome, calls } = await playReserving({
      attempts: [
        { kind: "refused", found: inLine, ledger: agreed },
        { kind: "refused", found: null, ledger: refusedBy(aLedger({ taken: 2, waiting: 1, ...lineClosed })) },
      ],
    });
    expect(outcome).toEqual({ kind: "already-waitlisted", rsvp: inLine.rsvp });
    expect(calls).toEqual(["allowance reserve", "take", "claim from an earlier request"]);
  });
});

describe("somebody with an offer who asks for a place", () => {
  const offered = found({ status: "OFFERED", rsvpAt: null }, "the consumer");
  const refused = { kind: "refused", found: offered, ledger: refusedBy(full) } as const;

  it("accepts it by asking", async () => {
    const accepted = { rsvp: confirmed, changedBy: "this request", placeFreedAt: NOW };
    const { outcome, calls } = await playReserving({
      attempts: [refused],
      acceptance: { kind: "committed", accepted },
    });
    expect(outcome).toEqual({ kind: "accepted", rsvp: confirmed, placeFreedAt: NOW });
    expect(calls).toEqual(["allowance reserve", "take", "accept"]);
  });

  it("is told when it has expired, and takes no other place by that while the line is open", async () => {
    const { outcome, calls } = await playReserving({
      attempts: [refused],
      acceptance: { kind: "refused", found: offered },
      ledger: aLedger({ taken: 2, lineClosesAt: "2026-12-27T10:00:00.001Z" }),
    });
    expect(outcome).toEqual({ kind: "offer-expired" });
    expect(calls).toEqual(["allowance reserve", "take", "accept", "read ledger"]);
  });

  it("asks like anybody else when it has expired and the line has closed, and the offer is ended at once", async () => {
    const ledger = aLedger({ taken: 2, ...lineClosed });
    const expired = found({ status: "CANCELLED", cancelReason: "OFFER_EXPIRED" }, "this request");
    const { outcome, calls } = await playReserving({
      attempts: [
        refused,
        { kind: "refused", found: expired, ledger: agreed },
        { kind: "committed", rsvp: confirmed },
      ],
      acceptance: { kind: "refused", found: offered },
      ledger,
    });
    expect(outcome).toEqual({ kind: "confirmed", rsvp: confirmed });
    expect(calls).toEqual([
      ...["allowance reserve", "take", "accept", "read ledger", "expire"],
      ...["take", "pause", "take from this request"],
    ]);
  });

  it("is confirmed already when another device has just accepted it", async () => {
    const { outcome } = await playReserving({
      attempts: [refused],
      acceptance: { kind: "refused", found: found({}, "another device") },
    });
    expect(outcome).toEqual({ kind: "already-confirmed", rsvp: confirmed });
  });

  it("starts anew when another device has just declined it", async () => {
    const declined = found({ status: "CANCELLED", cancelReason: "OFFER_DECLINED" }, "another device");
    const { outcome, calls } = await playReserving({
      attempts: [refused, { kind: "refused", found: declined, ledger: refusedBy(full) }],
      acceptance: { kind: "refused", found: declined },
    });
    expect(outcome).toEqual({ kind: "session-full", ledger: full, waitlistOpen: true });
    expect(calls).toEqual(["allowance reserve", "take", "accept", "take"]);
  });
});
