import { describe, expect, it } from "vitest";
import { crowd, holding, named, onWaitlist, playServing, untilLater } from "./waitlist-script.ts";

describe("an index that lags behind", () => {
  const JUST_NOW = "2026-12-27T09:59:59.500Z";
  const EARLIER = "2026-12-27T09:59:59.300Z";
  const LAST = { lastWaitlistedAt: JUST_NOW };

  it("is waited for if it shows none of the waiting people", async () => {
    const { calls, finished } = await playServing({
      ledger: { taken: 1, waiting: 1, ...LAST },
      shown: (step) => (step < 3 ? [] : [onWaitlist("ada")]),
    });
    expect(calls).toEqual(["rest 1000 ms", "pause", `${untilLater(1_500)} ada`]);
    expect(finished).toBe(true);
  });

  it("is not trusted with a new person before it has caught up, even if that person waits alone", async () => {
    const { calls, finished } = await playServing({
      ledger: { taken: 1, waiting: 1, ...LAST },
      shown: [onWaitlist("ada", JUST_NOW)],
    });
    expect(calls).toEqual(["rest 1000 ms", `${untilLater(1_000)} ada`]);
    expect(finished).toBe(true);
  });

  it("is not trusted by clocks alone, because the clock of a writer may be slow", async () => {
    const nineteenSecondsAgo = "2026-12-27T09:59:41.000Z";
    const { calls } = await playServing({
      ledger: { taken: 1, waiting: 2, lastWaitlistedAt: nineteenSecondsAgo },
      shown: (step) => [
        ...(step < 2 ? [] : [onWaitlist("ada", "2026-12-27T09:59:40.500Z")]),
        onWaitlist("bob", nineteenSecondsAgo),
      ],
    });
    expect(calls).toEqual(["rest 1000 ms", `${untilLater(1_000)} ada`]);
  });

  it("is not trusted with a person who joined after the first look", async () => {
    const { calls, offered } = await playServing({
      ledger: { taken: 1, waiting: 1, ...LAST },
      shown: [onWaitlist("eve", "2026-12-27T09:59:59.501Z")],
      pauses: 1,
    });
    expect(calls).toEqual(["rest 1000 ms", "pause", "pause"]);
    expect(offered).toEqual([]);
  });

  it("is trusted at each part for the people that the first look counted there", async () => {
    const item = { capacity: null, taken: 0, waiting: 1, lastWaitlistedAt: null };
    const items = [item, { ...item, lastWaitlistedAt: JUST_NOW }, { ...item, lastWaitlistedAt: EARLIER }];
    const { offered } = await playServing({
      ledger: { capacity: 3, taken: 0, waiting: 3, ...LAST, items },
      shown: [
        { ...onWaitlist("late", "2026-12-27T09:59:59.400Z"), part: 2 },
        { ...onWaitlist("ada", JUST_NOW), part: 1 },
        { ...onWaitlist("new", JUST_NOW), part: 3 },
      ],
      pauses: 1,
    });
    expect(offered).toEqual(["ada"]);
  });

  it("is trusted at once with people who have waited for a long time", async () => {
    const ledger = { capacity: 3, taken: 0, waiting: 3, ...LAST };
    const shown = [
      onWaitlist("ada"),
      onWaitlist("bob", "2026-12-27T09:59:40.000Z"),
      onWaitlist("eve", JUST_NOW),
    ];
    const { calls } = await playServing({ ledger, shown, pauses: 0 });
    expect(calls.slice(0, 2)).toEqual([`${untilLater(0)} ada bob`, "rest 1000 ms"]);
  });

  it("is trusted with a waitlist from before times were in order, once it has caught up", async () => {
    const { calls } = await playServing({
      ledger: { taken: 1, waiting: 1, lastWaitlistedAt: null },
      shown: [onWaitlist("ada", JUST_NOW)],
    });
    expect(calls).toEqual(["rest 1000 ms", `${untilLater(1_000)} ada`]);
  });
});

