import { readItems } from "../dynamodb/batches.ts";
import { StoreUnavailable } from "../dynamodb/failures.ts";
import { find } from "../dynamodb/find.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import type { Update } from "../dynamodb/transact.ts";
import {
  isLedgerKey,
  ledgerItemKey,
  ledgerKey,
  numberOfPart,
  sessionIdOfLedger,
  sessionIdOfPart,
} from "../keys.ts";
import { A_SEAT_IS_FREE, GATE_IS_OPEN, IS_LAST_TO_JOIN } from "../ledger/conditions.ts";
import { type FoundLedger, toLedger } from "../ledger/ledger.ts";

/** All items of a ledger get a new epoch in one transaction, so few readings find different ones. */
const MAX_READINGS = 6;

/** Reads a ledger consistently, with all its parts. */
export async function findLedger(table: Table, sessionId: string): Promise<FoundLedger | null> {
  const desk = await find(table, ledgerKey(sessionId), (item) => item);
  if (desk === null) return null;
  const [ledger] = await wholeLedgers(table, [desk], true);
  return ledger ?? null;
}

/**
 * Completes ledgers with their parts, which only a crowd's ledger has. The sum may mix moments, but never
 * exceeds what the epoch allows. If the epochs differ, all items of the ledger are read again.
 */
export async function wholeLedgers(
  table: Table,
  desks: readonly Item[],
  consistent: boolean,
): Promise<FoundLedger[]> {
  const whole = desks.filter(({ parts }) => parts === undefined).map((desk) => toLedger(desk));
  let divided = desks.filter(({ parts }) => parts !== undefined);
  for (let readings = 1; divided.length > 0; readings++) {
    if (readings > MAX_READINGS) throw new StoreUnavailable("a ledger keeps changing while it is read");
    const isFirst = readings === 1;
    const keys = divided.flatMap((desk) => [...(isFirst ? [] : [deskKeyOf(desk)]), ...partKeysOf(desk)]);
    const items = await readItems(table, keys, consistent || !isFirst);
    const current = isFirst ? divided : items.filter(isLedgerKey);
    const partsOf = Map.groupBy(
      items.filter((item) => !isLedgerKey(item)),
      sessionIdOfPart,
    );
    const complete = new Map(
      current.map((desk) => [desk, inOrder(desk, partsOf.get(sessionIdOfLedger(desk)))]),
    );
    for (const [desk, parts] of complete) if (parts !== null) whole.push(toLedger(desk, parts));
    divided = current.filter((desk) => complete.get(desk) === null);
  }
  return whole;
}

const deskKeyOf = (desk: Item) => ledgerKey(sessionIdOfLedger(desk));

const partKeysOf = (desk: Item) =>
  Array.from({ length: desk.parts as number }, (_, n) => ledgerItemKey(sessionIdOfLedger(desk), n + 1));

/** `null`: they are not the parts that this desk counts with. */
function inOrder(desk: Item, parts: readonly Item[] = []): Item[] | null {
  const known = parts.filter(({ epoch }) => epoch === desk.epoch);
  return known.length === desk.parts ? known.sort((a, b) => numberOfPart(a) - numberOfPart(b)) : null;
}

/** Takes a seat at a part, if its epoch is that of the rules by which the person may have it. */
export const takeAtPart = (sessionId: string, part: number, epoch: number, now: string): Update => ({
  Key: ledgerItemKey(sessionId, part),
  UpdateExpression: "ADD taken :one, reserved :one",
  ConditionExpression: `epoch = :epoch AND ${A_SEAT_IS_FREE} AND ${GATE_IS_OPEN}`,
  ExpressionAttributeNames: { "#capacity": "capacity" },
  ExpressionAttributeValues: { ":one": 1, ":epoch": epoch, ":now": now },
});

/** Puts a person on the waitlist at a part, if the line was open at this epoch. */
export const joinAtPart = (
  sessionId: string,
  part: number,
  epoch: number,
  now: string,
  waitlistedAt: string,
): Update => ({
  Key: ledgerItemKey(sessionId, part),
  UpdateExpression: "ADD waiting :one, joined :one SET lastWaitlistedAt = :waitlistedAt",
  ConditionExpression: `epoch = :epoch AND ${IS_LAST_TO_JOIN} AND ${GATE_IS_OPEN}`,
  ExpressionAttributeValues: { ":one": 1, ":epoch": epoch, ":now": now, ":waitlistedAt": waitlistedAt },
});
