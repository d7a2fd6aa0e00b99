import { describe, expect, it } from "vitest";
import { aLedger, anRsvp, found, NOW } from "../../support/builders.ts";
import { agreed, playReserving, refusedBy } from "./reserve-script.ts";

const full = aLedger({ taken: 2 });
const waitlistClosed = { lineClosesAt: NOW };
const waiting = anRsvp({ status: "WAITLISTED", rsvpAt: null, waitlistedAt: NOW });
const confirmed = anRsvp();
const join = { ifFull: "WAITLIST" } as const;

describe("joining the waitlist", () => {
  it("takes one attempt at a seat and one at the waitlist, and sends one nudge after joining", async () => {
    const { outcome, calls } = await playReserving({
      ...join,
      attempts: [
        { kind: "refused", found: null, ledger: refusedBy(full) },
        { kind: "committed", rsvp: waiting },
      ],
    });
    expect(outcome).toEqual({ kind: "waitlisted", rsvp: waiting });
    expect(calls).toEqual(["allowance reserve", "take", "join", "nudge conf.talk"]);
  });

  it("confirms at once if a seat is free and nobody waits, and sends no nudge", async () => {
    const { outcome, calls } = await playReserving({
      ...join,
      attempts: [{ kind: "committed", rsvp: confirmed }],
    });
    expect(outcome).toEqual({ kind: "confirmed", rsvp: confirmed });
    expect(calls).toEqual(["allowance reserve", "take"]);
  });

  it("takes the seat that becomes free between the two attempts", async () => {
    const { outcome, calls } = await playReserving({
      ...join,
      attempts: [
        { kind: "refused", found: null, ledger: refusedBy(full) },
        { kind: "refused", found: null, ledger: refusedBy(aLedger({ taken: 1 })) },
        { kind: "committed", rsvp: confirmed },
      ],
    });
    expect(outcome).toEqual({ kind: "confirmed", rsvp: confirmed });
    expect(calls).toEqual(["allowance reserve", "take", "join", "pause", "take"]);
  });

  it("replaces the cancelled RSVP that it found", async () => {
    const { outcome, calls } = await playReserving({
      ...join,
      attempts: [
        { kind: "refused", found: found({ status: "CANCELLED" }), ledger: refusedBy(full) },
        { kind: "committed", rsvp: waiting },
      ],
    });
    expect(outcome).toEqual({ kind: "waitlisted", rsvp: waiting });
    expect(calls).toEqual(["allowance reserve", "take", "join from version 1", "nudge conf.talk"]);
  });

  it("remembers the cancelled RSVP when the seat is gone", async () => {
    const { calls } = await playReserving({
      ...join,
      attempts: [
        { kind: "refused", found: found({ status: "CANCELLED" }), ledger: agreed },
        { kind: "refused", found: null, ledger: refusedBy(full) },
        { kind: "committed", rsvp: waiting },
      ],
    });
    expect(calls).toEqual([
      ...["allowance reserve", "take", "take from version 1", "pause"],
      ...["join from version 1", "nudge conf.talk"],
    ]);
  });

  it("tries the waitlist again from the newer state of a cancelled RSVP", async () => {
    const { calls } = await playReserving({
      ...join,
      attempts: [
        { kind: "refused", found: null, ledger: refusedBy(full) },
        { kind: "refused", found: found({ status: "CANCELLED" }, 2), ledger: agreed },
        { kind: "committed", rsvp: waiting },
      ],
    });
    expect(calls).toEqual([
      "allowance reserve",
      "take",
      "join",
      "pause",
      "join from version 2",
      "nudge conf.talk",
    ]);
  });

  it("happens only on request", async () => {
    const attempts = [{ kind: "refused", found: null, ledger: refusedBy(full) }] as const;
    const { outcome, calls } = await playReserving({ attempts });
    expect(outcome).toEqual({ kind: "session-full", ledger: full, waitlistOpen: true });
    expect(calls).toEqual(["allowance reserve", "take"]);
  });

  it("is refused once the waitlist has closed", async () => {
    const ledger = aLedger({ taken: 2, ...waitlistClosed });
    const attempts = [{ kind: "refused", found: null, ledger: refusedBy(ledger) }] as const;
    const { outcome } = await playReserving({ ...join, attempts });
    expect(outcome).toEqual({ kind: "session-full", ledger, waitlistOpen: false });
  });

  it("is refused with the reason if registration is closed", async () => {
    const ledger = aLedger({ state: "CLOSED", taken: 2 });
    const attempts = [{ kind: "refused", found: null, ledger: refusedBy(ledger) }] as const;
    const { outcome } = await playReserving({ ...join, attempts });
    expect(outcome).toEqual({ kind: "registration-closed", closedAt: null });
  });

  it("gives a position behind the person who joined last, even if its clock is behind", async () => {
    const ledger = aLedger({ taken: 2, waiting: 1, lastWaitlistedAt: "2026-12-27T10:00:02.000Z" });
    const { calls } = await playReserving({
      ...join,
      attempts: [
        { kind: "refused", found: null, ledger: refusedBy(ledger) },
        { kind: "committed", rsvp: waiting },
      ],
    });
    expect(calls).toContain("join at 2026-12-27T10:00:02.001Z");
  });

  it("tries again behind a person who was faster", async () => {
    const behind = (lastWaitlistedAt: string) =>
      refusedBy(aLedger({ taken: 2, waiting: 1, lastWaitlistedAt }));
    const { outcome, calls } = await playReserving({
      ...join,
      attempts: [
        { kind: "refused", found: null, ledger: behind("2026-12-27T09:59:59.999Z") },
        { kind: "refused", found: null, ledger: behind(NOW) },
        { kind: "committed", rsvp: waiting },
      ],
    });
    expect(outcome.kind).toBe("waitlisted");
    expect(calls.filter((call) => call.startsWith("join"))).toEqual([
      "join",
      "join at 2026-12-27T10:00:00.001Z",
    ]);
  });
});
