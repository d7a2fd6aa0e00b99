import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { planImport } from "../../../functions/core/programme/schedule/plan-import.ts";
import type { Item, Table } from "../../../functions/store/dynamodb/table.ts";
import {
  BY_SESSION_INDEX,
  bySessionPartition,
  ledgerKey,
  offerBuckets,
  rsvpKey,
  waitlistBuckets,
} from "../../../functions/store/keys.ts";
import { toLedger } from "../../../functions/store/ledger/ledger.ts";
import { carryOutImport } from "../../../functions/store/programme/carry-out-import.ts";
import { readKnownSessions } from "../../../functions/store/programme/known-sessions.ts";
import { sweepBook } from "../../../functions/store/waitlist/sweep-book.ts";
import { violations } from "../../support/invariants.ts";
import { putItems } from "../../support/put-items.ts";
import { newTable } from "../../support/table.ts";
import { watchedTable } from "../dynamodb/watched-table.ts";
import { playedSession } from "../seats/played-session.ts";

const at = (minute: number, ms = 0) => new Date(Date.UTC(2026, 11, 27, 10, minute, 0, ms)).toISOString();

let table: Table;

beforeEach(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

async function withWaitlist() {
  const session = await playedSession(table);
  await session.reserve("holder", at(0));
  await session.join("ada", at(1));
  await session.join("bob", at(2));
  session.nudged.length = 0;
  return session;
}

const quiet = { expired: 0, visitsEnded: 0, nudged: 0, unmarked: 0, waitlists: [], failures: [] };

describe("the sweep", () => {
  afterEach(async () => {
    expect(await violations(table)).toEqual([]);
  });

  it("repairs what was lost with a message", async () => {
    const session = await withWaitlist();
    await session.cancel("holder", at(10));
    session.nudged.length = 0;
    expect(await session.sweep(at(11))).toEqual({ ...quiet, nudged: 1, waitlists: [2] });
    expect(session.nudged).toEqual([session.sessionId]);
  });

  it("expires an offer at its end, and nudges the session at once for the next person", async () => {
    const session = await withWaitlist();
    await session.cancel("holder", at(10));
    await session.serve(at(10));
    session.nudged.length = 0;
    expect(await session.sweep(at(69, 59_999))).toEqual({ ...quiet, waitlists: [1] });
    expect(await session.sweep(at(70))).toEqual({ ...quiet, expired: 1, nudged: 1, waitlists: [1] });
    expect(session.nudged).toEqual([session.sessionId]);
    expect((await session.serve(at(70))).offered).toEqual(["bob"]);
  });

  it("does the same work once if it runs twice at once", async () => {
    const session = await withWaitlist();
    await session.cancel("holder", at(10));
    await session.serve(at(10));
    const reports = await Promise.all([session.sweep(at(70)), session.sweep(at(70))]);
    expect(reports.reduce((sum, { expired }) => sum + expired, 0)).toBe(1);
    expect((await session.ledger()).taken).toBe(0);
  });

  it("forgets a session with an empty waitlist, until a person joins again", async () => {
    const session = await withWaitlist();
    for (const userId of ["ada", "bob"]) await session.cancel(userId, at(5));
    expect(await session.sweep(at(6))).toEqual({ ...quiet, unmarked: 1 });
    expect(await session.sweep(at(7))).toEqual(quiet);
    await session.join("eve", at(8));
    expect((await session.sweep(at(9))).waitlists).toEqual([1]);
  });

  it("does not remove the mark of a person who joins meanwhile", async () => {
    const session = await withWaitlist();
    for (const userId of ["ada", "bob"]) await session.cancel(userId, at(5));
    const seen = toLedger(await session.ledger());
    await session.join("eve", at(6));
    await sweepBook(table).unmark([seen], at(60));
    expect((await session.sweep(at(7))).waitlists).toEqual([1]);
  });

  it("keeps the mark of a session whose rules change while it shortens offers by the earlier rules", async () => {
    const session = await withWaitlist();
    await session.cancel("holder", at(10));
    await session.serve(at(10));
    await session.cancel("bob", at(11));
    const seen = toLedger(await session.ledger());
    await session.change({ lineClosesAt: at(40) }, at(12));
    await sweepBook(table).shortenOffers([seen]);
    await sweepBook(table).unmark([seen], at(60));
    expect((await session.rsvp("ada"))?.offerExpiresAt).toBe(at(70));
    expect(await session.sweep(at(13))).toEqual({ ...quiet, unmarked: 1 });
    expect((await session.rsvp("ada"))?.offerExpiresAt).toBe(at(40));
  });

  it("shortens the offers of a waitlist that closes earlier now, if that was not done yet", async () => {
    const session = await withWaitlist();
    await session.cancel("holder", at(10));
    await session.serve(at(10));
    await session.change({ lineClosesAt: at(40) }, at(11));
    await session.sweep(at(12));
    expect((await session.rsvp("ada"))?.offerExpiresAt).toBe(at(40));
  });
});

describe("within the index's lag, the sweep", () => {
  afterEach(async () => {
    expect(await violations(table)).toEqual([]);
  });

  /** A table whose index does not show the newest offers yet. */
  const lagging = (): Table => {
    const send = async (command: { readonly input: { readonly IndexName?: string } }) =>
      command.input.IndexName === BY_SESSION_INDEX
        ? { Items: [], Count: 0 }
        : table.client.send(command as never);
    return { ...table, client: { send } as unknown as Table["client"] };
  };

  it("keeps the mark of a session that an import has moved to an earlier start", async () => {
    const session = await withWaitlist();
    await session.cancel("bob", at(5));
    await session.cancel("holder", at(9));
    await session.serve(at(11, 59_900));
    const known = await readKnownSessions(table, "conf");
    const schedule = known.map(({ source: _, ...one }) => ({ ...one, capacity: 1, startsAt: at(35) }));
    const plan = planImport(known, schedule, []);
    const clock = () => new Date(at(12));
    await carryOutImport(table, { plan, silentOn: [], draft: false, clock, hasTime: () => true });
    expect(await session.sweep(at(12, 500), lagging())).toMatchObject({ unmarked: 0 });
    expect((await session.rsvp("ada"))?.offerExpiresAt).toBe(at(71, 59_900));
    expect(await session.sweep(at(13))).toMatchObject({ unmarked: 1 });
    expect((await session.rsvp("ada"))?.offerExpiresAt).toBe(at(30));
  });

  it("keeps the mark of a session that moves while another of its offers expires", async () => {
    const session = await playedSession(table);
    await session.reserve("holder", at(-60));
    await session.join("ada", at(-59));
    await session.join("bob", at(-58));
    await session.cancel("holder", at(-52));
    await session.serve(at(-51));
    expect((await session.rsvp("ada"))?.offerExpiresAt).toBe(at(9));
    await session.change({ capacity: 2 }, at(9, 50_000));
    await session.serve(at(9, 59_000));
    expect((await session.rsvp("bob"))?.offerExpiresAt).toBe(at(69, 59_000));
    await session.change({ lineClosesAt: at(30) }, at(10));
    expect(await session.sweep(at(10, 500), lagging())).toMatchObject({ expired: 1, unmarked: 0 });
    expect(await session.sweep(at(11))).toMatchObject({ unmarked: 1 });
    expect((await session.rsvp("bob"))?.offerExpiresAt).toBe(at(30));
  });
});

describe("one call that fails", () => {
  const FAILING = 0;
  const failingAt = (keyOf: (n: number) => string) =>
    watchedTable(table, (_, input) => {
      if (JSON.stringify(input).includes(`"${keyOf(FAILING)}"`)) throw new Error("the table is away");
    });

  async function manyWithOffer() {
    const sessions = await Promise.all(Array.from({ length: 20 }, withWaitlist));
    for (const session of sessions) {
      await session.cancel("holder", at(10));
      await session.serve(at(11));
    }
    return sessions;
  }

  it("does not stop the shortening of another session's offers", async () => {
    const sessions = await manyWithOffer();
    const ledgers = await Promise.all(
      sessions.map(async (session) => ({
        ...toLedger(await session.ledger()),
        lineClosesAt: at(40),
        rulesVersion: 1,
      })),
    );
    const away = failingAt((n) => bySessionPartition(sessions[n]?.sessionId ?? "", "OFFERED"));
    await expect(sweepBook(away).shortenOffers(ledgers)).rejects.toThrow();
    const ends = await Promise.all(
      sessions.map(async (session) => (await session.rsvp("ada"))?.offerExpiresAt),
    );
    expect(ends).toEqual([at(71), ...Array.from({ length: 19 }, () => at(40))]);
  });

  it("does not keep another session's mark", async () => {
    const sessions = await manyWithOffer();
    for (const session of sessions) await session.cancel("bob", at(12));
    const ledgers = await Promise.all(sessions.map(async (session) => toLedger(await session.ledger())));
    const away = failingAt((n) => ledgerKey(sessions[n]?.sessionId ?? "").PK);
    await expect(sweepBook(away).unmark(ledgers, at(60))).rejects.toThrow();
    const marks = await Promise.all(
      sessions.map(async (session) => (await session.ledger()).sweepPK !== undefined),
    );
    expect(marks).toEqual([true, ...Array.from({ length: 19 }, () => false)]);
  });
});

describe("the sweep's findings", () => {
  const all = async <T>(pages: AsyncIterable<readonly T[]>) => {
    const found: T[] = [];
    for await (const page of pages) found.push(...page);
    return found;
  };
  const users = Array.from({ length: 1_200 }, (_, n) => `user-${n}`);

  it("are all offers that are due, in any number, and no others", async () => {
    const offer = (userId: string, n: number): Item => ({
      ...rsvpKey(userId, "conf.talk"),
      sweepPK: offerBuckets.of(userId),
      sweepSK: n < 1_100 ? at(10) : at(10, 1),
    });
    await putItems(table, users.map(offer));
    const due = await all(sweepBook(table).dueOffers(at(10)));
    expect(due).toHaveLength(1_100);
    expect(new Set(due.map(({ userId }) => userId)).size).toBe(1_100);
    expect(due[0]).toMatchObject({ sessionId: "conf.talk", dueAt: at(10) });
  });

  it("are all marked ledgers, as they are now", async () => {
    const marked = users.map((_, n): Item => {
      const sessionId = `conf.talk-${n}`;
      const counts = { taken: 0, waiting: n, state: "OPEN", lineClosesAt: at(50) };
      return { ...ledgerKey(sessionId), ...counts, sweepPK: waitlistBuckets.of(sessionId), sweepSK: at(1) };
    });
    await putItems(table, marked);
    const ledgers = await all(sweepBook(table).markedLedgers(at(60)));
    expect(new Set(ledgers.map(({ waiting }) => waiting)).size).toBe(1_200);
  });
});
