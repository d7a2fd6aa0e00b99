import { BatchGetCommand } from "@aws-sdk/lib-dynamodb";
import pMap from "p-map";
import type { Pause } from "../../core/pause.ts";
import type { Key } from "../keys.ts";
import { isTurnedAway, nullIfPassing, rethrow, StoreUnavailable } from "./failures.ts";
import type { Item, Table } from "./table.ts";

/** DynamoDB's limit for one call. */
const MAX_KEYS_PER_READ = 100;
export const MAX_CONCURRENT_CALLS = 16;
/** The calls are independent, so one failure does not stop the others. */
export const INDEPENDENT_CALLS = { concurrency: MAX_CONCURRENT_CALLS, stopOnError: false };

/** Runs `act` for each, and waits for all. */
export const aFewAtATime = async <T>(all: readonly T[], act: (each: T) => Promise<void>): Promise<void> =>
  void (await pMap(all, act, { concurrency: MAX_CONCURRENT_CALLS }));

/** Reads the items that exist among `keys`, in no particular order: one call for 100 keys, in parallel. */
export async function readItems(table: Table, keys: readonly Key[], consistent = false): Promise<Item[]> {
  const read = async (chunk: readonly Key[]): Promise<Item[]> => {
    const items: Item[] = [];
    let missing: readonly Key[] = chunk;
    const pause = table.patience();
    while (missing.length > 0) {
      const RequestItems = { [table.name]: { Keys: [...missing], ConsistentRead: consistent } };
      const answer = await table.client.send(new BatchGetCommand({ RequestItems })).catch(nullIfTurnedAway);
      items.push(...((answer?.Responses?.[table.name] ?? []) as Item[]));
      if (answer !== null) missing = (answer.UnprocessedKeys?.[table.name]?.Keys ?? []) as Key[];
      if (missing.length > 0) await pauseOrGiveUp(pause);
    }
    return items;
  };
  const chunks = await pMap(chunksOf(keys, MAX_KEYS_PER_READ), read, { concurrency: MAX_CONCURRENT_CALLS });
  return chunks.flat();
}

/** Reads what only saves attempts or is shown. An answer does not wait for it: `null` if the table is busy. */
export const readIfFree = (table: Table, keys: readonly Key[], consistent = false): Promise<Item[] | null> =>
  readItems({ ...table, patience: NO_PATIENCE }, keys, consistent).catch(nullIfPassing);

const NO_PATIENCE = () => async () => false;

/** DynamoDB refuses a call if it can read none of its items now. */
function nullIfTurnedAway(error: unknown): null {
  if (isTurnedAway(error)) return null;
  rethrow(error);
}

async function pauseOrGiveUp(pause: Pause): Promise<void> {
  if (!(await pause())) throw new StoreUnavailable("the table keeps leaving items of a batch unprocessed");
}

export const chunksOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
