import { describe, expect, it } from "vitest";
import {
  auditLedgers,
  type Counted,
  type RsvpCounts,
} from "../../../functions/core/figures/audit-ledgers.ts";
import type { Ledger } from "../../../functions/core/seats/ledger.ts";
import { aLedger, NOW } from "../../support/builders.ts";

const nobody: RsvpCounts = { CONFIRMED: 0, OFFERED: 0, WAITLISTED: 0 };

interface Script {
  /** The sessions come page by page; `null` is a session whose import has not finished. */
  readonly sessions: Readonly<Record<string, (look: number) => Partial<Ledger>>>;
  readonly counted: (sessionId: string, count: number) => Partial<Counted>;
}

async function play({ sessions, counted }: Script) {
  const looks = new Map<string, number>();
  const next = (key: string) => {
    looks.set(key, (looks.get(key) ?? 0) + 1);
    return looks.get(key) ?? 0;
  };
  let settled = 0;
  const report = await auditLedgers({
    book: {
      async *activeSessions(now) {
        expect(now).toBe(NOW);
        for (const sessionId of Object.keys(sessions)) yield [sessionId];
        yield ["conf.unfinished"];
      },
      findLedgers: async (sessionIds) =>
        sessionIds.flatMap((sessionId) => {
          const ledger = sessions[sessionId]?.(next(`ledger ${sessionId}`));
          return ledger ? [aLedger({ sessionId, ...ledger })] : [];
        }),
      countRsvps: async ({ sessionId }) => ({ ...nobody, ...counted(sessionId, next(`count ${sessionId}`)) }),
    },
    clock: () => new Date(NOW),
    settle: async () => void settled++,
  });
  return { report, settled };
}

describe("the audit", () => {
  it("finds nothing if every ledger counts its RSVPs correctly", async () => {
    const { report, settled } = await play({
      sessions: { "conf.a": () => ({ taken: 2, waiting: 3 }), "conf.b": () => ({}) },
      counted: (sessionId) => (sessionId === "conf.a" ? { CONFIRMED: 1, OFFERED: 1, WAITLISTED: 3 } : {}),
    });
    expect(report).toEqual({ sessions: 2, unsettled: [], findings: [] });
    expect(settled).toBe(0);
  });

  it("counts walk-ins among the seats, and compares who is inside", async () => {
    const door = { inside: 3, walkIns: 2, anyway: 5, checkIns: 4 };
    const counted = { CONFIRMED: 2, OFFERED: 0, WAITLISTED: 0 };
    const sessions = { "conf.a": () => ({ taken: 4, capacity: 4, door }) };
    const sound = await play({ sessions, counted: () => ({ ...counted, inside: 1 }) });
    expect(sound.report.findings).toEqual([]);
    const { report } = await play({ sessions, counted: () => ({ ...counted, inside: 2 }) });
    expect(report.findings).toMatchObject([{ drift: true, capacityViolated: false, ledger: { door } }]);
  });

  it("finds a ledger that differs from its RSVPs, if it does not change meanwhile", async () => {
    const { report, settled } = await play({
      sessions: { "conf.a": () => ({ taken: 2, waiting: 1 }) },
      counted: () => ({ CONFIRMED: 1, WAITLISTED: 1 }),
    });
    expect(report).toEqual({
      sessions: 1,
      unsettled: [],
      findings: [
        {
          sessionId: "conf.a",
          ledger: { taken: 2, waiting: 1, capacity: 2 },
          counted: { CONFIRMED: 1, OFFERED: 0, WAITLISTED: 1 },
          drift: true,
          capacityViolated: false,
        },
      ],
    });
    expect(settled).toBe(2);
  });

  it("finds a waitlist that is longer or shorter than its ledger says", async () => {
    const { report } = await play({
      sessions: { "conf.a": () => ({ waiting: 1 }) },
      counted: () => ({ WAITLISTED: 2 }),
    });
    expect(report.findings.map(({ drift, capacityViolated }) => [drift, capacityViolated])).toEqual([
      [true, false],
    ]);
  });

  it("finds more seats than the capacity allows, in the ledger or among the RSVPs", async () => {
    const { report } = await play({
      sessions: { "conf.a": () => ({ taken: 3 }), "conf.b": () => ({ taken: 2 }) },
      counted: () => ({ CONFIRMED: 3 }),
    });
    expect(
      report.findings.map(({ sessionId, drift, capacityViolated }) => [sessionId, drift, capacityViolated]),
    ).toEqual([
      ["conf.a", false, true],
      ["conf.b", true, true],
    ]);
  });

  it("allows people who had a seat before the capacity was lowered, and any number without a capacity", async () => {
    const { report } = await play({
      sessions: {
        "conf.a": () => ({ taken: 3, takenAtCapacityChange: 3 }),
        "conf.b": () => ({ taken: 3, capacity: null }),
      },
      counted: () => ({ CONFIRMED: 3 }),
    });
    expect(report.findings).toEqual([]);
  });

  it("is satisfied once the index has caught up", async () => {
    const { report, settled } = await play({
      sessions: { "conf.a": () => ({ taken: 1 }) },
      counted: (_, count) => ({ CONFIRMED: count > 1 ? 1 : 0 }),
    });
    expect(report).toEqual({ sessions: 1, unsettled: [], findings: [] });
    expect(settled).toBe(1);
  });

  it("ignores a ledger that returns to the same counts with other people", async () => {
    const { report } = await play({
      sessions: { "conf.a": (look) => ({ taken: 1, freedAt: `2026-12-27T09:00:0${look}.000Z` }) },
      counted: () => ({ CONFIRMED: 0 }),
    });
    expect(report).toEqual({ sessions: 1, unsettled: ["conf.a"], findings: [] });
  });

  it("ignores a ledger whose rules change meanwhile", async () => {
    const { report } = await play({
      sessions: { "conf.a": (look) => ({ taken: 3, rulesVersion: look }) },
      counted: () => ({ CONFIRMED: 3 }),
    });
    expect(report).toEqual({ sessions: 1, unsettled: ["conf.a"], findings: [] });
  });

  it("ignores a ledger that keeps changing", async () => {
    const { report } = await play({
      sessions: { "conf.a": (look) => ({ capacity: null, taken: look }) },
      counted: () => ({ CONFIRMED: 0 }),
    });
    expect(report).toEqual({ sessions: 1, unsettled: ["conf.a"], findings: [] });
  });
});
