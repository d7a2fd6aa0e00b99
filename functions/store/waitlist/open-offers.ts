import { countedBy } from "../../core/figures/figures.ts";
import { eventIdOf } from "../../core/seats/rsvp.ts";
import { queryPages } from "../dynamodb/queries.ts";
import type { Table } from "../dynamodb/table.ts";
import { offerBuckets, SWEEP_INDEX, sessionIdOfRsvp } from "../keys.ts";

/**
 * How many offers each session of an event has that nobody has answered, those that have run out and are not swept yet
 * among them. The sweep's index holds every such offer and little else: a few hundred keys at most, in a few queries.
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
