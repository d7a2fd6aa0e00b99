import { describe, expect, it } from "vitest";
import { waitedSince } from "../../functions/core/line-book.ts";
import { aLedger, NOW } from "../support/builders.ts";
import { holding, inLine, playServing } from "./line-script.ts";

const GETS_NOWHERE = "the line of conf.talk is held by others, or the index does not show it yet";
const UNTIL = "offer until 2026-12-27T11:00:00.000Z";
const crowd = (count: number) => Array.from({ length: count }, (_, n) => inLine(`user-${n}`));
const named = (from: number, to: number) =>
  crowd(to)
    .slice(from)
    .map(({ userId }) => userId)
    .join(" ");

describe("serving a line", () => {
  it("offers the free places to as many as are next, in one transaction", async () => {
    const outcome = await playServing({
      ledger: { capacity: 3, taken: 1, waiting: 3 },
      shown: [inLine("ada"), inLine("bob"), inLine("eve")],
    });
    expect(outcome).toEqual({ finished: true, calls: [`${UNTIL} ada bob`], offered: ["ada", "bob"] });
  });

  it("does nothing where nothing is to be done", async () => {
    const outcome = await playServing({ ledger: { taken: 2, waiting: 1 }, shown: [inLine("ada")] });
    expect(outcome).toEqual({ finished: true, calls: [], offered: [] });
  });

  it("offers to the others when one of them has left", async () => {
    const outcome = await playServing({
      ledger: { capacity: 2, taken: 0, waiting: 3 },
      shown: [inLine("ada"), inLine("bob"), inLine("eve")],
      attempts: [{ kind: "refused", gone: ["ada"] }],
    });
    expect(outcome).toEqual({
      finished: true,
      calls: [`${UNTIL} ada bob`, `${UNTIL} bob eve`],
      offered: ["bob", "eve"],
    });
  });

  it("tells somebody who has come back from the one who left, and leaves them their new place", async () => {
    const outcome = await playServing({
      ledger: { capacity: 2, taken: 0, waiting: 2 },
      shown: (step) =>
        step === 1
          ? [inLine("ada"), inLine("bob")]
          : [inLine("bob"), inLine("ada", "2026-12-27T09:30:00.000Z")],
      attempts: [{ kind: "refused", gone: ["ada"] }],
    });
    expect(outcome.calls).toEqual([`${UNTIL} ada bob`, `${UNTIL} bob ada`]);
  });

  it("looks again when the ledger alone has refused", async () => {
    const { calls, finished } = await playServing({
      ledger: { taken: 1, waiting: 1 },
      shown: [inLine("ada")],
      attempts: [{ kind: "refused", gone: [] }],
    });
    expect([finished, ...calls]).toEqual([true, `${UNTIL} ada`, `${UNTIL} ada`]);
  });

  it("waits a moment where others hold the items, and gives up in the end", async () => {
    const ledger = { taken: 1, waiting: 1 };
    const shown = [inLine("ada")];
    const held = { kind: "unsettled" } as const;
    const once = await playServing({ ledger, shown, attempts: [held] });
    expect(once.calls).toEqual([`${UNTIL} ada`, "pause", `${UNTIL} ada`]);
    expect(once.finished).toBe(true);
    const always = await playServing({ ledger, shown, attempts: [held, held, held], pauses: 1 });
    expect(always.finished).toBe(GETS_NOWHERE);
    expect(always.offered).toEqual([]);
  });

  it("serves twenty at a step, and never again whom the index shows still", async () => {
    const { calls, finished } = await playServing({
      ledger: { capacity: 45, taken: 0, waiting: 60 },
      shown: crowd(60),
    });
    expect(calls).toEqual([
      `${UNTIL} ${named(0, 20)}`,
      `${UNTIL} ${named(20, 40)}`,
      `${UNTIL} ${named(40, 45)}`,
    ]);
    expect(finished).toBe(true);
  });

  it("does a share of ten steps, and wants another look for the rest", async () => {
    const { calls, finished, offered } = await playServing({
      ledger: { capacity: 300, taken: 0, waiting: 300 },
      shown: crowd(300),
    });
    expect(calls).toHaveLength(10);
    expect(offered).toHaveLength(200);
    expect(finished).toBe(false);
  });

  it("stops when its time is up: with another look if it has moved anybody, else by failing", async () => {
    const script = { ledger: { capacity: 60, waiting: 60 }, shown: crowd(60) };
    expect((await playServing({ ...script, steps: 2 })).finished).toBe(false);
    expect((await playServing({ ...script, steps: 0 })).finished).toBe(GETS_NOWHERE);
  });
});

