import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pMap from "p-map";
import { beforeAll, expect, inject, it } from "vitest";
import { patience } from "../../../functions/store/dynamodb/backoff.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { idleSeats, violations } from "../../support/invariants.ts";
import { newTable } from "../../support/table.ts";
import { conflictingTable } from "../dynamodb/conflicting-table.ts";
import { type PlayedSession, playedSession } from "./played-session.ts";

const PEOPLE = 300;
const SEATS = 100;
/** A busy machine is slower than the cloud. */
const PATIENCE_MS = 120_000;
/** A crowd takes ten seconds on a machine with nothing else to do. */
const MAX_MS = 600_000;
/** How long a transaction holds its items. */
const HOLD_MS = 10;
const CONNECTIONS = 40;
/** Requests that are under way at the same time at each instance of the function. */
const INSTANCES = 12;

const at = (minute: number) => new Date(Date.UTC(2026, 11, 27, 10, minute)).toISOString();

let table: Table;

beforeAll(async () => {
  table = { ...(await newTable(inject("dynamodbEndpoint"))), patience: () => patience(PATIENCE_MS) };
});

/** A session in which time passes, and the people who will ask for its seats. */
async function crowdBefore() {
  const settings = { capacity: SEATS };
  const session = await playedSession(table, { settings, isRunning: true, patienceMs: PATIENCE_MS });
  return { session, people: Array.from({ length: PEOPLE }, (_, n) => `${randomUUID()}-${n}`) };
}

/** Contention says that nothing has changed, so the person asks again. A busy machine takes longer than they wait. */
async function answerOf(session: PlayedSession, person: string, own?: Table): Promise<string> {
  for (;;) {
    const { kind } = await session.join(person, at(1), own);
    if (kind !== "contention") return kind;
  }
}

it(
  "gives 300 people 100 seats, while the ledger is dealt and its capacity changes",
  async () => {
    const { session, people } = await crowdBefore();
    const instances = Array.from({ length: INSTANCES }, () => ({ ...table }));
    const kinds = new Map<string, string>();
    const ask = async (instance: Table, own: readonly string[]) => {
      for (const person of own) kinds.set(person, await answerOf(session, person, instance));
    };
    const shareOf = (n: number) => people.filter((_, index) => index % INSTANCES === n);
    const organizers = async () => {
      for (const capacity of [SEATS + 20, SEATS - 60, null, SEATS]) await session.change({ capacity }, at(1));
    };
    await Promise.all([
      ...instances.map((instance, n) => ask(instance, shareOf(n))),
      session.deal(at(1)).then(organizers),
    ]);

    expect(["confirmed", "waitlisted"]).toEqual(expect.arrayContaining([...kinds.values()]));
    const ledger = await session.whole();
    expect(ledger.capacity).toBe(SEATS);
    expect(ledger.taken + ledger.waiting).toBe(PEOPLE);
    expect(ledger.items?.length).toBeGreaterThan(1);
    const lowered = { lowered: new Set([session.sessionId]) };
    expect(await violations(table, lowered)).toEqual([]);

    // Everybody with a seat gives it back, so every waiting person gets one in turn.
    const holding = people.filter((person) => kinds.get(person) === "confirmed");
    await Promise.all(holding.map((person) => session.cancel(person, at(20))));
    for (let runs = 0; runs < 40; runs++) if ((await session.serve(at(30))).finished) break;
    expect(await violations(table, lowered)).toEqual([]);
    expect(await idleSeats(table, at(31))).toEqual([]);
  },
  MAX_MS,
);

it("keeps the order of joining over all parts", async () => {
  const session = await playedSession(table, { settings: { capacity: 1 } });
  await session.reserve("holder", at(0));
  await session.deal(at(0));
  const people = Array.from({ length: 30 }, (_, n) => `${randomUUID()}-${n}`);
  for (const [n, person] of people.entries()) await session.join(person, at(1 + n));
  const parts = await Promise.all(people.map(async (person) => (await session.rsvp(person))?.part));
  expect(new Set(parts).size).toBeGreaterThan(1);
  await session.change({ capacity: 26 }, at(50));
  const { offered } = await session.serve(at(51));
  expect(offered).toEqual(people.slice(0, 25));
});

it(
  "loses nobody where transactions meet conflicts, and is dealt because of them",
  async () => {
    const { session, people } = await crowdBefore();
    const hot = conflictingTable(table, HOLD_MS);
    const instances = Array.from({ length: INSTANCES }, () => ({ ...hot }));
    const ask = (person: string, n: number) => answerOf(session, person, instances[n % INSTANCES]);
    const consumer = async () => {
      while (session.crowded.length === 0) await sleep(HOLD_MS);
      for (;;) {
        const outcome = await session.deal(at(1), hot);
        if (outcome !== "unsettled") return outcome;
      }
    };
    const organizer = async () => {
      while ((await session.ledger()).parts === undefined) await sleep(HOLD_MS);
      const outcomes: string[] = [];
      for (const capacity of [SEATS + 50, SEATS - 60, SEATS])
        outcomes.push(await session.change({ capacity }, at(1), hot));
      return outcomes;
    };
    const [dealt, changed, kinds] = await Promise.all([
      consumer(),
      organizer(),
      pMap(people, ask, { concurrency: CONNECTIONS }),
    ]);

    expect(dealt).toBe("committed");
    expect(changed).toEqual(["committed", "committed", "committed"]);
    expect([...new Set(kinds)].sort()).toEqual(["confirmed", "waitlisted"]);
    expect(await session.whole()).toMatchObject({ capacity: SEATS });
    expect(await violations(table, { lowered: new Set([session.sessionId]) })).toEqual([]);
  },
  MAX_MS,
);
