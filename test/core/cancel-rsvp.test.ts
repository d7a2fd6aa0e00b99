import { describe, expect, it } from "vitest";
import type { Grant } from "../../functions/core/allowance.ts";
import { cancelRsvp, type ReleaseAttempt } from "../../functions/core/cancel-rsvp.ts";
import type { FoundRsvp } from "../../functions/core/rsvp.ts";
import { anRsvp, found, NOW } from "../support/builders.ts";

const request = { requestId: "this request", sessionId: "conf.talk", attendee: { userId: "ada" } };
const cancelled = anRsvp({ status: "CANCELLED", cancelledAt: NOW, cancelReason: "ATTENDEE" });

interface Script {
  readonly rsvp: FoundRsvp | null;
  readonly attempts?: readonly ReleaseAttempt[];
  readonly grant?: Grant;
  readonly pauses?: number;
}

async function play({ rsvp, attempts = [], grant = { granted: true }, pauses = 9 }: Script) {
  const calls: string[] = [];
  const log = <T>(call: string, answer: T): T => {
    calls.push(call);
    return answer;
  };
  const left = [...attempts];
  let pausesLeft = pauses;
  const outcome = await cancelRsvp(request, {
    allowance: { take: async (action) => log(`allowance ${action}`, grant) },
    seats: {
      findRsvp: async () => log("read rsvp", rsvp),
      releaseSeat: async () => {
        calls.push("release");
        const next = left.shift();
        if (!next) throw new Error("one attempt too many");
        return next;
      },
    },
    clock: () => new Date(NOW),
    nudge: async () => void calls.push("nudge"),
    pause: async () => log("pause", pausesLeft-- > 0),
  });
  return { outcome, calls };
}

describe("cancelling an RSVP", () => {
  it("takes one read and one transaction, and nudges the line after the commit", async () => {
    const { outcome, calls } = await play({
      rsvp: found(),
      attempts: [{ kind: "committed", rsvp: cancelled }],
    });
    expect(outcome).toEqual({ kind: "cancelled", rsvp: cancelled });
    expect(calls).toEqual(["read rsvp", "release", "nudge"]);
  });

  it("answers a repeat with the cancelled RSVP, counts the call and nudges nobody", async () => {
    const { outcome, calls } = await play({ rsvp: { rsvp: cancelled, changedBy: "an earlier request" } });
    expect(outcome).toEqual({ kind: "already-cancelled", rsvp: cancelled });
    expect(calls).toEqual(["read rsvp", "allowance release"]);
  });

  it("knows no RSVP where there never was one, and counts the call", async () => {
    const { outcome, calls } = await play({ rsvp: null });
    expect(outcome).toEqual({ kind: "rsvp-not-found" });
    expect(calls).toEqual(["read rsvp", "allowance release"]);
  });

  it("is refused once the allowance is used up, with or without a place to give back", async () => {
    const refusal = { kind: "rate-limited", retryAfterMs: 900 } as const;
    expect((await play({ rsvp: found(), attempts: [refusal] })).outcome).toEqual(refusal);
    const grant = { granted: false, retryAfterMs: 900 } as const;
    expect((await play({ rsvp: null, grant })).outcome).toEqual(refusal);
  });

  it("recognises its own success when the answer of the commit was lost, and nudges", async () => {
    const { outcome, calls } = await play({
      rsvp: found(),
      attempts: [{ kind: "changed", found: { rsvp: cancelled, changedBy: "this request" } }],
    });
    expect(outcome).toEqual({ kind: "cancelled", rsvp: cancelled });
    expect(calls).toEqual(["read rsvp", "release", "nudge"]);
  });

  it("leaves the nudge to whoever cancelled a moment earlier", async () => {
    const { outcome, calls } = await play({
      rsvp: found(),
      attempts: [{ kind: "changed", found: { rsvp: cancelled, changedBy: "another device" } }],
    });
    expect(outcome).toEqual({ kind: "already-cancelled", rsvp: cancelled });
    expect(calls).toEqual(["read rsvp", "release", "allowance release"]);
  });

  it("tries again after a conflict, and gives up when there have been enough", async () => {
    const retried = await play({
      rsvp: found(),
      attempts: [{ kind: "unsettled" }, { kind: "committed", rsvp: cancelled }],
    });
    expect(retried.calls).toEqual(["read rsvp", "release", "pause", "release", "nudge"]);
    const attempts = [{ kind: "unsettled" }, { kind: "unsettled" }] as const;
    expect((await play({ rsvp: found(), attempts, pauses: 1 })).outcome).toEqual({ kind: "contention" });
  });
});
