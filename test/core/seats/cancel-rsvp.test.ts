import { describe, expect, it } from "vitest";
import type { Grant } from "../../../functions/core/seats/allowance.ts";
import { cancelRsvp, type ReleaseAttempt } from "../../../functions/core/seats/cancel-rsvp.ts";
import type { FoundRsvp } from "../../../functions/core/seats/rsvp.ts";
import { anRsvp, found, NOW } from "../../support/builders.ts";

const request = {
  requestId: "this request",
  sessionId: "conf.talk",
  attendee: { userId: "ada" },
} as const;
const cancelled = anRsvp({ status: "CANCELLED", cancelledAt: NOW, cancelReason: "ATTENDEE" });

interface Script {
  readonly rsvp: FoundRsvp | null;
  readonly attempts?: readonly ReleaseAttempt[];
  readonly grant?: Grant;
  readonly pauses?: number;
  readonly by?: "ATTENDEE" | "ORGANIZER";
  readonly expected?: readonly string[];
}

async function play({ rsvp, attempts = [], grant = { granted: true }, pauses = 9, ...given }: Script) {
  const calls: string[] = [];
  const reasons: string[] = [];
  const log = <T>(call: string, answer: T): T => {
    calls.push(call);
    return answer;
  };
  const left = [...attempts];
  let pausesLeft = pauses;
  const outcome = await cancelRsvp(
    { ...request, by: "ATTENDEE", ...given },
    {
      allowance: { take: async (action) => log(`allowance ${action}`, grant) },
      seats: {
        findRsvp: async () => log("read rsvp", rsvp),
        releaseSeat: async (_, held, reason) => {
          calls.push(held.rsvp.status === "CONFIRMED" ? "release" : `release ${held.rsvp.status}`);
          reasons.push(reason);
          const next = left.shift();
          if (!next) throw new Error("one attempt too many");
          return next;
        },
      },
      clock: () => new Date(NOW),
      nudge: async () => void calls.push("nudge"),
      pause: async () => log("pause", pausesLeft-- > 0),
    },
  );
  return { outcome, calls, reasons };
}

