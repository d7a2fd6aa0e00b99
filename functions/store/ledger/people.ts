// The people of a session are in index partitions, one for each status and each item of its ledger.

import pMap from "p-map";
import { isAnonymous } from "../../core/account/anonymous.ts";
import type { Ledger } from "../../core/seats/ledger.ts";
import type { HeldStatus } from "../../core/seats/rsvp.ts";
import { MAX_CONCURRENT_CALLS } from "../dynamodb/batches.ts";
import { find } from "../dynamodb/find.ts";
import { countItems, queryPage, queryPages } from "../dynamodb/queries.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { BY_SESSION_INDEX, bySessionPartition, ledgerKey, userIdOf } from "../keys.ts";
import { versionOf } from "../programme/versions.ts";

const DESK_ALONE: readonly number[] = [0];

/** The items of a ledger that may count people of this status. A seat that is offered is always the desk's. */
export function itemsWith(status: HeldStatus, { items }: Pick<Ledger, "items">): readonly number[] {
  if (items === undefined || status === "OFFERED") return DESK_ALONE;
  const numbers = items.map((_, number) => number);
  return status === "CONFIRMED" ? numbers : numbers.filter((number) => (items[number]?.waiting ?? 0) > 0);
}

/** The same for callers that have not read the ledger. Parts are never removed, so their number is enough. */
export async function findItemsWith(
  table: Table,
  sessionId: string,
  status: HeldStatus,
): Promise<readonly number[]> {
  if (status === "OFFERED") return DESK_ALONE;
  const parts = await find(table, ledgerKey(sessionId), (item) => item.parts as number | undefined);
  return Array.from({ length: 1 + (parts ?? 0) }, (_, number) => number);
}

export interface People {
  readonly sessionId: string;
  readonly status: HeldStatus;
}

interface Range {
  readonly limit: number;
  /** Position in the index. */
  readonly after?: string | undefined;
  readonly lastFirst?: boolean;
}

/** Reads the first people in order of time, whichever items count them. */
export async function firstPeople(
  table: Table,
  { sessionId, status }: People,
  numbers: readonly number[],
  { limit, after, lastFirst = false }: Range,
): Promise<{ readonly items: readonly Item[]; readonly hasMore: boolean }> {
  const pages = await pMap(
    numbers,
    (number) =>
      queryPage(table, {
        IndexName: BY_SESSION_INDEX,
        KeyConditionExpression:
          after === undefined
            ? "bySessionPK = :partition"
            : "bySessionPK = :partition AND bySessionSK > :after",
        ExpressionAttributeValues: {
          ":partition": bySessionPartition(sessionId, status, number),
          ...(after !== undefined && { ":after": after }),
        },
        ...(lastFirst && { ScanIndexForward: false }),
        Limit: limit,
      }),
    { concurrency: MAX_CONCURRENT_CALLS },
  );
  const [first] = pages;
  if (first !== undefined && pages.length === 1)
    return { items: first.items, hasMore: first.nextKey !== undefined };
  const all = newestOfEach(pages.flatMap(({ items }) => items)).sort(lastFirst ? byOrderBackwards : byOrder);
  return {
    items: all.slice(0, limit),
    hasMore: all.length > limit || pages.some(({ nextKey }) => nextKey !== undefined),
  };
}

/** A person who leaves one item and joins at another may be shown at both for a moment. */
function newestOfEach(items: readonly Item[]): Item[] {
  const newest = new Map<string, Item>();
  for (const item of items) {
    const known = newest.get(item.PK);
    if (known === undefined || versionOf(known.version) < versionOf(item.version)) newest.set(item.PK, item);
  }
  return [...newest.values()];
}

const orderOf = ({ bySessionSK }: Item): string => String(bySessionSK);
const byOrder = (a: Item, b: Item): number => (orderOf(a) < orderOf(b) ? -1 : 1);
const byOrderBackwards = (a: Item, b: Item): number => byOrder(b, a);

