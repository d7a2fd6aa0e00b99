import { describe, expect, it } from "vitest";
import { acceptOffer, type OfferBook } from "../../functions/core/accept-offer.ts";
import type { Grant } from "../../functions/core/allowance.ts";
import { anRsvp, found, NOW } from "../support/builders.ts";

type Attempt = Awaited<ReturnType<OfferBook["acceptOffer"]>>;

const confirmed = anRsvp();
const freedAt = "2026-12-27T09:30:00.000Z";

async function play(attempt: Attempt, grant: Grant = { granted: true }) {
  const calls: string[] = [];
  const outcome = await acceptOffer(
    { requestId: "this request", sessionId: "conf.talk", attendee: { userId: "ada" } },
    {
      allowance: {
        take: async (action) => {
          calls.push(`allowance ${action}`);
          return grant;
        },
      },
      seats: {
        acceptOffer: async (_, now) => {
          calls.push(`accept at ${now}`);
          return attempt;
        },
      },
      clock: () => new Date(NOW),
    },
  );
  return { outcome, calls };
}

const refusedBy = (over: Parameters<typeof found>[0], changedBy?: string): Attempt => ({
  kind: "refused",
  found: found(over, changedBy),
});

describe("accepting an offer", () => {
  it("takes one call to the allowance and one write, and knows when the place came free", async () => {
    const accepted = { rsvp: confirmed, changedBy: "this request", placeFreedAt: freedAt };
    const { outcome, calls } = await play({ kind: "committed", accepted });
    expect(outcome).toEqual({ kind: "accepted", rsvp: confirmed, placeFreedAt: freedAt });
    expect(calls).toEqual(["allowance release", `accept at ${NOW}`]);
  });

  it("is counted like giving a place back, and refused once that allowance is used up", async () => {
    const { outcome, calls } = await play(refusedBy({}), { granted: false, retryAfterMs: 700 });
    expect(outcome).toEqual({ kind: "rate-limited", retryAfterMs: 700 });
    expect(calls).toEqual(["allowance release"]);
  });

  it("answers a repeat with the place that there is", async () => {
    expect((await play(refusedBy({}))).outcome).toEqual({ kind: "already-confirmed", rsvp: confirmed });
  });

  it("recognises its own success when the answer of the write was lost", async () => {
    const { outcome } = await play(refusedBy({}, "this request"));
    expect(outcome).toEqual({ kind: "accepted", rsvp: confirmed, placeFreedAt: null });
  });

  it("is too late once the offer has expired, before and after a sweep has noticed", async () => {
    for (const over of [
      { status: "OFFERED" },
      { status: "CANCELLED", cancelReason: "OFFER_EXPIRED" },
    ] as const) {
      expect((await play(refusedBy(over))).outcome).toEqual({ kind: "offer-expired" });
    }
  });

  it("needs an offer", async () => {
    for (const over of [
      { status: "WAITLISTED" },
      { status: "CANCELLED", cancelReason: "OFFER_DECLINED" },
      { status: "CANCELLED", cancelReason: "ATTENDEE" },
    ] as const) {
      expect((await play(refusedBy(over))).outcome).toEqual({ kind: "no-offer" });
    }
    expect((await play({ kind: "refused", found: null })).outcome).toEqual({ kind: "no-offer" });
  });
});
