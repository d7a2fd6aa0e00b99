import { partition, queryPages } from "../dynamodb/queries.ts";
import type { Table } from "../dynamodb/table.ts";
import type { Update, Write } from "../dynamodb/transact.ts";
import { cataloguePartition, WRITES_PREFIX, writesKey } from "../keys.ts";

/** A write of a programme. A transaction takes it from {@link counted} only, so no write goes uncounted. */
export interface ProgrammeWrite {
  /** The event's. */
  readonly partition: string;
  readonly programme: Update;
}

/** Transactions hold an item one after the other, and an import has five at a time: each counts in a part of its own, mostly. */
const COUNTER_PARTS = 32;

/** The writes of one transaction. It counts once for its event if it writes a programme. */
export function counted(writes: readonly (Write | ProgrammeWrite)[]): Write[] {
  const event = writes.find(isOfProgramme)?.partition;
  const plain = writes.map((write) => (isOfProgramme(write) ? write.programme : write));
  return event === undefined ? plain : [...plain, countWrite(event)];
}

const isOfProgramme = (write: Write | ProgrammeWrite): write is ProgrammeWrite => "programme" in write;

const countWrite = (eventPartition: string): Update => ({
  Key: writesKey(eventPartition, Math.floor(Math.random() * COUNTER_PARTS)),
  UpdateExpression: "ADD writes :one",
  ExpressionAttributeValues: { ":one": 1 },
});

/** How many transactions have written the programme of an event. The count only grows, as each of its parts does. */
export async function countProgrammeWrites(table: Table, eventId: string): Promise<number> {
  let writes = 0;
  const parts = partition(cataloguePartition(eventId), WRITES_PREFIX);
  for await (const page of queryPages(table, { ...parts, ConsistentRead: true })) {
    for (const part of page) writes += part.writes as number;
  }
  return writes;
}
