import { describe, expect, it } from "vitest";
import type { Grant } from "../../../functions/core/seats/allowance.ts";
import type { FoundRsvp } from "../../../functions/core/seats/rsvp.ts";
import { type AcceptAttempt, acceptOffer } from "../../../functions/core/waitlist/accept-offer.ts";
import { anRsvp, found, NOW } from "../../support/builders.ts";

const confirmed = anRsvp();
const freedAt = "2026-12-27T09:30:00.000Z";
const later = (ms: number): string => new Date(Date.parse(NOW) + ms).toISOString();
const offered: FoundRsvp = {
  ...found({ status: "OFFERED", rsvpAt: null, offerExpiresAt: later(700) }),
  seatFreedAt: freedAt,
};

interface Script {
  readonly rsvp: FoundRsvp | null;
  readonly attempts?: readonly AcceptAttempt[];
  readonly grant?: Grant;
  readonly pauses?: number;
  /** How long a pause takes; nothing else takes time. */
  readonly pauseMs?: number;
}

async function play({ rsvp, attempts = [], grant = { granted: true }, pauses = 9, pauseMs = 100 }: Script) {
  const calls: string[] = [];
  const left = [...attempts];
  let [time, pausesLeft] = [Date.parse(NOW), pauses];
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
        findRsvp: async () => rsvp,
        acceptOffer: async (_, { version }, now, counting) => {
          calls.push(`accept version ${version} at ${now.getTime() - Date.parse(NOW)} ms, ${counting}`);
          const next = left.shift();
          if (!next) throw new Error("one attempt too many");
          return next;
        },
        giveUpBeside: () => Promise.reject(new Error("nothing is swapped")),
      },
      nudge: async (sessionId) => void calls.push(`nudge ${sessionId}`),
      clock: () => new Date(time),
      pause: async () => {
        time += pauseMs;
        return pausesLeft-- > 0;
      },
    },
  );
  return { outcome, calls };
}

describe("accepting an offer", () => {
  it("takes one read and one write, which counts the call, and knows when the seat became free", async () => {
    const { outcome, calls } = await play({
      rsvp: offered,
      attempts: [{ kind: "committed", rsvp: confirmed }],
    });
    expect(outcome).toEqual({ kind: "accepted", rsvp: confirmed, seatFreedAt: freedAt });
    expect(calls).toEqual(["accept version 1 at 0 ms, counts"]);
  });

  it("has the waitlists looked at in which other members of the group ended", async () => {
    const ended = ["conf.demo", "conf.panel"];
    const { calls } = await play({
      rsvp: offered,
      attempts: [{ kind: "committed", rsvp: confirmed, ended }],
    });
    expect(calls).toEqual(["accept version 1 at 0 ms, counts", "nudge conf.demo", "nudge conf.panel"]);
  });

  it("is refused once the allowance is used up, with or without an offer", async () => {
    const refusal = { kind: "rate-limited", retryAfterMs: 700 } as const;
    expect((await play({ rsvp: offered, attempts: [refusal] })).outcome).toEqual(refusal);
    const grant = { granted: false, retryAfterMs: 700 } as const;
    expect((await play({ rsvp: null, grant })).outcome).toEqual(refusal);
  });

  it("answers a repeat with the existing seat, and counts the call", async () => {
    const { outcome, calls } = await play({ rsvp: found() });
    expect(outcome).toEqual({ kind: "already-confirmed", rsvp: confirmed });
    expect(calls).toEqual(["allowance release"]);
  });

  it("tries again after a conflict, with the time of the new attempt", async () => {
    const { outcome, calls } = await play({
      rsvp: offered,
      attempts: [{ kind: "unsettled" }, { kind: "committed", rsvp: confirmed }],
    });
    expect(outcome.kind).toBe("accepted");
    expect(calls).toEqual(["accept version 1 at 0 ms, counts", "accept version 1 at 100 ms, counts"]);
  });

  it("is too late if the offer has ended between two attempts", async () => {
    const { outcome, calls } = await play({
      rsvp: offered,
      attempts: [{ kind: "unsettled" }],
      pauseMs: 700,
    });
    expect(outcome).toEqual({ kind: "offer-expired" });
    expect(calls).toEqual(["accept version 1 at 0 ms, counts", "allowance release"]);
  });

  it("gives up after too many conflicts", async () => {
    const attempts = [{ kind: "unsettled" }, { kind: "unsettled" }] as const;
    expect((await play({ rsvp: offered, attempts, pauses: 1 })).outcome).toEqual({ kind: "contention" });
  });

  it("follows what another device or the consumer has done to the RSVP meanwhile", async () => {
    const again = { ...offered, version: 3 };
    const { calls } = await play({
      rsvp: offered,
      attempts: [
        { kind: "changed", found: again },
        { kind: "committed", rsvp: confirmed },
      ],
    });
    expect(calls).toEqual(["accept version 1 at 0 ms, counts", "accept version 3 at 0 ms, counts"]);
    const accepted = await play({ rsvp: offered, attempts: [{ kind: "changed", found: found({}, 2) }] });
    expect(accepted.outcome).toEqual({ kind: "already-confirmed", rsvp: { ...confirmed, version: 2 } });
  });

  it("confirms nobody in a session that has been cancelled", async () => {
    const { outcome, calls } = await play({ rsvp: offered, attempts: [{ kind: "session-cancelled" }] });
    expect(outcome).toEqual({ kind: "session-cancelled" });
    expect(calls).toEqual(["accept version 1 at 0 ms, counts", "allowance release"]);
  });

  it("is too late once the offer has expired, before and after a sweep has noticed", async () => {
    for (const over of [
      { status: "OFFERED", offerExpiresAt: NOW },
      { status: "CANCELLED", cancelReason: "OFFER_EXPIRED" },
    ] as const) {
      expect((await play({ rsvp: found(over) })).outcome).toEqual({ kind: "offer-expired" });
    }
  });

  it("needs an offer", async () => {
    for (const over of [
      { status: "WAITLISTED" },
      { status: "CANCELLED", cancelReason: "OFFER_DECLINED" },
      { status: "CANCELLED", cancelReason: "ATTENDEE" },
    ] as const) {
      expect((await play({ rsvp: found(over) })).outcome).toEqual({ kind: "no-offer" });
    }
    expect((await play({ rsvp: null })).outcome).toEqual({ kind: "no-offer" });
  });
});