describe("cancelling an RSVP", () => {
  it("takes one read and one transaction, and nudges the waitlist after the commit", async () => {
    const { outcome, calls } = await play({
      rsvp: found(),
      attempts: [{ kind: "committed", rsvp: cancelled }],
    });
    expect(outcome).toEqual({ kind: "cancelled", rsvp: cancelled });
    expect(calls).toEqual(["read rsvp", "release", "nudge"]);
  });

  it("answers a repeat with the cancelled RSVP, counts the call and nudges nobody", async () => {
    const { outcome, calls } = await play({
      rsvp: { rsvp: cancelled, version: 1, seatFreedAt: null },
    });
    expect(outcome).toEqual({ kind: "already-cancelled", rsvp: cancelled });
    expect(calls).toEqual(["read rsvp", "allowance release"]);
  });

  it("finds no RSVP if there never was one, and counts the call", async () => {
    const { outcome, calls } = await play({ rsvp: null });
    expect(outcome).toEqual({ kind: "rsvp-not-found" });
    expect(calls).toEqual(["read rsvp", "allowance release"]);
  });

  it("is refused once the allowance is used up, with or without a seat to give back", async () => {
    const refusal = { kind: "rate-limited", retryAfterMs: 900 } as const;
    expect((await play({ rsvp: found(), attempts: [refusal] })).outcome).toEqual(refusal);
    const grant = { granted: false, retryAfterMs: 900 } as const;
    expect((await play({ rsvp: null, grant })).outcome).toEqual(refusal);
  });

  it("leaves the nudge to the device that cancelled a moment earlier", async () => {
    const { outcome, calls } = await play({
      rsvp: found(),
      attempts: [{ kind: "changed", found: { rsvp: cancelled, version: 1, seatFreedAt: null } }],
    });
    expect(outcome).toEqual({ kind: "already-cancelled", rsvp: cancelled });
    expect(calls).toEqual(["read rsvp", "release", "allowance release"]);
  });

  it("tries again after a conflict, and gives up after too many", async () => {
    const retried = await play({
      rsvp: found(),
      attempts: [{ kind: "unsettled" }, { kind: "committed", rsvp: cancelled }],
    });
    expect(retried.calls).toEqual(["read rsvp", "release", "pause", "release", "nudge"]);
    const attempts = [{ kind: "unsettled" }, { kind: "unsettled" }] as const;
    expect((await play({ rsvp: found(), attempts, pauses: 1 })).outcome).toEqual({ kind: "contention" });
  });

  it("of a waiting person frees no seat, so nobody is nudged", async () => {
    const { outcome, calls, reasons } = await play({
      rsvp: found({ status: "WAITLISTED" }),
      attempts: [{ kind: "committed", rsvp: cancelled }],
    });
    expect(outcome).toEqual({ kind: "cancelled", rsvp: cancelled });
    expect(calls).toEqual(["read rsvp", "release WAITLISTED"]);
    expect(reasons).toEqual(["ATTENDEE"]);
  });

  it("declines an open offer and says so, and nudges the waitlist", async () => {
    const { calls, reasons } = await play({
      rsvp: found({ status: "OFFERED" }),
      attempts: [{ kind: "committed", rsvp: cancelled }],
    });
    expect(calls).toEqual(["read rsvp", "release OFFERED", "nudge"]);
    expect(reasons).toEqual(["OFFER_DECLINED"]);
  });

  it("gives the confirmed seat back if another device accepted the offer meanwhile", async () => {
    const { outcome, calls, reasons } = await play({
      rsvp: found({ status: "OFFERED" }),
      attempts: [
        { kind: "changed", found: found({ status: "CONFIRMED" }, 2) },
        { kind: "committed", rsvp: cancelled },
      ],
    });
    expect(outcome).toEqual({ kind: "cancelled", rsvp: cancelled });
    expect(calls).toEqual(["read rsvp", "release OFFERED", "release", "nudge"]);
    expect(reasons).toEqual(["OFFER_DECLINED", "ATTENDEE"]);
  });

  it("frees the seat if an offer was made while the person was leaving the waitlist", async () => {
    const { calls } = await play({
      rsvp: found({ status: "WAITLISTED" }),
      attempts: [
        { kind: "changed", found: found({ status: "OFFERED" }, 2) },
        { kind: "committed", rsvp: cancelled },
      ],
    });
    expect(calls).toEqual(["read rsvp", "release WAITLISTED", "release OFFERED", "nudge"]);
  });

  it("by an organizer has the reason ORGANIZER for any kind of RSVP", async () => {
    for (const status of ["CONFIRMED", "WAITLISTED", "OFFERED"] as const) {
      const attempts = [{ kind: "committed", rsvp: cancelled }] as const;
      const { reasons } = await play({ rsvp: found({ status }), attempts, by: "ORGANIZER" });
      expect(reasons).toEqual(["ORGANIZER"]);
    }
  });
});

describe("a cancellation that names the version which the person has seen", () => {
  it("gives the seat back if nothing has changed it", async () => {
    const { outcome } = await play({
      rsvp: found({}, 3),
      expected: ["3"],
      attempts: [{ kind: "committed", rsvp: cancelled }],
    });
    expect(outcome).toEqual({ kind: "cancelled", rsvp: cancelled });
  });

  it("leaves a seat that was taken since, says what is so, and counts the call", async () => {
    const taken = found({}, 5);
    const { outcome, calls } = await play({ rsvp: taken, expected: ["3"] });
    expect(outcome).toEqual({ kind: "rsvp-changed", rsvp: taken.rsvp });
    expect(calls).toEqual(["read rsvp", "allowance release"]);
    const grant = { granted: false, retryAfterMs: 900 } as const;
    const refused = await play({ rsvp: taken, expected: ["3"], grant });
    expect(refused.outcome).toEqual({ kind: "rate-limited", retryAfterMs: 900 });
  });

  it("leaves a seat that was taken while it was on its way", async () => {
    const taken = found({}, 5);
    const { outcome, calls } = await play({
      rsvp: found({}, 3),
      expected: ["3"],
      attempts: [{ kind: "changed", found: taken }],
    });
    expect(outcome).toEqual({ kind: "rsvp-changed", rsvp: taken.rsvp });
    expect(calls).toEqual(["read rsvp", "release", "allowance release"]);
  });

  it("is answered as usual if it is sent again, or if another device has cancelled", async () => {
    const gone = found({ status: "CANCELLED" }, 4);
    const { outcome } = await play({ rsvp: gone, expected: ["3"] });
    expect(outcome).toEqual({ kind: "already-cancelled", rsvp: gone.rsvp });
  });

  it("fits no RSVP if it names none", async () => {
    const { outcome } = await play({ rsvp: found({}, 0), expected: [] });
    expect(outcome.kind).toBe("rsvp-changed");
  });
});
