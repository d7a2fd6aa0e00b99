import pMap from "p-map";
import { type Ledger, offersEndAt } from "../../core/seats/ledger.ts";
import { MAX_CONCURRENT_CALLS } from "../dynamodb/batches.ts";
import { queryPages } from "../dynamodb/queries.ts";
import type { Table } from "../dynamodb/table.ts";
import { updateItem } from "../dynamodb/update.ts";
import { BY_SESSION_INDEX, bySessionPartition } from "../keys.ts";
import { shortenOffer } from "../seats/rsvp-offer.ts";

type RulesOfOffers = Pick<Ledger, "sessionId" | "lineClosesAt" | "registrationClosesAt" | "rulesVersion">;

/**
 * Shortens open offers that were made under earlier rules to the end that these rules give. It does not
 * change offers of newer rules.
 */
export async function shortenOffers(table: Table, rules: RulesOfOffers): Promise<void> {
  const end = offersEndAt(rules);
  const later = queryPages(table, {
    IndexName: BY_SESSION_INDEX,
    KeyConditionExpression: "bySessionPK = :partition AND bySessionSK > :end",
    ExpressionAttributeValues: {
      ":partition": bySessionPartition(rules.sessionId, "OFFERED"),
      ":end": `${end}~`,
    },
  });
  for await (const page of later) {
    await pMap(page, (item) => updateItem(table, shortenOffer(item, end, rules.rulesVersion)), {
      concurrency: MAX_CONCURRENT_CALLS,
    });
  }
}
