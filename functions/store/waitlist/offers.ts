import pMap from "p-map";
import { type Ledger, offersEndAt } from "../../core/seats/ledger.ts";
import { MAX_CONCURRENT_CALLS } from "../dynamodb/batches.ts";
import { queryPages } from "../dynamodb/queries.ts";
import type { Table } from "../dynamodb/table.ts";
import { updateItem } from "../dynamodb/update.ts";
import { BY_SESSION_INDEX, bySessionPartition } from "../keys.ts";
import { shortenOffer } from "../seats/rsvp.ts";

type Rules = Pick<Ledger, "sessionId" | "lineClosesAt" | "registrationClosesAt" | "rulesVersion">;

/** Ends open offers that were made by earlier rules when these say that offers end; what newer rules have made is left alone. */
export async function shortenOffers(table: Table, rules: Rules): Promise<void> {
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
