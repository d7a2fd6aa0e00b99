import pMap from "p-map";
import { differingMarks, type EventMarks, marksIn } from "../../core/programme/event-marks.ts";
import { MAX_CONCURRENT_CALLS } from "../dynamodb/batches.ts";
import type { Table } from "../dynamodb/table.ts";
import { markLedger } from "../ledger/marks.ts";
import { programmePages } from "./programme.ts";
import { readLedgers } from "./sessions.ts";

/**
 * Marks every ledger of an event as that of a draft, or of an event that blocks overlaps or has grace. The caller writes the
 * event itself. A call that adds a session reads the event again afterwards, so that one of
 * the two calls sees the other's write.
 *
 * @returns false if time ran out before all were marked; the same call again continues
 */
export async function markSessions(
  table: Table,
  eventId: string,
  marks: EventMarks,
  hasTime: () => boolean,
): Promise<boolean> {
  const sessionIds: string[] = [];
  for await (const page of programmePages(table, eventId, { consistent: true })) {
    sessionIds.push(...page.map(({ sessionId }) => String(sessionId)));
  }
  const ledgers = await readLedgers(table, sessionIds, { consistent: true });
  const toMark = [...ledgers.values()].filter((ledger) => differingMarks(marks, marksIn(ledger)) !== null);
  const marked = await pMap(
    toMark,
    async ({ sessionId }) => {
      if (!hasTime()) return false;
      await markLedger(table, sessionId, marks);
      return true;
    },
    { concurrency: MAX_CONCURRENT_CALLS },
  );
  return marked.every(Boolean);
}
