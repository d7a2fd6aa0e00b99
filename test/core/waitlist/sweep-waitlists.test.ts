import { describe, expect, it } from "vitest";
import type { Ledger } from "../../../functions/core/seats/ledger.ts";
import { type Due, sweepWaitlists } from "../../../functions/core/waitlist/sweep-waitlists.ts";
import type { MoveAttempt, Release } from "../../../functions/core/waitlist/waitlist-book.ts";
import { aLedger, NOW } from "../../support/builders.ts";

interface Script {
  readonly due?: readonly (readonly Due[])[];
  readonly visits?: readonly (readonly Due[])[];
  readonly marked?: readonly (readonly Ledger[])[];
  readonly release?: (release: Release) => MoveAttempt;
  readonly pauses?: number;
  readonly hasTime?: boolean;
  readonly isQueueAway?: boolean;
  readonly isTableAway?: boolean;
  readonly isMarkKept?: boolean;
}

const due = (sessionId: string, userId: string, dueAt = NOW): Due => ({ sessionId, userId, dueAt });

async function* pagesOf<T>(pages: readonly T[]): AsyncGenerator<T> {
  yield* pages;
}

async function play(script: Script) {
  const calls: string[] = [];
  const shortened: string[] = [];
  let pausesLeft = script.pauses ?? 9;
  let time = Date.parse(NOW);
  /** Reading a page takes a second. */
  async function* marked() {
    for (const page of script.marked ?? []) {
      time += 1_000;
      yield page;
    }
  }
  const report = await sweepWaitlists({
    book: {
      dueOffers: (now) => {
        calls.push(`due at ${now}`);
        return pagesOf(script.due ?? []);
      },
      dueVisits: (now) => {
        if (script.visits) calls.push(`visits due at ${now}`);
        return pagesOf(script.visits ?? []);
      },
      markedLedgers: marked,
      release: async (release) => {
        const names = release.people.map(({ userId }) => userId).join(" ");
        calls.push(`${release.reason} ${release.sessionId}: ${names}, freed at ${release.freedAt}`);
        return script.release?.(release) ?? { kind: "committed" };
      },
      shortenOffers: async (ledgers) => {
        shortened.push(...ledgers.map(({ sessionId }) => sessionId));
        if (script.isTableAway) throw TABLE_IS_AWAY;
      },
      unmark: async (ledgers) => {
        calls.push(`unmark ${ledgers.map(({ sessionId }) => sessionId).join(" ")}`);
        if (script.isMarkKept) throw TABLE_IS_AWAY;
      },
    },
    clock: () => new Date(time),
    patience: () => async () => {
      calls.push("pause");
      return pausesLeft-- > 0;
    },
    requestId: "the sweep",
    hasTime: () => script.hasTime ?? true,
    nudgeAll: async (sessionIds) => {
      calls.push(`nudge ${sessionIds.join(" ")}`);
      if (script.isQueueAway) throw QUEUE_IS_AWAY;
    },
  });
  return { report, calls, shortened };
}

const TABLE_IS_AWAY = new Error("the table is away");
const QUEUE_IS_AWAY = new Error("the queue is away");
const quiet = { expired: 0, visitsEnded: 0, nudged: 0, unmarked: 0, waitlists: [], failures: [] };
const EXPIRED_A = "OFFER_EXPIRED conf.a: ada";

