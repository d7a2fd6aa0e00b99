import { describe, expect, it } from "vitest";
import { crowd, named, onWaitlist, playServing, untilAfter } from "./waitlist-script.ts";

const GETS_NOWHERE =
  "other requests keep the waitlist of conf.talk locked, or the index does not show it yet";
const UNTIL = untilAfter(0);

describe("serving a waitlist", () => {
  it("offers the free seats to the next people in one transaction", async () => {
    const outcome = await playServing({
      ledger: { capacity: 3, taken: 1, waiting: 3 },
      shown: [onWaitlist("ada"), onWaitlist("bob"), onWaitlist("eve")],
    });
    expect(outcome).toEqual({ finished: true, calls: [`${UNTIL} ada bob`], offered: ["ada", "bob"] });
  });

  it("closes the line after the last person, and does so if nobody waits from the beginning", async () => {
    const ledger = { capacity: 2, taken: 1, waiting: 1, lineOpen: true } as const;
    const served = await playServing({ ledger, shown: [onWaitlist("ada")] });
    expect(served).toEqual({ finished: true, calls: [`${UNTIL} ada`, "close the line"], offered: ["ada"] });
    const empty = await playServing({
      ledger: { lineOpen: true },
      shown: [],
      attempts: [{ kind: "unsettled" }],
    });
    expect(empty.calls).toEqual(["close the line", "pause", "close the line"]);
  });

  it("does nothing if there is nothing to do", async () => {
    const outcome = await playServing({ ledger: { taken: 2, waiting: 1 }, shown: [onWaitlist("ada")] });
    expect(outcome).toEqual({ finished: true, calls: [], offered: [] });
  });

  it("offers to the others if one of them has left", async () => {
    const outcome = await playServing({
      ledger: { capacity: 2, taken: 0, waiting: 3 },
      shown: [onWaitlist("ada"), onWaitlist("bob"), onWaitlist("eve")],
      attempts: [{ kind: "refused", gone: ["ada"] }],
    });
    expect(outcome).toEqual({
      finished: true,
      calls: [`${UNTIL} ada bob`, `${UNTIL} bob eve`],
      offered: ["bob", "eve"],
    });
  });

  it("respects the new position of a person who left and came back", async () => {
    const outcome = await playServing({
      ledger: { capacity: 2, taken: 0, waiting: 2 },
      shown: (step) =>
        step === 1
          ? [onWaitlist("ada"), onWaitlist("bob")]
          : [onWaitlist("bob"), onWaitlist("ada", "2026-12-27T09:30:00.000Z")],
      attempts: [{ kind: "refused", gone: ["ada"] }],
    });
    expect(outcome.calls).toEqual([`${UNTIL} ada bob`, `${UNTIL} bob ada`]);
  });

  it("looks again if only the ledger has refused", async () => {
    const { calls, finished } = await playServing({
      ledger: { taken: 1, waiting: 1 },
      shown: [onWaitlist("ada")],
      attempts: [{ kind: "refused", gone: [] }],
    });
    expect([finished, ...calls]).toEqual([true, `${UNTIL} ada`, `${UNTIL} ada`]);
  });

  it("waits a moment if other requests lock the items, and gives up in the end", async () => {
    const ledger = { taken: 1, waiting: 1 };
    const shown = [onWaitlist("ada")];
    const held = { kind: "unsettled" } as const;
    const once = await playServing({ ledger, shown, attempts: [held] });
    expect(once.calls).toEqual([`${UNTIL} ada`, "pause", `${untilAfter(1)} ada`]);
    expect(once.finished).toBe(true);
    const always = await playServing({ ledger, shown, attempts: [held, held, held], pauses: 1 });
    expect(always.finished).toBe(GETS_NOWHERE);
    expect(always.offered).toEqual([]);
  });

  it("serves twenty people per step, and serves no person twice, even if the index still shows them", async () => {
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

  it("takes at most ten steps, and asks for another run for the rest", async () => {
    const { calls, finished, offered } = await playServing({
      ledger: { capacity: 300, taken: 0, waiting: 300 },
      shown: crowd(300),
    });
    expect(calls).toHaveLength(10);
    expect(offered).toHaveLength(200);
    expect(finished).toBe(false);
  });

  it("takes its ten steps even if other requests lock the items in between", async () => {
    const held = { kind: "unsettled" } as const;
    const { finished, offered } = await playServing({
      ledger: { capacity: 300, taken: 0, waiting: 300 },
      shown: crowd(300),
      attempts: [held, held, held],
    });
    expect(offered).toHaveLength(200);
    expect(finished).toBe(false);
  });

  it("stops when its time is up: it asks for another run if it has moved anybody, and fails otherwise", async () => {
    const script = { ledger: { capacity: 60, waiting: 60 }, shown: crowd(60) };
    expect((await playServing({ ...script, steps: 2 })).finished).toBe(false);
    expect((await playServing({ ...script, steps: 0 })).finished).toBe(GETS_NOWHERE);
  });

  it("begins no write if the reading has left no time for it", async () => {
    const { calls } = await playServing({ ledger: { waiting: 1 }, shown: [onWaitlist("ada")], steps: 0 });
    expect(calls).toEqual([]);
  });
});
