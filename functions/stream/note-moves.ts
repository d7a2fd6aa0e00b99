import { setTimeout as sleep } from "node:timers/promises";
import { TableSettings } from "../contract/settings.ts";
import { streamFunction } from "../middleware/stream-function.ts";
import { logger } from "../middleware/telemetry.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { noteMove } from "../store/notices/moves.ts";
import type { Images } from "../store/notices/rsvp-changes.ts";

const table = openTable(TableSettings.parse(process.env).TABLE_NAME);

/** Remembers for each person of a session that it has moved. They are told when no more moves are likely. */
export const handler = streamFunction(async ({ dynamodb = {} }) => {
  const noted = await noteMove(table, dynamodb as Images, { clock: () => new Date(), sleep });
  if (noted !== null) logger.info("session moved", noted);
});
