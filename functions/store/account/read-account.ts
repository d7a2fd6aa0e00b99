import { LIMITED_ACTIONS } from "../../core/seats/allowance.ts";
import { readItems } from "../dynamodb/batches.ts";
import { queryPage } from "../dynamodb/queries.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { type PersonalKey, partsOfPersonalKey, rateKey, userPartition } from "../keys.ts";

/** An item as it is stored, without what only leads to it. */
export type StoredFacts = Readonly<Record<string, unknown>>;

export interface AccountItem {
  readonly key: PersonalKey;
  readonly facts: StoredFacts;
}

export interface AccountPage {
  readonly items: readonly AccountItem[];
  /** The place of the last item. `null`: there are no more. */
  readonly next: string | null;
}

/** Keys and places in indexes repeat what the other attributes say. */
const LEADING = ["PK", "SK", "bySessionPK", "bySessionSK", "sweepPK", "sweepSK"];

/** Reads a page of everything that is stored under a person: one call, of at most 1 MB. */
export async function readAccount(
  table: Table,
  userId: string,
  { limit, after }: { readonly limit: number; readonly after: string | undefined },
): Promise<AccountPage> {
  const PK = userPartition(userId);
  const { items, nextKey } = await queryPage(table, {
    KeyConditionExpression: "PK = :person",
    ExpressionAttributeValues: { ":person": PK },
    ConsistentRead: true,
    Limit: limit,
    ...(after !== undefined && { ExclusiveStartKey: { PK, SK: after } }),
  });
  return {
    items: items.map((item) => ({ key: partsOfPersonalKey(item), facts: factsOf(item) })),
    next: nextKey?.SK ?? null,
  };
}

const ITEMS_PER_PAGE = 500;

/** Reads everything that waits for a person's address. Its preferences are none of the person's. */
export async function readWaiting(table: Table, placeholder: string): Promise<AccountItem[]> {
  const waiting: AccountItem[] = [];
  let after: string | undefined;
  do {
    const page = await readAccount(table, placeholder, { limit: ITEMS_PER_PAGE, after });
    waiting.push(...page.items.map(({ key, facts }) => ({ key: isOwn(key) ? OTHER : key, facts })));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return waiting;
}

const OTHER: PersonalKey = { kind: "other" };
const isOwn = ({ kind }: PersonalKey): boolean => kind === "preferences" || kind === "calendar";

/** Whether anything is stored under an id. */
export const hasItems = async (table: Table, userId: string): Promise<boolean> =>
  (await readAccount(table, userId, { limit: 1, after: undefined })).items.length > 0;

const factsOf = (item: Item): StoredFacts =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !LEADING.includes(name)));

export interface CountedCalls {
  readonly action: string;
  /** ISO, UTC; the earliest first. */
  readonly calls: readonly string[];
}

/** Reads when the person has made their last calls of each kind. */
export async function readRateWindows(table: Table, userId: string): Promise<CountedCalls[]> {
  const actions = new Map(LIMITED_ACTIONS.map((action) => [rateKey(action, userId).PK, action]));
  const items = await readItems(
    table,
    LIMITED_ACTIONS.map((action) => rateKey(action, userId)),
    true,
  );
  return items.map((item) => ({ action: actions.get(item.PK) ?? "", calls: callsOf(item) }));
}

const callsOf = (item: Item): string[] =>
  Object.entries(item)
    .filter(([name, ms]) => /^h\d+$/.test(name) && Number(ms) > 0)
    .map(([, ms]) => new Date(Number(ms)).toISOString())
    .sort();
