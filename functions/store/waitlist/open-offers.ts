import { countedBy } from "../../core/figures/figures.ts";
import { eventIdOf } from "../../core/seats/rsvp.ts";
import { queryPages } from "../dynamodb/queries.ts";
import type { Table } from "../dynamodb/table.ts";
import { offerBuckets, SWEEP_INDEX, sessionIdOfRsvp } from "../keys.ts";

/**
 * Counts the unanswered offers of each session of an event, including expired ones that are not swept yet.
 * The sweep's index holds all such offers and little else: at most a few hundred keys, in a few queries.
 */
export async function countOpenOffers(table: Table, eventId: string): Promise<ReadonlyMap<string, number>> {
  const found = await Promise.all(offerBuckets.partitions.map((bucket) => sessionsIn(table, bucket)));
  return countedBy(found.flat().filter((sessionId) => eventIdOf(sessionId) === eventId));
}

async function sessionsIn(table: Table, bucket: string): Promise<string[]> {
  const found: string[] = [];
  const pages = queryPages(table, {
    IndexName: SWEEP_INDEX,
    KeyConditionExpression: "sweepPK = :bucket",
    ExpressionAttributeValues: { ":bucket": bucket },
  });
  for await (const page of pages) found.push(...page.map(sessionIdOfRsvp));
  return found;
}
