import { describe, expect, it } from "vitest";
import { aLedger, anRsvp, found, NOW } from "../../support/builders.ts";
import { playReserving, refusedBy } from "./reserve-script.ts";

const committed = { kind: "committed", rsvp: anRsvp() } as const;
const conflict = { kind: "elsewhere", met: "conflict", found: null } as const;
const change = { kind: "elsewhere", met: "change", found: null } as const;
const unsettled = { kind: "unsettled" } as const;

describe("reserving in a ledger of several parts", () => {
  it("goes on elsewhere after a conflict, at once the first time and then after pauses", async () => {
    const { outcome, calls } = await playReserving({ attempts: [conflict, conflict, conflict, committed] });
    expect(outcome.kind).toBe("confirmed");
    expect(calls).toEqual(["allowance reserve", "take", "take", "pause", "take", "pause", "take"]);
  });

  it("begins with short pauses again when it has learned that there are several parts", async () => {
    const { calls } = await playReserving({
      attempts: [unsettled, change, conflict, conflict, committed],
      ledger: aLedger(),
      hasOwnPauses: true,
    });
    expect(calls).toEqual([
      ...["allowance reserve", "take", "pause", "read ledger"],
      ...["take", "take", "take", "pause elsewhere", "take"],
    ]);
  });

  it("learns from a few changes without a pause, and gives up when no pause is left", async () => {
    const { calls, outcome } = await playReserving({ attempts: Array(6).fill(change), pauses: 1 });
    expect(outcome.kind).toBe("contention");
    expect(calls).toEqual(["allowance reserve", ...Array(5).fill("take"), "pause", "take", "pause"]);
  });

  it("joins again after a conflict, and asks for a seat again after a change", async () => {
    const full = { kind: "refused", found: null, ledger: refusedBy(aLedger({ taken: 2 })) } as const;
    const attempts = [full, conflict, change, committed];
    const { calls } = await playReserving({ attempts, ifFull: "WAITLIST" });
    expect(calls).toEqual(["allowance reserve", "take", "join", "join", "take"]);
  });

  it("answers with the RSVP that a part's refusal showed", async () => {
    const { outcome } = await playReserving({ attempts: [{ ...change, found: found() }] });
    expect(outcome.kind).toBe("already-confirmed");
  });

  it("replaces the cancelled RSVP that a part's refusal showed", async () => {
    const cancelled = found({ status: "CANCELLED" }, 4);
    const { calls } = await playReserving({
      attempts: [{ ...conflict, found: cancelled }, conflict, committed],
    });
    expect(calls).toEqual([
      "allowance reserve",
      "take",
      "take from version 4",
      "pause",
      "take from version 4",
    ]);
  });

  it("claims a seat for a person who waits already, or says that they wait", async () => {
    const waiting = found({ status: "WAITLISTED", rsvpAt: null, waitlistedAt: NOW });
    const claimed = await playReserving({ attempts: [{ ...change, found: waiting }, committed] });
    expect(claimed.calls).toEqual(["allowance reserve", "take", "claim from version 1"]);
    const full = { kind: "refused", found: null, ledger: refusedBy(aLedger({ taken: 2 })) } as const;
    const attempts = [full, { ...conflict, found: waiting }];
    const { outcome } = await playReserving({ attempts, ifFull: "WAITLIST" });
    expect(outcome.kind).toBe("already-waitlisted");
  });
});

describe("a request that meets conflicts", () => {
  const ledger = aLedger();

  it("reports a crowd once, from the second conflict on", async () => {
    const one = await playReserving({ attempts: [unsettled, committed], ledger });
    expect(one.crowded).toEqual([]);
    const three = await playReserving({ attempts: [unsettled, unsettled, unsettled, committed], ledger });
    expect(three.crowded).toEqual(["conf.talk"]);
  });

  it("reports none if the ledger has parts to go to", async () => {
    const { crowded } = await playReserving({ attempts: [conflict, conflict, conflict, committed] });
    expect(crowded).toEqual([]);
  });
});
