import { describe, expect, it } from "vitest";
import type { FoundRsvp } from "../../../functions/core/seats/rsvp.ts";
import { type PassAttempt, passOffer } from "../../../functions/core/waitlist/pass-offer.ts";
import { anRsvp, found, NOW } from "../../support/builders.ts";

const ENDS = "2026-12-27T10:30:00.000Z";
const offered = (over: object = {}) =>
  found({ status: "OFFERED", offerExpiresAt: ENDS, passesLeft: 3, ...over });
const waiting = anRsvp({ status: "WAITLISTED", passedUntil: ENDS });

async function play(known: FoundRsvp | null, attempts: readonly PassAttempt[] = [], isAllowed = true) {
  const calls: string[] = [];
  const left = [...attempts];
  const outcome = await passOffer(
    { requestId: "pass", sessionId: "conf.talk", attendee: { userId: "ada" } },
    {
      allowance: {
        take: async (action) => {
          calls.push(`count ${action}`);
          return isAllowed ? { granted: true } : { granted: false, retryAfterMs: 5 };
        },
      },
      seats: {
        findRsvp: async () => known,
        passOffer: async (_, offer, until) => {
          calls.push(`pass ${offer.version} until ${until}`);
          return left.shift() ?? { kind: "committed", rsvp: waiting };
        },
      },
      clock: () => new Date(NOW),
      nudge: async (id) => void calls.push(`nudge ${id}`),
      pause: async () => calls.push("pause") < 5,
    },
  );
  return { kind: outcome.kind, calls };
}

describe("passing an offer", () => {
  it("gives the seat to the next person until the offer would have ended", async () => {
    expect(await play(offered())).toEqual({
      kind: "passed",
      calls: [`pass 1 until ${ENDS}`, "nudge conf.talk"],
    });
  });

  it("lasts for 20 s at least", async () => {
    const { calls } = await play(offered({ offerExpiresAt: "2026-12-27T10:00:01.000Z" }));
    expect(calls[0]).toBe("pass 1 until 2026-12-27T10:00:20.000Z");
  });

  it.each([
    ["already-passed", { rsvp: waiting }],
    ["no-offer", null],
    ["no-offer", found({ status: "CONFIRMED" })],
    ["no-offer", found({ status: "WAITLISTED", passedUntil: NOW })],
    ["offer-expired", offered({ offerExpiresAt: NOW })],
    ["offer-expired", found({ status: "CANCELLED", cancelReason: "OFFER_EXPIRED" })],
    ["no-passes-left", offered({ passesLeft: 0 })],
  ] as const)("is answered %s without a write, and is counted", async (kind, over) => {
    const known = over === null ? null : { ...found(), ...over };
    expect(await play(known)).toEqual({ kind, calls: ["count release"] });
    expect((await play(known, [], false)).kind).toBe("rate-limited");
  });

  it("looks at what has changed, and tries again after a conflict", async () => {
    const { kind, calls } = await play(offered(), [
      { kind: "unsettled" },
      { kind: "changed", found: { ...offered(), version: 2 } },
    ]);
    expect(kind).toBe("passed");
    expect(calls.map((call) => call.slice(0, 6))).toEqual(["pass 1", "pause", "pass 1", "pass 2", "nudge "]);
    const accepted = await play(offered(), [{ kind: "changed", found: found({ status: "CONFIRMED" }) }]);
    expect(accepted.kind).toBe("no-offer");
    const held = Array.from({ length: 9 }, () => ({ kind: "unsettled" }) as const);
    expect((await play(offered(), held)).kind).toBe("contention");
  });

  it.each(["session-cancelled", "waitlist-closed"] as const)(
    "is refused if %s, and is counted",
    async (kind) => {
      const { calls, kind: outcome } = await play(offered(), [{ kind }]);
      expect([outcome, calls.at(-1)]).toEqual([kind, "count release"]);
    },
  );
});
