import { describe, expect, it } from "vitest";
import { aLedger, anRsvp, found, NOW } from "../../support/builders.ts";
import { agreed, playReserving, refusedBy } from "./reserve-script.ts";

const full = aLedger({ taken: 2 });
const waitlistClosed = { lineClosesAt: NOW };
const confirmed = anRsvp();
const join = { ifFull: "WAITLIST" } as const;

const onWaitlist = found({ status: "WAITLISTED", rsvpAt: null, waitlistedAt: NOW });

describe("a waiting person who asks again", () => {
  it("stays on the waitlist while it is open, although a seat is free", async () => {
    const ledger = aLedger({ taken: 1, waiting: 1 });
    const { outcome, calls } = await playReserving({
      attempts: [{ kind: "refused", found: onWaitlist, ledger: refusedBy(ledger) }],
    });
    expect(outcome).toEqual({ kind: "already-waitlisted", rsvp: onWaitlist.rsvp });
    expect(calls).toEqual(["allowance reserve", "take"]);
  });

  it("is already on the waitlist if another device has just joined it", async () => {
    const { outcome } = await playReserving({
      ...join,
      attempts: [
        { kind: "refused", found: null, ledger: refusedBy(full) },
        { kind: "refused", found: onWaitlist, ledger: agreed },
      ],
    });
    expect(outcome).toEqual({ kind: "already-waitlisted", rsvp: onWaitlist.rsvp });
  });

  it("claims a free seat once the waitlist has closed", async () => {
    const { outcome, calls } = await playReserving({
      attempts: [
        { kind: "refused", found: onWaitlist, ledger: agreed },
        { kind: "committed", rsvp: confirmed },
      ],
    });
    expect(outcome).toEqual({ kind: "confirmed", rsvp: confirmed });
    expect(calls).toEqual(["allowance reserve", "take", "claim from version 1"]);
  });

  it("also claims it if the waitlist closed between refusal and reading", async () => {
    const ledger = aLedger({ taken: 1, waiting: 1, ...waitlistClosed });
    const { calls } = await playReserving({
      attempts: [
        { kind: "refused", found: onWaitlist, ledger: refusedBy(ledger) },
        { kind: "committed", rsvp: confirmed },
      ],
    });
    expect(calls).toEqual(["allowance reserve", "take", "claim from version 1"]);
  });

  it("stays on the waitlist if another person claimed the seat first", async () => {
    const { outcome, calls } = await playReserving({
      attempts: [
        { kind: "refused", found: onWaitlist, ledger: agreed },
        {
          kind: "refused",
          found: null,
          ledger: refusedBy(aLedger({ taken: 2, waiting: 1, ...waitlistClosed })),
        },
      ],
    });
    expect(outcome).toEqual({ kind: "already-waitlisted", rsvp: onWaitlist.rsvp });
    expect(calls).toEqual(["allowance reserve", "take", "claim from version 1"]);
  });
});

describe("a person with an offer who asks for a seat", () => {
  const offer = { status: "OFFERED", rsvpAt: null, offeredAt: "2026-12-27T09:00:00.000Z" } as const;
  const open = found({ ...offer, offerExpiresAt: "2026-12-27T10:00:00.001Z" });
  const expired = found({ ...offer, offerExpiresAt: NOW });
  const refused = { kind: "refused", found: open, ledger: refusedBy(full) } as const;
  const tooLate = { kind: "refused", found: expired, ledger: refusedBy(full) } as const;

  it("accepts it by asking, which is counted once", async () => {
    const { outcome, calls } = await playReserving({
      attempts: [refused],
      acceptance: { kind: "committed", rsvp: confirmed },
    });
    expect(outcome).toEqual({ kind: "accepted", rsvp: confirmed, seatFreedAt: null });
    expect(calls).toEqual(["allowance reserve", "take", "accept"]);
  });

  it("accepts nothing in a session that has been cancelled", async () => {
    const { outcome } = await playReserving({
      attempts: [refused],
      acceptance: { kind: "session-cancelled" },
    });
    expect(outcome).toEqual({ kind: "session-cancelled" });
  });

  it("is told if the offer has expired, and takes no seat that others wait for", async () => {
    const { outcome, calls } = await playReserving({
      attempts: [tooLate],
      ledger: aLedger({ taken: 2, waiting: 1, lineClosesAt: "2026-12-27T10:00:00.001Z" }),
    });
    expect(outcome).toEqual({ kind: "offer-expired" });
    expect(calls).toEqual(["allowance reserve", "take", "read ledger"]);
  });

  it("joins the waitlist again if the offer has expired and others wait, and its seat goes to them", async () => {
    const waited = aLedger({ taken: 2, waiting: 1 });
    const { outcome, calls } = await playReserving({
      ...join,
      attempts: [
        tooLate,
        { kind: "refused", found: found({ status: "CANCELLED" }, 2), ledger: refusedBy(waited) },
        { kind: "committed", rsvp: onWaitlist.rsvp },
      ],
      ledger: waited,
    });
    expect(outcome).toEqual({ kind: "waitlisted", rsvp: onWaitlist.rsvp });
    expect(calls).toEqual([
      ...["allowance reserve", "take", "read ledger", "expire", "nudge conf.talk"],
      ...["take", "pause", "join from version 2", "nudge conf.talk"],
    ]);
  });

  it.each([
    ["nobody waits", aLedger({ taken: 2 })],
    ["the waitlist has closed", aLedger({ taken: 2, waiting: 1, ...waitlistClosed })],
    ["the waitlist has closed early", aLedger({ taken: 2, waiting: 1, lineClosedAt: NOW })],
  ])(
    "asks like anybody else if the offer has expired and %s, and the offer ends at once",
    async (_, ledger) => {
      const { outcome, calls } = await playReserving({
        attempts: [
          tooLate,
          { kind: "refused", found: found({ status: "CANCELLED" }, 2), ledger: agreed },
          { kind: "committed", rsvp: confirmed },
        ],
        ledger,
      });
      expect(outcome).toEqual({ kind: "confirmed", rsvp: confirmed });
      expect(calls.filter((call) => !call.startsWith("nudge"))).toEqual([
        ...["allowance reserve", "take", "read ledger", "expire"],
        ...["take", "pause", "take from version 2"],
      ]);
    },
  );

  it("is told why if the offer has expired and nobody may join any more", async () => {
    const ledger = aLedger({ taken: 2, state: "CLOSED" });
    const { outcome, calls } = await playReserving({ attempts: [tooLate], ledger });
    expect(outcome).toEqual({ kind: "registration-closed", closedAt: null });
    expect(calls).not.toContain("expire");
  });

  it("is already confirmed if another device has just accepted it", async () => {
    const { outcome } = await playReserving({
      attempts: [refused],
      acceptance: { kind: "changed", found: found({}, 2) },
    });
    expect(outcome).toEqual({ kind: "already-confirmed", rsvp: { ...confirmed, version: 2 } });
  });

  it("starts again if another device has just declined it", async () => {
    const declined = found({ status: "CANCELLED", cancelReason: "OFFER_DECLINED" }, 2);
    const { outcome, calls } = await playReserving({
      attempts: [refused, { kind: "refused", found: declined, ledger: refusedBy(full) }],
      acceptance: { kind: "changed", found: declined },
    });
    expect(outcome).toEqual({ kind: "session-full", ledger: full, waitlistOpen: true });
    expect(calls).toEqual(["allowance reserve", "take", "accept", "take"]);
  });
});