describe("the sweep", () => {
  it("finds nothing if nothing is due and nobody waits", async () => {
    const { report, calls } = await play({});
    expect(report).toEqual(quiet);
    expect(calls).toEqual([`due at ${NOW}`]);
  });

  it("expires due offers session by session, and dates each seat by when it became free", async () => {
    const earlier = "2026-12-27T09:58:00.000Z";
    const { report, calls } = await play({
      due: [[due("conf.a", "ada", earlier), due("conf.b", "bob"), due("conf.a", "eve")]],
    });
    expect(report).toEqual({ ...quiet, expired: 3 });
    expect(calls).toEqual([
      `due at ${NOW}`,
      `OFFER_EXPIRED conf.a: ada eve, freed at ${earlier}`,
      `OFFER_EXPIRED conf.b: bob, freed at ${NOW}`,
    ]);
  });

  it("ends visits of booths that have reached their limit", async () => {
    const { report, calls } = await play({ visits: [[due("conf.booth", "ada"), due("conf.booth", "bob")]] });
    expect(report).toEqual({ ...quiet, visitsEnded: 2 });
    expect(calls.at(-1)).toBe(`LEFT conf.booth: ada bob, freed at ${NOW}`);
  });

  it("pages through any number of offers, twenty of a session per step", async () => {
    const crowd = Array.from({ length: 45 }, (_, n) => due("conf.a", `user-${n}`));
    const { report, calls } = await play({ due: [crowd, [due("conf.b", "ada")]] });
    expect(report.expired).toBe(46);
    expect(calls.filter((call) => call.startsWith("OFFER_EXPIRED conf.a"))).toHaveLength(3);
  });

  it("counts no offer that was accepted or declined meanwhile, and expires the others", async () => {
    const { report } = await play({
      due: [[due("conf.a", "ada"), due("conf.a", "bob")]],
      release: ({ people }) =>
        people.length > 1 ? { kind: "refused", gone: ["ada"] } : { kind: "committed" },
    });
    expect(report).toEqual({ ...quiet, expired: 1 });
  });

  it("tries again while other requests lock a session's items", async () => {
    let attempts = 0;
    const { report, calls } = await play({
      due: [[due("conf.a", "ada")]],
      release: () => (attempts++ === 0 ? { kind: "unsettled" } : { kind: "committed" }),
    });
    expect(report).toEqual({ ...quiet, expired: 1 });
    const expiry = `${EXPIRED_A}, freed at ${NOW}`;
    expect(calls).toEqual([`due at ${NOW}`, expiry, "pause", expiry]);
  });

  it("continues after a session that fails, and says what failed", async () => {
    const { report } = await play({
      due: [[due("conf.a", "ada"), due("conf.b", "bob"), due("conf.c", "eve")]],
      release: ({ sessionId }) => {
        if (sessionId === "conf.a") return { kind: "unsettled" };
        if (sessionId === "conf.b") return { kind: "refused", gone: [] };
        return { kind: "committed" };
      },
      marked: [[aLedger({ sessionId: "conf.d", waiting: 1 })]],
      pauses: 0,
    });
    expect(report).toEqual({
      ...quiet,
      expired: 1,
      nudged: 1,
      waitlists: [1],
      failures: [
        new Error("other requests keep the seats of conf.a locked"),
        new Error("the ledger of conf.b counts fewer seats than are due"),
      ],
    });
  });

  it("expires offers one by one if the ledger refuses them together, and fails at the first that is refused alone", async () => {
    let counted = 2;
    const crowd = ["ada", "bob", "eve", "kim"].map((userId) => due("conf.a", userId));
    const { report, calls } = await play({
      due: [crowd],
      release: ({ people }) => {
        if (people.length > counted) return { kind: "refused", gone: [] };
        counted -= people.length;
        return { kind: "committed" };
      },
    });
    const expired = (names: string) => `OFFER_EXPIRED conf.a: ${names}, freed at ${NOW}`;
    expect(calls.slice(1)).toEqual(["ada bob eve kim", "ada", "bob", "eve"].map(expired));
    const why = "the ledger of conf.a counts fewer seats than are due";
    expect(report.failures).toEqual([new Error(why)]);
  });

  it("leaves the rest to the next sweep when its time is up, and still sends nudges", async () => {
    const { report, calls } = await play({
      due: [[due("conf.a", "ada")]],
      marked: [[aLedger({ waiting: 1 })]],
      hasTime: false,
    });
    expect(report).toEqual({ ...quiet, nudged: 1, waitlists: [1] });
    expect(calls).toEqual([`due at ${NOW}`, "nudge conf.talk", "unmark "]);
  });

  it("nudges sessions whose waitlist has a task, counts waitlists, and removes the mark of settled sessions", async () => {
    const full = aLedger({ sessionId: "conf.full", taken: 2, waiting: 5 });
    const free = aLedger({ sessionId: "conf.free", taken: 1, waiting: 2 });
    const done = aLedger({ sessionId: "conf.done", taken: 1 });
    const cancelled = aLedger({ sessionId: "conf.cancelled", state: "CANCELLED", taken: 1 });
    const { report, calls } = await play({
      marked: [
        [full, free],
        [done, cancelled],
      ],
    });
    expect(report).toEqual({ ...quiet, nudged: 2, unmarked: 1, waitlists: [5, 2] });
    expect(calls).toEqual([
      `due at ${NOW}`,
      "nudge conf.free",
      "unmark ",
      "nudge conf.cancelled",
      "unmark conf.done",
    ]);
  });

  it("shortens offers of a marked session that are open too long, before it removes the mark", async () => {
    const marked = [[aLedger({ sessionId: "conf.a" })]];
    const { shortened, calls } = await play({ marked });
    expect(shortened).toEqual(["conf.a"]);
    expect(calls).toEqual([`due at ${NOW}`, "nudge ", "unmark conf.a"]);
    const failed = await play({ marked, isTableAway: true });
    expect(failed.calls).toEqual([`due at ${NOW}`, "nudge "]);
    expect(failed.report).toEqual({ ...quiet, failures: [TABLE_IS_AWAY] });
  });

  it("keeps the mark while the index may not show offers by the earlier rules yet", async () => {
    const changed = (sessionId: string, rulesChangedAt: string) => aLedger({ sessionId, rulesChangedAt });
    const { calls } = await play({
      marked: [
        [
          changed("conf.a", "2026-12-27T09:59:29.999Z"),
          changed("conf.b", "2026-12-27T09:59:30.000Z"),
          changed("conf.c", NOW),
        ],
        [changed("conf.d", "2026-12-27T09:59:30.999Z"), changed("conf.e", "2026-12-27T09:59:31.000Z")],
      ],
    });
    const unmarked = calls.filter((call) => call.startsWith("unmark"));
    expect(unmarked).toEqual(["unmark conf.a", "unmark conf.d"]);
  });

  it("does not take a free seat for a change of rules", async () => {
    const { calls } = await play({ marked: [[aLedger({ sessionId: "conf.a", freedAt: NOW })]] });
    expect(calls.at(-1)).toBe("unmark conf.a");
  });

  it("continues if the queue refuses nudges, and says so", async () => {
    const { report, calls } = await play({
      marked: [[aLedger({ sessionId: "conf.a", waiting: 1 })], [aLedger({ sessionId: "conf.b" })]],
      isQueueAway: true,
    });
    expect(calls).toEqual([`due at ${NOW}`, "nudge conf.a", "unmark ", "nudge ", "unmark conf.b"]);
    expect(report).toEqual({
      ...quiet,
      unmarked: 1,
      waitlists: [1],
      failures: [QUEUE_IS_AWAY, QUEUE_IS_AWAY],
    });
  });

  it("continues if marks cannot be removed", async () => {
    const marked = [[aLedger({ sessionId: "conf.a" })], [aLedger({ sessionId: "conf.b", waiting: 1 })]];
    const { report } = await play({ marked, isMarkKept: true });
    expect(report).toMatchObject({ unmarked: 0, nudged: 1, failures: [TABLE_IS_AWAY, TABLE_IS_AWAY] });
  });
});
