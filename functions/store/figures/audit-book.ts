import type { AuditBook } from "../../core/figures/audit-ledgers.ts";
import type { Ledger } from "../../core/seats/ledger.ts";
import { chunksOf } from "../dynamodb/batches.ts";
import type { Table } from "../dynamodb/table.ts";
import { contradictionsIn } from "../ledger/audit.ts";
import { countAt, countCheckedIn } from "../ledger/people.ts";
import { listEvents } from "../programme/events.ts";
import { programmePages } from "../programme/programme.ts";
import { readLedgers } from "../programme/sessions.ts";

/** The index lags behind its table by less than this. */
export const INDEX_SETTLES_MS = 2_000;

const SESSIONS_PER_PAGE = 20;

/** Nobody is inside where no check-in was ever counted. */
const wasUsed = ({ door }: Ledger): boolean => door.checkIns > 0;

/** The audit's data. A session is active until it ends, which may be after the end of its event. */
export const auditBook = (table: Table): AuditBook => ({
  async *activeSessions(now) {
    for (const { eventId } of await listEvents(table)) {
      for await (const items of programmePages(table, eventId)) {
        const active = items
          .filter(({ endsAt }) => String(endsAt) > now)
          .map(({ sessionId }) => String(sessionId));
        yield* chunksOf(active, SESSIONS_PER_PAGE);
      }
    }
  },

  async findLedgers(sessionIds) {
    return [...(await readLedgers(table, sessionIds, { consistent: true })).values()];
  },

  async countRsvps(ledger) {
    const [CONFIRMED, OFFERED, WAITLISTED, contradictions, inside] = await Promise.all([
      countAt(table, ledger, "CONFIRMED"),
      countAt(table, ledger, "OFFERED"),
      countAt(table, ledger, "WAITLISTED"),
      ledger.items === undefined ? [] : contradictionsIn(table, ledger),
      wasUsed(ledger) ? countCheckedIn(table, ledger) : 0,
    ]);
    return {
      ...{ CONFIRMED, OFFERED, WAITLISTED },
      ...(contradictions.length > 0 && { contradictions }),
      ...(wasUsed(ledger) && { inside }),
    };
  },
});
