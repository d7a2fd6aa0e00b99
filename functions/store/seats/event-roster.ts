import pMap from "p-map";
import { byStart, type StoredProgramme } from "../../core/programme/session.ts";
import type { Ledger } from "../../core/seats/ledger.ts";
import { MAX_CONCURRENT_CALLS } from "../dynamodb/batches.ts";
import type { Table } from "../dynamodb/table.ts";
import { programmePages, toProgramme } from "../programme/programme.ts";
import { readLedgers } from "../programme/sessions.ts";
import { type RosterEntry, readWholeRoster } from "./roster.ts";

/** One person in one session of an event. */
export interface EventRosterEntry extends RosterEntry {
  readonly sessionId: string;
  readonly title: string;
  readonly startsAt: string;
  readonly room: string | null;
}

export interface EventRosterPage {
  readonly entries: readonly EventRosterEntry[];
  /** `null`: this is the last page. */
  readonly nextCursor: string | null;
}

const ROWS_PER_PAGE = 2_000;

interface EventRosterOptions {
  /** It names the last session of the page before. */
  readonly cursor?: string | undefined;
  /** A page ends after some sessions, once it has this many people. @default 2000 */
  readonly most?: number;
}

/**
 * Reads the people of an event, session by session in order of start: seats, offers and waitlist. `null` for a cursor
 * of another event.
 */
export async function readEventRoster(
  table: Table,
  eventId: string,
  { cursor, most = ROWS_PER_PAGE }: EventRosterOptions = {},
): Promise<EventRosterPage | null> {
  const programmes: StoredProgramme[] = [];
  for await (const page of programmePages(table, eventId)) programmes.push(...page.map(toProgramme));
  const inOrder = programmes.sort(byStart);
  const last = cursor === undefined ? -1 : inOrder.findIndex(({ sessionId }) => sessionId === toId(cursor));
  if (cursor !== undefined && last < 0) return null;

  const ledgers = await readLedgers(
    table,
    inOrder.slice(last + 1).map(({ sessionId }) => sessionId),
  );
  const withPeople = inOrder.slice(last + 1).filter(({ sessionId }) => hasPeople(ledgers.get(sessionId)));
  const entries: EventRosterEntry[] = [];
  for (let at = 0; at < withPeople.length; at += MAX_CONCURRENT_CALLS) {
    const some = withPeople.slice(at, at + MAX_CONCURRENT_CALLS);
    entries.push(...(await pMap(some, (programme) => readPeople(table, programme))).flat());
    const isLast = at + some.length >= withPeople.length;
    if (!isLast && entries.length >= most) return { entries, nextCursor: toCursor(some.at(-1)) };
  }
  return { entries, nextCursor: null };
}

const hasPeople = (ledger: Ledger | undefined): boolean =>
  ledger !== undefined && ledger.taken + ledger.waiting > 0;

async function readPeople(table: Table, programme: StoredProgramme): Promise<EventRosterEntry[]> {
  const { sessionId, title, startsAt, room } = programme;
  const lists = await Promise.all(
    (["CONFIRMED", "OFFERED", "WAITLISTED"] as const).map((status) =>
      readWholeRoster(table, { sessionId, status }),
    ),
  );
  return lists.flat().map((entry) => ({ sessionId, title, startsAt, room, ...entry }));
}

const toCursor = (programme: StoredProgramme | undefined): string =>
  Buffer.from(programme?.sessionId ?? "").toString("base64url");
const toId = (cursor: string): string => Buffer.from(cursor, "base64url").toString();
