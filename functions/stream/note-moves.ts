import { TableSettings } from "../contract/settings.ts";
import { MOVES_SETTLE_MS } from "../core/notices/pending-moves.ts";
import { streamFunction } from "../middleware/stream-function.ts";
import { logger } from "../middleware/telemetry.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { moveOf, rememberForAll } from "../store/notices/moves.ts";
import type { Images } from "../store/notices/rsvp-changes.ts";

const table = openTable(TableSettings.parse(process.env).TABLE_NAME);

/** Remembers for each person of a session that it has moved. They are told when no more moves are likely. */
export const handler = streamFunction(async ({ dynamodb = {} }) => {
  const move = moveOf(dynamodb as Images);
  if (move === null) return;
  const dueAt = new Date(Date.now() + MOVES_SETTLE_MS).toISOString();
  const people = await rememberForAll(table, move, dueAt);
  logger.info("session moved", { sessionId: move.sessionId, people });
});
