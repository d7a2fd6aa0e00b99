import type { Ledger } from "../core/ledger.ts";
import { eventIdOf } from "../core/rsvp.ts";
import { byStart, type Programme, type Session, withAvailability } from "../core/session.ts";
import { readItems } from "./batches.ts";
import { ledgerKey, sessionKey } from "./keys.ts";
import { toLedger } from "./ledger.ts";
import { programmePages, toProgramme } from "./programme.ts";
import type { Table } from "./table.ts";
import type { Item } from "./transact.ts";

/**
 * Every session of an event with live availability, in order of start. The ledgers of a page are read while the next
 * page is on its way.
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

/** A session without a ledger is one whose import has not finished: nobody can reserve it, so nobody is shown it. */
async function readAvailability(table: Table, programmes: readonly Programme[]): Promise<Session[]> {
  const ledgers = await readLedgers(
    table,
    programmes.map(({ sessionId }) => sessionId),
  );
  return programmes.flatMap((programme) => {
    const ledger = ledgers.get(programme.sessionId);
    return ledger ? [withAvailability(programme, ledger)] : [];
  });
}

export async function readLedgers(table: Table, sessionIds: readonly string[]): Promise<Map<string, Ledger>> {
  const items = await readItems(table, sessionIds.map(ledgerKey));
  return new Map(items.map(toLedger).map((ledger) => [ledger.sessionId, ledger]));
}

/** Some sessions by id, with live availability: one call for fifty of them. Unknown ids are left out. */
export async function readSessions(
  table: Table,
  sessionIds: readonly string[],
  options: { readonly consistent?: boolean } = {},
): Promise<Map<string, Session>> {
  const keys = sessionIds.flatMap((id) => [sessionKey(eventIdOf(id), id), ledgerKey(id)]);
  const items = await readItems(table, keys, options.consistent);
  const isLedger = (item: Item) => item.SK === "LEDGER";
  const ledgers = new Map(items.filter(isLedger).map((item) => [item.PK, toLedger(item)]));
  return new Map(
    items
      .filter((item) => !isLedger(item))
      .map(toProgramme)
      .flatMap((programme) => {
        const ledger = ledgers.get(ledgerKey(programme.sessionId).PK);
        return ledger ? [[programme.sessionId, withAvailability(programme, ledger)] as const] : [];
      }),
  );
}
