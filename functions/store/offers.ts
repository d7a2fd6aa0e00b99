import pMap from "p-map";
import { type Ledger, offersEndAt } from "../core/ledger.ts";
import { CALLS_AT_ONCE } from "./batches.ts";
import { BY_SESSION_INDEX, bySessionPartition } from "./keys.ts";
import { queryPages } from "./queries.ts";
import { shortenOffer } from "./rsvp.ts";
import type { Table } from "./table.ts";
import { updateItem } from "./update.ts";

type Rules = Pick<Ledger, "sessionId" | "lineClosesAt" | "registrationClosesAt">;

/**
 * Ends open offers when these rules say that offers end. Offers are made by the rules there are, so what was made since
 * the rules were read, `readAt` (ISO, UTC), is left alone: the rules may have changed.
 */
export async function shortenOffers(table: Table, rules: Rules, readAt: string): Promise<void> {
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
    await pMap(page, (item) => updateItem(table, shortenOffer(item, end, readAt)), {
      concurrency: CALLS_AT_ONCE,
    });
  }
}
