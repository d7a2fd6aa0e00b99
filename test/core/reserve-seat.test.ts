import { describe, expect, it } from "vitest";
import type { Grant } from "../../functions/core/allowance.ts";
import type { Ledger } from "../../functions/core/ledger.ts";
import { reserveSeat, type SeatAttempt } from "../../functions/core/reserve-seat.ts";
import type { FoundRsvp } from "../../functions/core/rsvp.ts";
import { aLedger, anRsvp, found, NOW } from "../support/builders.ts";

const request = {
  requestId: "this request",
  sessionId: "conf.talk",
  attendee: { userId: "ada", name: "Ada", email: null },
};

interface Script {
  readonly attempts: readonly SeatAttempt[];
  readonly grant?: Grant;
  readonly ledger?: Ledger | null;
  readonly rsvp?: FoundRsvp | null;
  readonly pauses?: number;
}

/** Ports that answer as the script says and remember what they were asked. */
async function play({ attempts, grant = { granted: true }, ledger = null, rsvp = null, pauses = 9 }: Script) {
  const calls: string[] = [];
  const log = <T>(call: string, answer: T): T => {
    calls.push(call);
    return answer;
  };
  const left = [...attempts];
  let pausesLeft = pauses;
  const outcome = await reserveSeat(request, {
    allowance: { take: async (action) => log(`allowance ${action}`, grant) },
    seats: {
      takeSeat: async (_, reactivates) => {
        calls.push(reactivates ? `reactivate ${reactivates.rsvp.rsvpId}` : "take");
        const next = left.shift();
        if (!next) throw new Error("one attempt too many");
        return next;
      },
      findLedger: async () => log("read ledger", ledger),
      findRsvp: async () => log("read rsvp", rsvp),
    },
    clock: () => new Date(NOW),
    pause: async () => log("pause", pausesLeft-- > 0),
  });
  return { outcome, calls };
}

const agreed = { agreed: true } as const;
const refusedBy = (ledger: Ledger | null) => ({ agreed: false, ledger }) as const;

describe("reserving a seat", () => {
  it("takes one call to the allowance and one transaction", async () => {
    const rsvp = anRsvp();
    const { outcome, calls } = await play({ attempts: [{ kind: "committed", rsvp }] });
    expect(outcome).toEqual({ kind: "confirmed", rsvp });
    expect(calls).toEqual(["allowance reserve", "take"]);
  });

  it("touches no seat once the allowance is used up", async () => {
    const { outcome, calls } = await play({ attempts: [], grant: { granted: false, retryAfterMs: 1_500 } });
    expect(outcome).toEqual({ kind: "rate-limited", retryAfterMs: 1_500 });
    expect(calls).toEqual(["allowance reserve"]);
  });

  it("answers a repeat with the RSVP that there is, even if the session has filled up since", async () => {
    const { outcome } = await play({
      attempts: [{ kind: "refused", found: found(), ledger: refusedBy(aLedger({ taken: 2 })) }],
    });
    expect(outcome).toEqual({ kind: "already-confirmed", rsvp: anRsvp() });
  });

  it("recognises its own success when the answer of the commit was lost", async () => {
    const { outcome } = await play({
      attempts: [{ kind: "refused", found: found({}, "this request"), ledger: agreed }],
    });
    expect(outcome).toEqual({ kind: "confirmed", rsvp: anRsvp() });
  });

  it("says that the person is in line already, waiting or holding an offer", async () => {
    for (const status of ["WAITLISTED", "OFFERED"] as const) {
      const { outcome } = await play({
        attempts: [{ kind: "refused", found: found({ status }), ledger: agreed }],
      });
      expect(outcome.kind).toBe("already-waitlisted");
    }
  });

  it("reactivates a cancelled RSVP without pausing first", async () => {
    const cancelled = found({ status: "CANCELLED" });
    const { outcome, calls } = await play({
      attempts: [
        { kind: "refused", found: cancelled, ledger: agreed },
        { kind: "committed", rsvp: anRsvp() },
      ],
    });
    expect(outcome.kind).toBe("confirmed");
    expect(calls).toEqual(["allowance reserve", "take", "reactivate rsvp-1"]);
  });

  it("reactivates the newer state when the cancelled RSVP changed in between", async () => {
    const { outcome, calls } = await play({
      attempts: [
        { kind: "refused", found: found({ status: "CANCELLED" }, "first"), ledger: agreed },
        { kind: "refused", found: found({ status: "CANCELLED", rsvpId: "newer" }, "second"), ledger: agreed },
        { kind: "committed", rsvp: anRsvp() },
      ],
    });
    expect(outcome.kind).toBe("confirmed");
    expect(calls).toEqual(["allowance reserve", "take", "reactivate rsvp-1", "pause", "reactivate newer"]);
  });

  it("does not reactivate where there is no place left", async () => {
    const ledger = aLedger({ taken: 2 });
    const { outcome } = await play({
      attempts: [{ kind: "refused", found: found({ status: "CANCELLED" }), ledger: refusedBy(ledger) }],
    });
    expect(outcome).toEqual({ kind: "session-full", ledger });
  });

  it("says that there is no such session where there is no ledger", async () => {
    const { outcome } = await play({ attempts: [{ kind: "refused", found: null, ledger: refusedBy(null) }] });
    expect(outcome).toEqual({ kind: "session-not-found" });
  });

  it("tries again after a conflict while the ledger has room", async () => {
    const { outcome, calls } = await play({
      attempts: [{ kind: "unsettled" }, { kind: "committed", rsvp: anRsvp() }],
      ledger: aLedger(),
    });
    expect(outcome.kind).toBe("confirmed");
    expect(calls).toEqual(["allowance reserve", "take", "read ledger", "pause", "take"]);
  });

  it("stops after a conflict when the ledger says that there is nothing left to try for", async () => {
    const ledger = aLedger({ taken: 2 });
    const { outcome, calls } = await play({ attempts: [{ kind: "unsettled" }], ledger });
    expect(outcome).toEqual({ kind: "session-full", ledger });
    expect(calls).toEqual(["allowance reserve", "take", "read ledger", "read rsvp"]);
  });

  it("stops after a conflict with the place that the person turns out to hold", async () => {
    const { outcome } = await play({
      attempts: [{ kind: "unsettled" }],
      ledger: aLedger({ taken: 2 }),
      rsvp: found(),
    });
    expect(outcome).toEqual({ kind: "already-confirmed", rsvp: anRsvp() });
  });

  it("stops after a conflict on a session that does not exist", async () => {
    const { outcome } = await play({ attempts: [{ kind: "unsettled" }], ledger: null });
    expect(outcome).toEqual({ kind: "session-not-found" });
  });

  it("gives up when there have been enough conflicts", async () => {
    const { outcome } = await play({
      attempts: [{ kind: "unsettled" }, { kind: "unsettled" }],
      ledger: aLedger(),
      pauses: 1,
    });
    expect(outcome).toEqual({ kind: "contention" });
  });

  it("treats a refusal without a reason as the bug that it is", async () => {
    const attempts = [{ kind: "refused", found: null, ledger: agreed }] as const;
    await expect(play({ attempts })).rejects.toThrow("names no item");
    const noReason = [{ kind: "refused", found: null, ledger: refusedBy(aLedger()) }] as const;
    await expect(play({ attempts: noReason })).rejects.toThrow("refused without a reason");
  });
});
