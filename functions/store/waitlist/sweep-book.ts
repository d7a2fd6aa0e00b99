import pMap from "p-map";
import type { SweepBook } from "../../core/waitlist/sweep-waitlists.ts";
import { INDEPENDENT_CALLS } from "../dynamodb/batches.ts";
import { queryPages } from "../dynamodb/queries.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { updateItem } from "../dynamodb/update.ts";
import {
  offerBuckets,
  SWEEP_INDEX,
  sessionIdOfLedger,
  sessionIdOfRsvp,
  userIdOf,
  waitlistBuckets,
} from "../keys.ts";
import { readLedgers } from "../programme/sessions.ts";
import { unmark } from "../seats/ledger.ts";
import { shortenOffers } from "./offers.ts";
import { releaseFrom } from "./waitlist-book.ts";

const ITEMS_PER_PAGE = 500;

export const sweepBook = (table: Table): SweepBook => ({
  async *dueOffers(now) {
    for await (const page of sweepPages(table, offerBuckets.partitions, now)) {
      yield page.map((item) => ({
        sessionId: sessionIdOfRsvp(item),
        userId: userIdOf(item),
        dueAt: String(item.sweepSK),
      }));
    }
  },

  async *markedLedgers() {
    for await (const page of sweepPages(table, waitlistBuckets.partitions)) {
      const ledgers = await readLedgers(table, page.map(sessionIdOfLedger), { consistent: true });
      yield [...ledgers.values()];
    }
  },

  async shortenOffers(ledgers) {
    await pMap(ledgers, (ledger) => shortenOffers(table, ledger), INDEPENDENT_CALLS);
  },

  release: releaseFrom(table),

  async unmark(ledgers) {
    await pMap(ledgers, (ledger) => updateItem(table, unmark(ledger)), INDEPENDENT_CALLS);
  },
});

/** Yields the items of each bucket, due ones first. */
async function* sweepPages(
  table: Table,
  buckets: readonly string[],
  dueBy?: string,
): AsyncGenerator<readonly Item[]> {
  for (const bucket of buckets) {
    yield* queryPages(table, {
      IndexName: SWEEP_INDEX,
      KeyConditionExpression:
        dueBy === undefined ? "sweepPK = :bucket" : "sweepPK = :bucket AND sweepSK <= :due",
      ExpressionAttributeValues: { ":bucket": bucket, ...(dueBy !== undefined && { ":due": dueBy }) },
      Limit: ITEMS_PER_PAGE,
    });
  }
}
