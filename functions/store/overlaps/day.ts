import type { SeenDay } from "../../core/overlaps/day-book.ts";
import { find } from "../dynamodb/find.ts";
import type { Table } from "../dynamodb/table.ts";
import type { Update } from "../dynamodb/transact.ts";
import { dayKey } from "../keys.ts";
import { versionOf } from "../programme/versions.ts";

/** Reads which day it is. The RSVPs that it is to prove must be read afterwards. */
export async function findDay(table: Table, userId: string, eventId: string): Promise<SeenDay> {
  const version = await find(table, dayKey(userId, eventId), (item) => versionOf(item.version));
  return { userId, eventId, version: version ?? 0 };
}

/** Counts a seat that the person gains, if they have gained none since the day was read. */
export const gainSeat = ({ userId, eventId, version }: SeenDay): Update => ({
  Key: dayKey(userId, eventId),
  UpdateExpression: "ADD version :one",
  ConditionExpression: version === 0 ? "attribute_not_exists(version)" : "version = :seen",
  ExpressionAttributeValues: { ":one": 1, ...(version > 0 && { ":seen": version }) },
});
