import { partition, queryPages } from "../dynamodb/queries.ts";
import type { Table } from "../dynamodb/table.ts";
import type { Deletion, Update, Write } from "../dynamodb/transact.ts";
import { cataloguePartition, WRITES_PREFIX, writesKey } from "../keys.ts";
import type { LedgerChange } from "../parts/whole.ts";

/** A write of a programme. Only {@link counted} turns it into a write of a transaction, so each one is counted. */
export interface ProgrammeWrite {
  /** The event's. */
  readonly partition: string;
  readonly programme: Update | Deletion;
}

/** A write of a session: of its programme, or of its ledger. */
export type SessionWrite = Write | ProgrammeWrite | LedgerChange;

/** Only one transaction at a time can write an item. An import has five at once, which mostly pick different parts. */
const COUNTER_PARTS = 32;

/** Returns the writes of one transaction. A transaction that writes a programme adds one to the event's count. */
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
