import { describe, expect, it } from "vitest";
import type { FoundRsvp } from "../../../functions/core/seats/rsvp.ts";
import { aLedger, anRsvp, found } from "../../support/builders.ts";
import { agreed, playReserving, refusedBy } from "./reserve-script.ts";

const OTHER = "conf.demo";
const seat = anRsvp({ version: 1 });
const other = (over: Partial<FoundRsvp["rsvp"]> = {}, version = 7): FoundRsvp =>
  found({ sessionId: OTHER, ...over }, version);
const givenUp = anRsvp({ sessionId: OTHER, status: "CANCELLED", cancelReason: "SWAPPED", version: 8 });
const committed = { kind: "committed", rsvp: seat, givenUp } as const;
const swap = { swapFor: OTHER, givesUp: other() } as const;
const START = ["allowance reserve", "read what is given up"];

describe("a swap", () => {
  it("reads what it gives up while the call is counted, and takes the seat for it in one attempt", async () => {
    const { outcome, calls } = await playReserving({ ...swap, attempts: [committed] });
    expect(outcome).toEqual({ kind: "confirmed", rsvp: seat, givenUp });
    expect(calls).toEqual([...START, "take for version 7", `nudge ${OTHER}`]);
  });

  it.each(["OFFERED", "WAITLISTED"] as const)("may give up what is %s", async (status) => {
    const { calls } = await playReserving({ ...swap, givesUp: other({ status }), attempts: [committed] });
    const nudged = status === "OFFERED" ? [`nudge ${OTHER}`] : [];
    expect(calls).toEqual([...START, "take for version 7", ...nudged]);
  });

  it("that was carried out before is answered with the seat", async () => {
    for (const givesUp of [null, other({ status: "CANCELLED" })]) {
      const { outcome, calls } = await playReserving({ ...swap, givesUp, rsvp: found(), attempts: [] });
      expect(outcome).toEqual({ kind: "already-confirmed", rsvp: seat });
      expect(calls).toEqual([...START, "read rsvp"]);
    }
  });

  it("takes nothing if there is nothing to give up", async () => {
    for (const rsvp of [null, found({ status: "WAITLISTED" }), found({ status: "OFFERED" })]) {
      const { outcome } = await playReserving({ ...swap, givesUp: null, rsvp, attempts: [] });
      expect(outcome).toEqual({ kind: "nothing-to-swap" });
    }
  });

  it("leaves everything as it is if the session is full", async () => {
    const full = aLedger({ taken: 2 });
    const refused = { kind: "refused", found: null, ledger: refusedBy(full) } as const;
    const { outcome, calls } = await playReserving({ ...swap, attempts: [refused] });
    expect(outcome).toEqual({ kind: "session-full", ledger: full, waitlistOpen: true });
    expect(calls).toEqual([...START, "take for version 7"]);
  });

  it("may join the waitlist of a full session, which gives nothing up", async () => {
    const refused = { kind: "refused", found: null, ledger: refusedBy(aLedger({ taken: 2 })) } as const;
    const waiting = anRsvp({ status: "WAITLISTED" });
    const { outcome, calls } = await playReserving({
      ...swap,
      ifFull: "WAITLIST",
      attempts: [refused, { kind: "committed", rsvp: waiting }],
    });
    expect(outcome).toEqual({ kind: "waitlisted", rsvp: waiting });
    expect(calls.at(-1)).toBe("nudge conf.talk");
    expect(calls).not.toContain(`nudge ${OTHER}`);
  });

  it("looks again if what it gives up has changed meanwhile", async () => {
    const changed = { kind: "swap-changed", givesUp: other({}, 9) } as const;
    const { outcome, calls } = await playReserving({ ...swap, attempts: [changed, committed] });
    expect(outcome.kind).toBe("confirmed");
    expect(calls).toEqual([...START, "take for version 7", "take for version 9", `nudge ${OTHER}`]);
  });

  it("takes nothing if what it gives up has ended meanwhile", async () => {
    const changed = { kind: "swap-changed", givesUp: other({ status: "CANCELLED" }, 9) } as const;
    const { outcome } = await playReserving({ ...swap, attempts: [changed] });
    expect(outcome).toEqual({ kind: "nothing-to-swap" });
  });

  it("does not try for ever against a person's other devices", async () => {
    const changed = { kind: "swap-changed", givesUp: other() } as const;
    const { outcome } = await playReserving({ ...swap, attempts: [changed, changed], pauses: 0 });
    expect(outcome).toEqual({ kind: "contention" });
  });
});

describe("a swap for a seat that the person has already", () => {
  const both = { kind: "refused", found: found({}, 3), ledger: agreed } as const;

  it("gives the other one up, and proves the seat", async () => {
    const { outcome, calls } = await playReserving({ ...swap, attempts: [both], givingUp: [committed] });
    expect(outcome).toEqual({ kind: "already-confirmed", rsvp: seat, givenUp });
    expect(calls).toEqual([
      ...[...START, "take for version 7", "give up beside version 3, counted-already"],
      `nudge ${OTHER}`,
    ]);
  });

  it("accepts an offer and gives the other one up at once", async () => {
    const offer = found({ status: "OFFERED", rsvpAt: null, offerExpiresAt: "2026-12-27T11:00:00.000Z" }, 3);
    const { outcome, calls } = await playReserving({
      ...swap,
      attempts: [{ kind: "refused", found: offer, ledger: agreed }],
      acceptance: committed,
    });
    expect(outcome).toEqual({ kind: "accepted", rsvp: seat, seatFreedAt: null, givenUp });
    expect(calls).toEqual([...START, "take for version 7", "accept", `nudge ${OTHER}`]);
  });

  it("takes the seat again if it was given up meanwhile", async () => {
    const changed = { kind: "changed", found: found({ status: "CANCELLED" }, 4) } as const;
    const { outcome, calls } = await playReserving({
      ...swap,
      attempts: [both, committed],
      givingUp: [changed],
    });
    expect(outcome.kind).toBe("confirmed");
    expect(calls.slice(-2)).toEqual(["take for version 7", `nudge ${OTHER}`]);
  });

  it("is answered with the seat if the other one has ended meanwhile", async () => {
    const ended = { kind: "swap-changed", givesUp: other({ status: "CANCELLED" }) } as const;
    const { outcome } = await playReserving({ ...swap, attempts: [both], givingUp: [ended] });
    expect(outcome).toEqual({ kind: "already-confirmed", rsvp: { ...seat, version: 3 } });
  });
});
