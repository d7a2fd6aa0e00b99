import { describe, expect, it } from "vitest";
import { waitedSince } from "../../../functions/core/waitlist/waitlist-book.ts";
import { A_SLOT, aLedger, NOW } from "../../support/builders.ts";
import { onWaitlist } from "./waitlist-script.ts";

describe("the time to an offer", () => {
  const waitlist = (freedAt: string | null, rulesChangedAt: string | null = null) => ({
    ledger: aLedger({ freedAt, rulesChangedAt }),
    policy: "OFFER" as const,
    offerMinutes: 60,
    quietHours: null,
    slot: A_SLOT,
  });

  it("counts from the moment when a free seat, rules that allow an offer, and a waiting person exist", () => {
    const early = "2026-12-27T08:00:00.000Z";
    const late = "2026-12-27T09:00:00.000Z";
    expect(waitedSince(waitlist(late), onWaitlist("ada", early), NOW)).toBe(late);
    expect(waitedSince(waitlist(early), onWaitlist("ada", late), NOW)).toBe(late);
    expect(waitedSince(waitlist(null), onWaitlist("ada", late), NOW)).toBe(late);
    expect(waitedSince(waitlist(early, late), onWaitlist("ada", early), NOW)).toBe(late);
    expect(waitedSince(waitlist(late, early), onWaitlist("ada", early), NOW)).toBe(late);
    expect(waitedSince(waitlist(null), { ...onWaitlist("ada"), waitlistedAt: null }, NOW)).toBe(NOW);
  });
});
