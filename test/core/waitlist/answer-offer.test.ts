import { describe, expect, it } from "vitest";
import type { ReleaseAttempt } from "../../../functions/core/seats/cancel-rsvp.ts";
import type { FoundRsvp } from "../../../functions/core/seats/rsvp.ts";
import type { AcceptAttempt } from "../../../functions/core/waitlist/accept-offer.ts";
import { type Answer, answerOffer } from "../../../functions/core/waitlist/answer-offer.ts";
import { anRsvp, found, NOW } from "../../support/builders.ts";

const OFFERED_AT = "2026-12-27T09:30:00.000Z";
const LATER = "2026-12-27T10:30:00.000Z";
const offer = { sessionId: "conf.talk", userId: "ada", offeredAt: OFFERED_AT };
const open = (over = {}) =>
  found({ status: "OFFERED", offeredAt: OFFERED_AT, offerExpiresAt: LATER, ...over });
const confirmed = anRsvp({ status: "CONFIRMED" });
const declined = anRsvp({ status: "CANCELLED", cancelReason: "OFFER_DECLINED" });

interface Script {
  readonly has: FoundRsvp | null;
  readonly accepts?: readonly AcceptAttempt[];
  readonly releases?: readonly ReleaseAttempt[];
}

async function play(answer: Answer, { has, accepts = [], releases = [] }: Script) {
  const steps: string[] = [];
  const left = { accepts: [...accepts], releases: [...releases] };
  const next = <T>(step: string, attempts: T[]): T => {
    steps.push(step);
    const attempt = attempts.shift();
    if (attempt === undefined) throw new Error("one attempt too many");
    return attempt;
  };
  const outcome = await answerOffer(answer, offer, {
    seats: {
      findRsvp: async () => has,
      acceptOffer: async () => next("accept", left.accepts),
      giveUpBeside: () => Promise.reject(new Error("a link swaps nothing")),
      releaseSeat: async (_, __, reason) => next(reason, left.releases),
    },
    clock: () => new Date(NOW),
    nudge: async () => void steps.push("nudge"),
    pause: async () => true,
    requestId: "request",
  });
  return { outcome, steps };
}

describe("the answer to one offer", () => {
  it("accepts it", async () => {
    const { outcome, steps } = await play("accept", {
      has: open(),
      accepts: [{ kind: "committed", rsvp: confirmed }],
    });
    expect(outcome).toMatchObject({ kind: "accepted", rsvp: confirmed });
    expect(steps).toEqual(["accept"]);
  });

  it("declines it, and nudges the waitlist", async () => {
    const { outcome, steps } = await play("decline", {
      has: open(),
      releases: [{ kind: "unsettled" }, { kind: "committed", rsvp: declined }],
    });
    expect(outcome).toEqual({ kind: "declined", rsvp: declined });
    expect(steps).toEqual(["OFFER_DECLINED", "OFFER_DECLINED", "nudge"]);
  });

  it.each(["accept", "decline"] as const)("%ss nothing that is not this offer", async (answer) => {
    const others = [
      null,
      found({ status: "CONFIRMED" }),
      found({ status: "WAITLISTED" }),
      found({ status: "CANCELLED" }),
      open({ offeredAt: "2026-12-27T09:45:00.000Z" }),
      open({ offerExpiresAt: NOW }),
    ];
    for (const has of others) {
      const { outcome, steps } = await play(answer, { has });
      expect(outcome).toEqual({ kind: "nothing-to-answer", rsvp: has?.rsvp ?? null });
      expect(steps).toEqual([]);
    }
  });

  it("gives no seat back that was accepted while it was declined", async () => {
    const now = found({ status: "CONFIRMED" });
    const { outcome, steps } = await play("decline", {
      has: open(),
      releases: [{ kind: "changed", found: now }],
    });
    expect(outcome).toEqual({ kind: "nothing-to-answer", rsvp: now.rsvp });
    expect(steps).toEqual(["OFFER_DECLINED"]);
  });
});
