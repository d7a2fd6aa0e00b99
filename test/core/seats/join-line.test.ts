import { describe, expect, it } from "vitest";
import { aLedger, anRsvp, found, NOW } from "../../support/builders.ts";
import { agreed, playReserving, refusedBy } from "./reserve-script.ts";

const full = aLedger({ taken: 2 });
const lineClosed = { lineClosesAt: NOW };
const waiting = anRsvp({ status: "WAITLISTED", rsvpAt: null, waitlistedAt: NOW });
const confirmed = anRsvp();
const join = { ifFull: "WAITLIST" } as const;

describe("joining the line", () => {
  it("takes one attempt at a place and one at the line, and nudges once the person is in it", async () => {
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

  it("confirms at once where a place is free and nobody waits, and nudges nobody", async () => {
    const { outcome, calls } = await playReserving({
      ...join,
      attempts: [{ kind: "committed", rsvp: confirmed }],
    });
    expect(outcome).toEqual({ kind: "confirmed", rsvp: confirmed });
    expect(calls).toEqual(["allowance reserve", "take"]);
  });

  it("takes the place that comes free between the two attempts", async () => {
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

  it("remembers the cancelled RSVP when the place it tried to take again is gone", async () => {
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

  it("tries the line again from the newer state of a cancelled RSVP", async () => {
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

  it("is for those only who ask for it", async () => {
    const attempts = [{ kind: "refused", found: null, ledger: refusedBy(full) }] as const;
    const { outcome, calls } = await playReserving({ attempts });
    expect(outcome).toEqual({ kind: "session-full", ledger: full, waitlistOpen: true });
    expect(calls).toEqual(["allowance reserve", "take"]);
  });

  it("is refused once the line has closed", async () => {
    const ledger = aLedger({ taken: 2, ...lineClosed });
    const attempts = [{ kind: "refused", found: null, ledger: refusedBy(ledger) }] as const;
    const { outcome } = await playReserving({ ...join, attempts });
    expect(outcome).toEqual({ kind: "session-full", ledger, waitlistOpen: false });
  });

  it("is refused with the reason where registration is closed", async () => {
    const ledger = aLedger({ state: "CLOSED", taken: 2 });
    const attempts = [{ kind: "refused", found: null, ledger: refusedBy(ledger) }] as const;
    const { outcome } = await playReserving({ ...join, attempts });
    expect(outcome).toEqual({ kind: "registration-closed", closedAt: null });
  });

  it("stands behind the person who joined last, though its clock is behind theirs", async () => {
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

  it("tries again behind somebody who was quicker", async () => {
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
