import { type SessionFigures, withFigures } from "../../core/figures/figures.ts";
import {
  byStart,
  isBooth,
  type Session,
  type StoredProgramme,
  type Timed,
  withAvailability,
} from "../../core/programme/session.ts";
import type { Ledger } from "../../core/seats/ledger.ts";
import { eventIdOf } from "../../core/seats/rsvp.ts";
import { readItems } from "../dynamodb/batches.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { isLedgerKey, type Key, ledgerKey, sessionKey } from "../keys.ts";
import { wholeLedgers } from "../parts/parts.ts";
import { countOpenOffers } from "../waitlist/open-offers.ts";
import { programmePages, toProgramme } from "./programme.ts";

export type Ledgers = ReadonlyMap<string, Ledger>;

/** Builds a result from a session's programme and its ledger. */
type View<T> = (programme: StoredProgramme, ledger: Ledger) => T;

/** Reads every session of an event with live availability, in order of start. */
export const readAgenda = (table: Table, eventId: string): Promise<Session[]> =>
  readEvery(table, eventId, withAvailability);

/** The same of what has been read already. */
export const agendaOf = (programmes: readonly StoredProgramme[], ledgers: Ledgers): Session[] =>
  join(programmes, ledgers, withAvailability).sort(byStart);

/** Every session of an event in numbers, in order of start. Booths have figures of their own. */
export async function readFigures(table: Table, eventId: string): Promise<SessionFigures[]> {
  const view = withFigures(await countOpenOffers(table, eventId));
  return readEvery(table, eventId, view, (programme) => !isBooth(programme));
}

/**
 * Reads a view of every session of an event, in order of start. The ledgers of a page are read while the next page loads.
 * The reads are eventually consistent: they cost half and are at most a moment old.
 */
export async function readEvery<T extends Timed>(
  table: Table,
  eventId: string,
  view: View<T>,
  isWanted: (programme: StoredProgramme) => boolean = () => true,
): Promise<T[]> {
  const parts: Promise<T[]>[] = [];
  for await (const page of programmePages(table, eventId)) {
    const part = readViews(table, page.map(toProgramme).filter(isWanted), view);
    part.catch(() => {}); // It is awaited below. Until then its failure must not end the process.
    parts.push(part);
  }
  return (await Promise.all(parts)).flat().sort(byStart);
}

async function readViews<T>(
  table: Table,
  programmes: readonly StoredProgramme[],
  view: View<T>,
): Promise<T[]> {
  const ledgers = await readLedgers(
    table,
    programmes.map(({ sessionId }) => sessionId),
  );
  return join(programmes, ledgers, view);
}

/** Skips a session without a ledger: its import is unfinished, so nobody can reserve it. */
const join = <T>(programmes: readonly StoredProgramme[], ledgers: Ledgers, view: View<T>): T[] =>
  programmes.flatMap((programme) => {
    const ledger = ledgers.get(programme.sessionId);
    return ledger ? [view(programme, ledger)] : [];
  });

export async function readLedgers(
  table: Table,
  sessionIds: readonly string[],
  { consistent = false } = {},
): Promise<Ledgers> {
  return bySessionId(table, await readItems(table, sessionIds.map(ledgerKey), consistent), consistent);
}

/** Adds the parts of those ledgers that have any. */
export const bySessionId = async (
  table: Table,
  desks: readonly Item[],
  consistent: boolean,
): Promise<Ledgers> =>
  new Map((await wholeLedgers(table, desks, consistent)).map((ledger) => [ledger.sessionId, ledger]));

/** Everybody may see the session unless it is a draft. Only callers who may see drafts see those. */
export interface FoundSession {
  readonly session: Session;
  readonly draft: boolean;
}

/** Reads one session by id, with live availability. */
export async function findSession(
  table: Table,
  sessionId: string,
  { consistent = false } = {},
): Promise<FoundSession | null> {
  const found = await findWithLedger(table, sessionId, { consistent });
  if (found === null) return null;
  const { draft, ...rest } = found.ledger;
  return { session: withAvailability(found.programme, rest), draft: draft === true };
}

/** Reads programme and ledger of one session. */
export async function findWithLedger(
  table: Table,
  sessionId: string,
  { consistent = false } = {},
): Promise<{ readonly programme: StoredProgramme; readonly ledger: Ledger } | null> {
  const items = await readItems(table, keysOf(sessionId), consistent);
  const [ledger] = await wholeLedgers(table, items.filter(isLedgerKey), consistent);
  const programme = items.find((item) => !isLedgerKey(item));
  return ledger === undefined || programme === undefined
    ? null
    : { programme: toProgramme(programme), ledger };
}

export const keysOf = (sessionId: string): Key[] => [
  sessionKey(eventIdOf(sessionId), sessionId),
  ledgerKey(sessionId),
];

/** Reads some sessions by id, with live availability: one call for fifty of them. It omits unknown ids. */
export async function readSessions(
  table: Table,
  sessionIds: readonly string[],
  { consistent = false } = {},
): Promise<Map<string, Session>> {
  const items = await readItems(table, sessionIds.flatMap(keysOf), consistent);
  const programmes = items.filter((item) => !isLedgerKey(item)).map(toProgramme);
  const ledgers = await bySessionId(table, items.filter(isLedgerKey), consistent);
  const sessions = join(programmes, ledgers, withAvailability);
  return new Map(sessions.map((session) => [session.sessionId, session]));
}
