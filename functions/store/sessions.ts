import type { Ledger } from "../core/ledger.ts";
import { eventIdOf } from "../core/rsvp.ts";
import { byStart, type Programme, type Session, withAvailability } from "../core/session.ts";
import { readItems } from "./batches.ts";
import { isLedgerKey, ledgerKey, sessionKey } from "./keys.ts";
import { toLedger } from "./ledger.ts";
import { programmePages, toProgramme } from "./programme.ts";
import type { Item, Table } from "./table.ts";

type Ledgers = ReadonlyMap<string, Ledger>;

/**
 * Every session of an event with live availability, in order of start. The ledgers of a page are read while the next
 * page is on its way. Eventually consistent: half the price, and a moment old at worst.
 */
export async function readAgenda(table: Table, eventId: string): Promise<Session[]> {
  const parts: Promise<Session[]>[] = [];
  for await (const page of programmePages(table, eventId)) {
    const part = readAvailability(table, page.map(toProgramme));
    part.catch(() => {}); // awaited below: until then its failure must not end the process
    parts.push(part);
  }
  return (await Promise.all(parts)).flat().sort(byStart);
}

async function readAvailability(table: Table, programmes: readonly Programme[]): Promise<Session[]> {
  const ledgers = await readLedgers(
    table,
    programmes.map(({ sessionId }) => sessionId),
  );
  return join(programmes, ledgers);
}

/** A session without a ledger is one whose import has not finished: nobody can reserve it, so nobody is shown it. */
const join = (programmes: readonly Programme[], ledgers: Ledgers): Session[] =>
  programmes.flatMap((programme) => {
    const ledger = ledgers.get(programme.sessionId);
    return ledger ? [withAvailability(programme, ledger)] : [];
  });

export async function readLedgers(
  table: Table,
  sessionIds: readonly string[],
  { consistent = false } = {},
): Promise<Ledgers> {
  return bySessionId(await readItems(table, sessionIds.map(ledgerKey), consistent));
}

const bySessionId = (ledgerItems: readonly Item[]): Ledgers =>
  new Map(ledgerItems.map(toLedger).map((ledger) => [ledger.sessionId, ledger]));

/** Some sessions by id, with live availability: one call for fifty of them. Unknown ids are left out. */
export async function readSessions(
  table: Table,
  sessionIds: readonly string[],
  { consistent = false } = {},
): Promise<Map<string, Session>> {
  const keys = sessionIds.flatMap((id) => [sessionKey(eventIdOf(id), id), ledgerKey(id)]);
  const items = await readItems(table, keys, consistent);
  const programmes = items.filter((item) => !isLedgerKey(item)).map(toProgramme);
  const sessions = join(programmes, bySessionId(items.filter(isLedgerKey)));
  return new Map(sessions.map((session) => [session.sessionId, session]));
}
