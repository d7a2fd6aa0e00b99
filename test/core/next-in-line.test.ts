import { describe, expect, it } from "vitest";
import { crowd, holding, inLine, named, playServing, untilAfter } from "./line-script.ts";

describe("an index that lags behind", () => {
  const JUST_NOW = "2026-12-27T09:59:59.500Z";
  const A_SECOND_AGO = "2026-12-27T09:59:59.000Z";

  it("is waited for when it shows nobody of those who wait", async () => {
    const { calls, finished } = await playServing({
      ledger: { taken: 1, waiting: 1 },
      shown: (step) => (step < 3 ? [] : [inLine("ada")]),
    });
    expect(calls).toEqual(["pause", "pause", `${untilAfter(2)} ada`]);
    expect(finished).toBe(true);
  });

  it("is not trusted with a newcomer before they have waited for a second, though nobody else waits", async () => {
    const { calls, finished } = await playServing({
      ledger: { taken: 1, waiting: 1 },
      shown: [inLine("ada", JUST_NOW)],
    });
    expect(calls).toEqual(["pause", `${untilAfter(1)} ada`]);
    expect(finished).toBe(true);
  });

  it("is not trusted with a newcomer while somebody else is missing who may be before them", async () => {
    const ledger = { taken: 1, waiting: 2 };
    const missing = await playServing({
      ledger,
      shown: (step) =>
        step < 2 ? [inLine("bob", JUST_NOW)] : [inLine("ada", A_SECOND_AGO), inLine("bob", JUST_NOW)],
    });
    expect(missing.calls).toEqual(["pause", `${untilAfter(1)} ada`]);
  });

  it("is trusted with those who have waited longer than it lags, whoever is missing after them", async () => {
    const ledger = { capacity: 3, taken: 0, waiting: 4 };
    const shown = [inLine("ada"), inLine("bob", A_SECOND_AGO), inLine("eve", JUST_NOW)];
    const { calls } = await playServing({ ledger, shown, pauses: 0 });
    expect(calls[0]).toBe(`${untilAfter(0)} ada bob`);
  });
});

describe("a line that ends", () => {
  const cancelled = (who: string) => `SESSION_CANCELLED if {"state":"CANCELLED"}: ${who}`;

  it("lets go of all who wait once the session has started, twenty at a step", async () => {
    const { calls, finished } = await playServing({
      ledger: { capacity: 99, waiting: 25, lineClosesAt: "2026-12-27T09:55:00.000Z" },
      shown: crowd(25),
    });
    const started = 'SESSION_STARTED if {"lineClosesAt":"2026-12-27T09:55:00.000Z"}:';
    expect(calls).toEqual([`${started} ${named(0, 20)}`, `${started} ${named(20, 25)}`]);
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
    expect(calls).toEqual([cancelled("ada bob"), cancelled("eve"), cancelled("kim")]);
    expect(finished).toBe(true);
    expect(offered).toEqual([]);
  });

  it("lets go of no more than the ledger knows of, though the index shows more", async () => {
    const { calls } = await playServing({
      ledger: { state: "CANCELLED", taken: 1, waiting: 0 },
      shown: [holding("ada", "CONFIRMED"), holding("bob", "CONFIRMED")],
    });
    expect(calls).toEqual([cancelled("ada")]);
  });

  it("lets go of those in line though the index does not show who has a place", async () => {
    const { calls, finished } = await playServing({
      ledger: { state: "CANCELLED", taken: 1, waiting: 1 },
      shown: [inLine("kim")],
      pauses: 0,
    });
    expect(calls).toEqual([cancelled("kim"), "pause"]);
    expect(finished).toBe(false);
  });
});