describe("an index that lags behind", () => {
  const JUST_NOW = "2026-12-27T09:59:59.500Z";
  const A_SECOND_AGO = "2026-12-27T09:59:59.000Z";

  it("is waited for when it shows nobody of those who wait", async () => {
    const { calls, finished } = await playServing({
      ledger: { taken: 1, waiting: 1 },
      shown: (step) => (step < 3 ? [] : [inLine("ada")]),
    });
    expect(calls).toEqual(["pause", "pause", `${UNTIL} ada`]);
    expect(finished).toBe(true);
  });

  it("is not trusted with a newcomer while somebody else is missing who may be before them", async () => {
    const ledger = { taken: 1, waiting: 2 };
    const missing = await playServing({
      ledger,
      shown: (step) =>
        step < 2 ? [inLine("bob", JUST_NOW)] : [inLine("ada", A_SECOND_AGO), inLine("bob", JUST_NOW)],
    });
    expect(missing.calls).toEqual(["pause", `${UNTIL} ada`]);
  });

  it("is trusted with those who have waited longer than it lags, whoever is missing after them", async () => {
    const ledger = { capacity: 3, taken: 0, waiting: 4 };
    const shown = [inLine("ada"), inLine("bob", A_SECOND_AGO), inLine("eve", JUST_NOW)];
    const { calls } = await playServing({ ledger, shown, pauses: 0 });
    expect(calls[0]).toBe(`${UNTIL} ada bob`);
  });
});

describe("a line that ends", () => {
  it("lets go of all who wait once the session has started, twenty at a step", async () => {
    const { calls, finished } = await playServing({
      ledger: { capacity: 99, waiting: 25, lineClosesAt: "2026-12-27T09:55:00.000Z" },
      shown: crowd(25),
    });
    expect(calls).toEqual([`SESSION_STARTED ${named(0, 20)}`, `SESSION_STARTED ${named(20, 25)}`]);
    expect(finished).toBe(true);
  });

  it("of a cancelled session lets go of everybody: the confirmed, the offered, then those in line", async () => {
    const { calls, finished, offered } = await playServing({
      ledger: { state: "CANCELLED", capacity: 3, taken: 3, waiting: 1 },
      shown: [
        holding("ada", "CONFIRMED"),
        holding("bob", "CONFIRMED"),
        holding("eve", "OFFERED"),
        inLine("kim"),
      ],
    });
    const cancelled = (who: string) => `SESSION_CANCELLED ${who}`;
    expect(calls).toEqual([cancelled("ada bob"), cancelled("eve"), cancelled("kim")]);
    expect(finished).toBe(true);
    expect(offered).toEqual([]);
  });

  it("lets go of no more than the ledger knows of, though the index shows more", async () => {
    const { calls } = await playServing({
      ledger: { state: "CANCELLED", taken: 1, waiting: 0 },
      shown: [holding("ada", "CONFIRMED"), holding("bob", "CONFIRMED")],
    });
    expect(calls).toEqual(["SESSION_CANCELLED ada"]);
  });
});

describe("how long a place has been waited for", () => {
  const line = (freedAt: string | null) => ({
    ledger: aLedger({ freedAt }),
    policy: "OFFER" as const,
    offerMinutes: 60,
  });

  it("counts from when both were there: the place and somebody who waits", () => {
    const early = "2026-12-27T08:00:00.000Z";
    const late = "2026-12-27T09:00:00.000Z";
    expect(waitedSince(line(late), inLine("ada", early), NOW)).toBe(late);
    expect(waitedSince(line(early), inLine("ada", late), NOW)).toBe(late);
    expect(waitedSince(line(null), inLine("ada", late), NOW)).toBe(late);
    expect(waitedSince(line(null), { ...inLine("ada"), waitlistedAt: null }, NOW)).toBe(NOW);
  });
});
