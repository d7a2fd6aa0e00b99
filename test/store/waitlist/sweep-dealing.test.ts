import { beforeEach, describe, expect, inject, it } from "vitest";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { sweepBook } from "../../../functions/store/waitlist/sweep-book.ts";
import { violations } from "../../support/invariants.ts";
import { newTable } from "../../support/table.ts";
import { type PlayedSession, playedSession } from "../seats/played-session.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 11, 27, 10, minute)).toISOString();
const OPENING = at(40);

let table: Table;

beforeEach(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

const opensLater = (capacity: number | null = 100) =>
  playedSession(table, { settings: { capacity, registrationOpensAt: OPENING } });

const sweep = (session: PlayedSession, minute: number) => session.sweep(at(minute), table, { dealing: true });
const isDealt = async (session: PlayedSession) => (await session.ledger()).parts !== undefined;

describe("a session with a known opening", () => {
  it("is dealt by the sweep in the ten minutes before, and forgotten until then", async () => {
    const session = await opensLater();
    for (const minute of [0, 29]) {
      await sweep(session, minute);
      expect(await isDealt(session)).toBe(false);
    }
    await sweep(session, 30);
    expect((await session.whole()).items).toHaveLength(33);
    for (const minute of [31, 32]) await sweep(session, minute);
    expect(await session.ledger()).not.toHaveProperty("sweepPK");
    expect((await session.reserve("early", at(39))).kind).toBe("registration-not-open");
    expect((await session.reserve("ada", OPENING)).kind).toBe("confirmed");
    expect(await violations(table)).toEqual([]);
  });

  it("keeps its mark until a sweep has dealt it, because one sweep deals only some", async () => {
    const sessions = [await opensLater(), await opensLater(), await opensLater(99)];
    const book = sweepBook(table, { dealing: true, maxDeals: 1 });
    const sweepAll = async (minute: number) => {
      const ledgers = await Promise.all(sessions.map((session) => session.whole()));
      await book.prepare?.(ledgers, at(minute));
      await book.unmark(ledgers, at(minute));
      const isMarked = async (session: PlayedSession) => "sweepPK" in (await session.ledger());
      return Promise.all(sessions.map(async (each) => [await isDealt(each), await isMarked(each)]));
    };
    const [dealt, left, small] = await sweepAll(31);
    expect(dealt).toEqual([true, true]);
    expect(left).toEqual([false, true]);
    expect(small).toEqual([false, false]);
    expect((await sweepAll(32))[1]).toEqual([true, true]);
    expect((await sweepAll(33)).map(([, isMarked]) => isMarked)).toEqual([false, false, false]);
  });

  it("is dealt at its new opening if an organizer moves that", async () => {
    const session = await opensLater();
    await session.change({ registrationOpensAt: at(25) }, at(5));
    await sweep(session, 6);
    expect((await session.ledger()).sweepSK).toBe(at(25));
    await sweep(session, 14);
    expect(await isDealt(session)).toBe(false);
    await sweep(session, 15);
    expect(await isDealt(session)).toBe(true);
  });

  it("is seen by the sweep as soon as people wait for it", async () => {
    const session = await opensLater(1);
    await session.reserve("ada", OPENING);
    await session.join("bob", OPENING);
    expect((await sweep(session, 41)).waitlists).toEqual([1]);
  });

  it.each([
    ["has few seats", { capacity: 99 }],
    ["is closed", { state: "CLOSED" }],
    ["has opened already", { registrationOpensAt: at(30) }],
  ] as const)("is not dealt if it %s", async (_, settings) => {
    const session = await playedSession(table, {
      settings: { capacity: 100, registrationOpensAt: OPENING, ...settings },
    });
    await sweep(session, 35);
    expect(await isDealt(session)).toBe(false);
  });

  it("is not dealt where dealing is off", async () => {
    const session = await opensLater();
    await session.sweep(at(35));
    expect(await isDealt(session)).toBe(false);
  });

  it("is not dealt while its event is a draft", async () => {
    const session = await opensLater();
    const ledger = { ...(await session.whole()), draft: true as const };
    await sweepBook(table, { dealing: true }).prepare?.([ledger], at(35));
    expect(await isDealt(session)).toBe(false);
  });

  it("is dealt without end if it has no capacity", async () => {
    const session = await opensLater(null);
    await sweep(session, 35);
    expect((await session.whole()).items).toHaveLength(97);
  });
});
