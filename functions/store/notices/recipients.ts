import pMap from "p-map";
import type { MessageAudience, Recipient } from "../../core/notices/organizer-message.ts";
import type { HeldStatus } from "../../core/seats/rsvp.ts";
import { MAX_CONCURRENT_CALLS } from "../dynamodb/batches.ts";
import type { Table } from "../dynamodb/table.ts";
import { itemsWith, peopleAt } from "../ledger/people.ts";
import { readLedgers } from "../programme/sessions.ts";

/** People get from one status to the next, so anybody who does so meanwhile is found in the next one. */
const STATUSES: Readonly<Record<MessageAudience, readonly HeldStatus[]>> = {
  seats: ["CONFIRMED"],
  waiting: ["WAITLISTED", "OFFERED"],
  all: ["WAITLISTED", "OFFERED", "CONFIRMED"],
};

/**
 * Reads the people of sessions: each once, with the first of their sessions, in the order of their ids. Sessions that
 * have nobody cost half a read unit.
 */
export async function recipientsIn(
  table: Table,
  sessionIds: readonly string[],
  audience: MessageAudience,
): Promise<readonly Recipient[]> {
  const ledgers = await readLedgers(table, sessionIds, { consistent: true });
  const inOrder = await pMap(
    sessionIds,
    async (sessionId) => {
      const ledger = ledgers.get(sessionId);
      const people: string[] = [];
      if (ledger === undefined || ledger.taken + ledger.waiting === 0) return { sessionId, people };
      for (const status of STATUSES[audience]) {
        for await (const page of peopleAt(table, { sessionId, status }, itemsWith(status, ledger)))
          people.push(...page);
      }
      return { sessionId, people };
    },
    { concurrency: MAX_CONCURRENT_CALLS },
  );
  const firstSessions = new Map<string, string>();
  for (const { sessionId, people } of inOrder)
    for (const userId of people) if (!firstSessions.has(userId)) firstSessions.set(userId, sessionId);
  return [...firstSessions]
    .map(([userId, sessionId]) => ({ userId, sessionId }))
    .sort((a, b) => (a.userId < b.userId ? -1 : 1));
}