/** Yields the ids of all people of one status who can be told something, page by page, in no particular order. */
export async function* peopleOf(
  table: Table,
  sessionId: string,
  status: HeldStatus,
): AsyncGenerator<readonly string[]> {
  yield* peopleAt(table, { sessionId, status }, await findItemsWith(table, sessionId, status));
}

/** The same for callers that know which items may count them. */
export async function* peopleAt(
  table: Table,
  people: People,
  numbers: readonly number[],
): AsyncGenerator<readonly string[]> {
  for await (const page of pagesAt(table, people, numbers)) yield page.map(userIdOf);
}

/** Yields the RSVPs of the same people, as the index shows them. */
export async function* rsvpPages(
  table: Table,
  sessionId: string,
  status: HeldStatus,
): AsyncGenerator<readonly Item[]> {
  yield* pagesAt(table, { sessionId, status }, await findItemsWith(table, sessionId, status));
}

/** Yields the RSVPs of people who have a seat since before `before` (ISO, UTC), as the index shows them. */
export async function* confirmedPages(
  table: Table,
  ledger: Pick<Ledger, "sessionId" | "items">,
  before: string,
): AsyncGenerator<readonly Item[]> {
  for (const number of itemsWith("CONFIRMED", ledger))
    yield* queryPages(table, {
      IndexName: BY_SESSION_INDEX,
      KeyConditionExpression: "bySessionPK = :partition AND bySessionSK < :before",
      ExpressionAttributeValues: {
        ":partition": bySessionPartition(ledger.sessionId, "CONFIRMED", number),
        ":before": before,
      },
    });
}

async function* pagesAt(
  table: Table,
  { sessionId, status }: People,
  numbers: readonly number[],
): AsyncGenerator<readonly Item[]> {
  for (const number of numbers) {
    const pages = queryPages(table, {
      IndexName: BY_SESSION_INDEX,
      KeyConditionExpression: "bySessionPK = :partition",
      ExpressionAttributeValues: { ":partition": bySessionPartition(sessionId, status, number) },
    });
    for await (const page of pages) yield page.filter((item) => !isAnonymous(userIdOf(item)));
  }
}

/** Counts people, but at each item no more than `most`. */
export async function countPeople(
  table: Table,
  { sessionId, status }: People,
  numbers: readonly number[],
  {
    before,
    most,
    filter,
  }: { readonly before?: string; readonly most?: number; readonly filter?: string } = {},
): Promise<number> {
  const counts = await pMap(
    numbers,
    (number) =>
      countItems(
        table,
        {
          IndexName: BY_SESSION_INDEX,
          KeyConditionExpression:
            before === undefined
              ? "bySessionPK = :partition"
              : "bySessionPK = :partition AND bySessionSK < :before",
          ExpressionAttributeValues: {
            ":partition": bySessionPartition(sessionId, status, number),
            ...(before !== undefined && { ":before": before }),
          },
          ...(filter !== undefined && { FilterExpression: filter }),
        },
        most,
      ),
    { concurrency: MAX_CONCURRENT_CALLS },
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Counts the people of one status, at all items of a ledger. */
export const countAt = (table: Table, ledger: Ledger, status: HeldStatus): Promise<number> =>
  countPeople(table, { sessionId: ledger.sessionId, status }, allItemsFor(status, ledger));

/** Counts the people with a seat who have been checked in. */
export const countCheckedIn = (table: Table, ledger: Ledger): Promise<number> =>
  countPeople(table, { sessionId: ledger.sessionId, status: "CONFIRMED" }, allItemsFor("CONFIRMED", ledger), {
    filter: "attribute_exists(checkedInAt)",
  });

const allItemsFor = (status: HeldStatus, { items = [] }: Ledger): readonly number[] =>
  status === "OFFERED" || items.length === 0 ? DESK_ALONE : items.map((_, number) => number);
