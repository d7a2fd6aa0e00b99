import pMap from "p-map";
import { CALLS_AT_ONCE } from "./batches.ts";
import { BY_SESSION_INDEX, bySessionPartition } from "./keys.ts";
import { queryPages } from "./queries.ts";
import { shortenOffer } from "./rsvp.ts";
import type { Table } from "./table.ts";
import { updateItem } from "./update.ts";

/** Ends every open offer of a session at `end` (ISO, UTC) at the latest: its line closes earlier than was said. */
export async function shortenOffers(table: Table, sessionId: string, end: string): Promise<void> {
  const later = queryPages(table, {
    IndexName: BY_SESSION_INDEX,
    KeyConditionExpression: "bySessionPK = :partition AND bySessionSK > :end",
    ExpressionAttributeValues: {
      ":partition": bySessionPartition(sessionId, "OFFERED"),
      ":end": `${end}~`,
    },
  });
  for await (const page of later) {
    await pMap(page, (item) => updateItem(table, shortenOffer(item, end)), { concurrency: CALLS_AT_ONCE });
  }
}
