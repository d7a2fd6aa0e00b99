import type { ConferenceEvent, StoredProgramme } from "../../core/programme/session.ts";
import { putLatest, type ReadOnce, readOnce } from "../dynamodb/read-once.ts";
import type { Table } from "../dynamodb/table.ts";
import { findEvent } from "./events.ts";
import { programmePages, toProgramme } from "./programme.ts";
import { countProgrammeWrites } from "./programme-writes.ts";
import { type Ledgers, readLedgers } from "./sessions.ts";

/** An event with all its sessions, as it was at one moment. */
export interface EventReading {
  readonly event: ConferenceEvent;
  readonly programmes: readonly StoredProgramme[];
  readonly ledgers: Ledgers;
  /** When the reading began; ISO, UTC. */
  readonly at: string;
}

interface KeptProgramme {
  readonly programmes: readonly StoredProgramme[];
  /** How many writes there were before it was read. */
  readonly writes: number;
  readonly readAt: number;
}

/** Events and ledgers serve everybody who asks within this time. */
const MAX_READING_AGE_MS = 1_000;
/** Even an unchanged programme is read again then: an older version of the service may have written without counting. */
const MAX_PROGRAMME_AGE_MS = 10 * 60_000;
const MAX_PROGRAMMES = 16;

/** Reads events once for all callers of a function instance. A programme is read again only after a write to it. */
export function eventReadings(table: Table, now: () => number = Date.now): ReadOnce<EventReading> {
  const kept = new Map<string, KeptProgramme>();

  async function programmesOf(eventId: string): Promise<readonly StoredProgramme[]> {
    const writes = await countProgrammeWrites(table, eventId);
    const readAt = now();
    const known = kept.get(eventId);
    if (known?.writes === writes && readAt - known.readAt < MAX_PROGRAMME_AGE_MS) return known.programmes;
    // This consistent read comes after the count, so the programme includes at least the counted writes.
    const programmes: StoredProgramme[] = [];
    for await (const page of programmePages(table, eventId, { consistent: true }))
      programmes.push(...page.map(toProgramme));
    if (programmes.length > 0) putLatest(kept, eventId, { programmes, writes, readAt }, MAX_PROGRAMMES);
    return programmes;
  }

  async function read(eventId: string): Promise<EventReading | null> {
    const at = new Date(now()).toISOString();
    const [event, programmes] = await Promise.all([findEvent(table, eventId), programmesOf(eventId)]);
    if (event === null) return null;
    const ledgers = await readLedgers(
      table,
      programmes.map(({ sessionId }) => sessionId),
    );
    return { event, programmes, ledgers, at };
  }

  return readOnce({ read, keptMs: MAX_READING_AGE_MS, now });
}
