import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Ledger, LedgerItem } from "../../../functions/core/seats/ledger.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { auditBook } from "../../../functions/store/figures/audit-book.ts";
import { contradictionsAmong } from "../../../functions/store/ledger/audit.ts";
import { readRoster } from "../../../functions/store/seats/roster.ts";
import { withPosition } from "../../../functions/store/waitlist/waitlist-book.ts";
import { aLedger } from "../../support/builders.ts";
import { newTable } from "../../support/table.ts";
import { playedSession } from "./played-session.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 11, 27, 10, minute)).toISOString();
const SEATS = 16;

let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

/** A session whose seats and waiting people are at many parts. */
async function crowded() {
  const session = await playedSession(table, { settings: { capacity: SEATS } });
  await session.deal(at(0));
  const people = Array.from({ length: SEATS + 5 }, (_, n) => `${randomUUID()}-${n}`);
  for (const [n, person] of people.entries()) await session.join(person, at(1 + n));
  return { ...session, seated: people.slice(0, SEATS), waiting: people.slice(SEATS) };
}

describe("the people of a ledger in parts", () => {
  it("stand in one roster, page by page in order of time", async () => {
    const { sessionId, seated } = await crowded();
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await readRoster(table, { sessionId, status: "CONFIRMED", limit: 5, cursor });
      found.push(...(page?.attendees.map(({ userId }) => userId) ?? []));
      cursor = page?.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(found).toEqual(seated);
  });

  it("know their position among all who wait, and not at which part", async () => {
    const { waiting, reserve } = await crowded();
    for (const [n, person] of waiting.entries()) {
      const outcome = await reserve(person, at(50));
      if (outcome.kind !== "already-waitlisted") throw new Error(outcome.kind);
      const shown = await withPosition(table, outcome.rsvp);
      expect(shown.waitlistPosition).toBe(n + 1);
      expect(shown).not.toHaveProperty("part");
    }
  });
});

describe("the audit of a ledger in parts", () => {
  it("finds nothing if all is right", async () => {
    const { whole } = await crowded();
    const ledger = await whole();
    expect(await auditBook(table).countRsvps(ledger)).toEqual({
      CONFIRMED: SEATS,
      OFFERED: 0,
      WAITLISTED: 5,
    });
  });

  it("finds a part that counts other people than wait there, even if the sum is right", async () => {
    const { whole, waiting, rsvp } = await crowded();
    const part = (await rsvp(waiting[0] ?? ""))?.part as number;
    const ledger = await whole();
    const items = ledger.items?.map((item, number) => {
      const isMoved = number === part || number === (part % SEATS) + 1;
      const change = number === part ? -1 : 1;
      return isMoved ? { ...item, waiting: item.waiting + change } : item;
    });
    const counted = await auditBook(table).countRsvps({ ...ledger, items });
    expect(counted.WAITLISTED).toBe(ledger.waiting);
    expect(counted.contradictions).toHaveLength(2);
  });

  it("names what the items of a ledger say against each other", () => {
    const desk = { capacity: 2, taken: 0, waiting: 0, lastWaitlistedAt: null };
    const found = (part: Partial<LedgerItem>, over: Partial<Ledger> = {}) => {
      const items = [desk, { ...desk, capacity: 1, taken: 1, ...part }];
      return contradictionsAmong(aLedger({ capacity: 3, items, ...over }));
    };
    expect(found({})).toEqual([]);
    expect(found({ waiting: 1 }, { lineOpen: true })).toEqual([]);
    expect(found({}, { capacity: 4 })).toEqual(["the items have 3 of 4 seats"]);
    expect(found({ taken: 2 })).toEqual(["a part has sold more than its seats"]);
    expect(found({ taken: 0 }, { lineOpen: true })).toEqual(["the line is open while a part has seats"]);
    expect(found({ waiting: 1 })).toEqual(["people wait at a part without a line"]);
  });
});
