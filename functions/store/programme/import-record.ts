import type {
  ImportedDraft,
  ImportedEvent,
  ImportRecord,
} from "../../core/programme/schedule/import-book.ts";
import { assign } from "../dynamodb/expressions.ts";
import { find } from "../dynamodb/find.ts";
import { settle } from "../dynamodb/settle.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { eventKey } from "../keys.ts";
import { toEvent } from "./events.ts";

export const findImportedEvent = (table: Table, eventId: string): Promise<ImportedEvent | null> =>
  find(table, eventKey(eventId), toImportedEvent);

const toImportedEvent = (item: Item): ImportedEvent => ({
  event: toEvent(item),
  record: (item.lastImport as ImportRecord | undefined) ?? null,
  publishWhenComplete: item.publishWhenComplete === true,
});

/** Creates the event of an import as a draft. An event that exists stays unchanged. */
export async function addDraft(
  table: Table,
  { eventId, published: _, lastImport: __, ...event }: ImportedDraft,
  publishWhenComplete: boolean,
): Promise<void> {
  const { clauses, names, values } = assign({
    eventId,
    ...event,
    published: false,
    ...(publishWhenComplete && { publishWhenComplete }),
  });
  await settle(table, [
    {
      Key: eventKey(eventId),
      UpdateExpression: `SET ${clauses.join(", ")}`,
      ConditionExpression: "attribute_not_exists(PK)",
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    },
  ]);
}

export async function recordImport(table: Table, eventId: string, record: ImportRecord): Promise<void> {
  await settle(table, [
    {
      Key: eventKey(eventId),
      UpdateExpression: "SET lastImport = :record",
      ConditionExpression: "attribute_exists(PK)",
      ExpressionAttributeValues: { ":record": record },
    },
  ]);
}

/** Keeps the event a draft even when its import is complete. */
export async function keepDraft(table: Table, eventId: string): Promise<void> {
  await settle(table, [
    {
      Key: eventKey(eventId),
      UpdateExpression: "REMOVE publishWhenComplete",
      ConditionExpression: "attribute_exists(PK)",
    },
  ]);
}

/** Publishes an event after its import, unless an organizer has decided otherwise since. */
export async function publishImported(table: Table, eventId: string): Promise<void> {
  await settle(table, [
    {
      Key: eventKey(eventId),
      UpdateExpression: "SET published = :published REMOVE publishWhenComplete",
      ConditionExpression: "publishWhenComplete = :wanted",
      ExpressionAttributeValues: { ":published": true, ":wanted": true },
    },
  ]);
}