describe("a waitlist whose offers would end too soon", () => {
  const soon = "2026-12-27T10:01:59.999Z";
  const lastMinutes = { taken: 1, waiting: 1, lineClosesAt: soon };

  it("is closed, so that the seat goes to the first person who asks", async () => {
    const { calls, finished } = await playServing({ ledger: lastMinutes, shown: [onWaitlist("ada")] });
    expect(calls).toEqual([`close the waitlist that closes at ${soon}`]);
    expect(finished).toBe(true);
  });

  it("is also closed if registration closes that soon", async () => {
    const { calls } = await playServing({
      ledger: { taken: 1, waiting: 1, registrationClosesAt: soon },
      shown: [onWaitlist("ada")],
    });
    expect(calls).toEqual(["close the waitlist that closes at 2026-12-28T09:55:00.000Z"]);
  });

  it("is served while two minutes are left, or the session's own offer time", async () => {
    const twoMinutes = { ...lastMinutes, lineClosesAt: "2026-12-27T10:02:00.000Z" };
    expect((await playServing({ ledger: twoMinutes, shown: [onWaitlist("ada")] })).offered).toEqual(["ada"]);
    const oneMinute = { ...lastMinutes, lineClosesAt: "2026-12-27T10:01:00.000Z" };
    const short = { ledger: oneMinute, waitlist: { offerMinutes: 1 }, shown: [onWaitlist("ada")] };
    expect((await playServing(short)).offered).toEqual(["ada"]);
  });

  it("is served to the end if people are confirmed at once", async () => {
    const { offered } = await playServing({
      ledger: lastMinutes,
      waitlist: { policy: "AUTO_CONFIRM" },
      shown: [onWaitlist("ada")],
    });
    expect(offered).toEqual(["ada"]);
  });

  it("stays open if nobody could get an offer", async () => {
    const { calls } = await playServing({ ledger: { ...lastMinutes, taken: 2 }, shown: [onWaitlist("ada")] });
    expect(calls).toEqual([]);
  });

  it("is looked at again if its rules have changed meanwhile, or other requests keep it locked", async () => {
    const { calls, finished } = await playServing({
      ledger: lastMinutes,
      shown: [onWaitlist("ada")],
      attempts: [{ kind: "refused", gone: [] }, { kind: "unsettled" }],
    });
    const close = `close the waitlist that closes at ${soon}`;
    expect(calls).toEqual([close, close, "pause", close]);
    expect(finished).toBe(true);
  });
});

describe("a waitlist that ends", () => {
  const cancelled = (who: string) => `SESSION_CANCELLED if {"state":"CANCELLED"}: ${who}`;

  it("lets all waiting people go once the session has started, twenty per step", async () => {
    const { calls, finished } = await playServing({
      ledger: { capacity: 99, waiting: 25, lineClosesAt: "2026-12-27T09:55:00.000Z" },
      shown: crowd(25),
    });
    const started = 'SESSION_STARTED if {"lineClosesAt":"2026-12-27T09:55:00.000Z"}:';
    expect(calls).toEqual([`${started} ${named(0, 20)}`, `${started} ${named(20, 25)}`]);
    expect(finished).toBe(true);
  });

  it("lets everybody of a cancelled session go: confirmed people, then people with offers, then waiting people", async () => {
    const { calls, finished, offered } = await playServing({
      ledger: { state: "CANCELLED", capacity: 3, taken: 3, waiting: 1 },
      shown: [
        holding("ada", "CONFIRMED"),
        holding("bob", "CONFIRMED"),
        holding("eve", "OFFERED"),
        onWaitlist("kim"),
      ],
    });
    expect(calls).toEqual([cancelled("ada bob"), cancelled("eve"), cancelled("kim")]);
    expect(finished).toBe(true);
    expect(offered).toEqual([]);
  });

  it("lets no more people go than the ledger counts, even if the index shows more", async () => {
    const { calls } = await playServing({
      ledger: { state: "CANCELLED", taken: 1, waiting: 0 },
      shown: [holding("ada", "CONFIRMED"), holding("bob", "CONFIRMED")],
    });
    expect(calls).toEqual([cancelled("ada")]);
  });

  it("lets waiting people go even if the index does not show the people with seats", async () => {
    const { calls, finished } = await playServing({
      ledger: { state: "CANCELLED", taken: 1, waiting: 1 },
      shown: [onWaitlist("kim")],
      pauses: 0,
    });
    expect(calls).toEqual([cancelled("kim"), "pause"]);
    expect(finished).toBe(false);
  });
});
