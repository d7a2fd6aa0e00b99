import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { HeldStatus } from "../../functions/core/seats/rsvp.ts";
import type { Item, Table } from "../../functions/store/dynamodb/table.ts";
import {
  bySessionOrder,
  bySessionPartition,
  ledgerKey,
  rsvpKey,
  waitlistBuckets,
} from "../../functions/store/keys.ts";
import { putItems } from "./put-items.ts";

interface Seeds {
  readonly confirmed: readonly string[];
  /** In the order in which they joined, a millisecond apart. */
  readonly waiting: readonly string[];
}

const HOUR_MS = 3_600_000;

/** An RSVP of a person who reserved or waits since `at` (ISO, UTC). */
export const seededRsvp = (userId: string, sessionId: string, status: HeldStatus, at: string): Item => ({
  ...rsvpKey(userId, sessionId),
  status,
  rsvpId: `${sessionId}-${userId}`,
  name: userId,
  email: `${userId}@example.org`,
  changedBy: "seed",
  version: 1,
  bySessionPK: bySessionPartition(sessionId, status),
  bySessionSK: bySessionOrder(at, userId),
  [status === "CONFIRMED" ? "rsvpAt" : "waitlistedAt"]: at,
});

/** Fills an empty session as if everybody had come an hour ago: thousands of calls would take minutes. */
export async function seedPeople(
  table: Table,
  sessionId: string,
  { confirmed, waiting }: Seeds,
): Promise<void> {
  const began = Date.now() - HOUR_MS;
  const time = (position: number) => new Date(began + position).toISOString();
  const item = (userId: string, status: HeldStatus, at: string) => seededRsvp(userId, sessionId, status, at);
  await putItems(table, [
    ...confirmed.map((userId, position) => item(userId, "CONFIRMED", time(position))),
    ...waiting.map((userId, position) => item(userId, "WAITLISTED", time(confirmed.length + position))),
  ]);
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: ledgerKey(sessionId),
      UpdateExpression:
        "ADD taken :taken, reserved :taken, waiting :waiting, joined :waiting SET sweepPK = :sweepPK, sweepSK = :began",
      ExpressionAttributeValues: {
        ":taken": confirmed.length,
        ":waiting": waiting.length,
        ":sweepPK": waitlistBuckets.of(sessionId),
        ":began": time(0),
      },
    }),
  );
}

/** `kim-001`, `kim-002` …: this is also alphabetical order. */
export const crowd = (name: string, size: number): string[] =>
  Array.from({ length: size }, (_, n) => `${name}-${String(n + 1).padStart(4, "0")}`);
