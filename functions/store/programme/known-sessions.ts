import type { KnownSession } from "../../core/programme/schedule/plan-import.ts";
import type { Ledger } from "../../core/seats/ledger.ts";
import { readItems } from "../dynamodb/batches.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { isLedgerKey } from "../keys.ts";
import { programmePages, toProgramme, toProvenance } from "./programme.ts";
import { bySessionId, keysOf, readLedgers } from "./sessions.ts";
import { versionOf } from "./versions.ts";

/** Reads every session of an event for an import. The read is consistent, because the writes depend on it. */
export async function readKnownSessions(table: Table, eventId: string): Promise<KnownSession[]> {
  const items: Item[] = [];
  for await (const page of programmePages(table, eventId, { consistent: true })) items.push(...page);
  const ids = items.map(({ sessionId }) => String(sessionId));
  const ledgers = await readLedgers(table, ids, { consistent: true });
  return items.map((item) => toKnown(item, ledgers.get(String(item.sessionId))));
}

/** The versions of a session's programme and of its ledger's rules. A missing half is null. */
export interface Halves {
  readonly programme: number | null;
  readonly rules: number | null;
}

export const NEITHER: Halves = { programme: null, rules: null };

export interface FreshSessions {
  readonly known: readonly KnownSession[];
  readonly halvesOf: (sessionId: string) => Halves;
}

/** Reads the current state of some sessions after their plan has proved wrong. */
export async function readAgain(table: Table, sessionIds: readonly string[]): Promise<FreshSessions> {
  const items = await readItems(table, sessionIds.flatMap(keysOf), true);
  const ledgers = await bySessionId(table, items.filter(isLedgerKey), true);
  const programmes = new Map(
    items.filter((item) => !isLedgerKey(item)).map((item) => [String(item.sessionId), item]),
  );
  return {
    known: [...programmes].map(([sessionId, item]) => toKnown(item, ledgers.get(sessionId))),
    halvesOf: (sessionId) => {
      const programme = programmes.get(sessionId);
      return {
        programme: programme === undefined ? null : versionOf(programme.version),
        rules: ledgers.get(sessionId)?.rulesVersion ?? null,
      };
    },
  };
}

function toKnown(item: Item, ledger: Ledger | undefined): KnownSession {
  const { version, ...programme } = toProgramme(item);
  return {
    ...programme,
    versions: { programme: version, rules: ledger?.rulesVersion ?? 0 },
    ...toProvenance(item),
    state: ledger?.state ?? "OPEN",
    capacity: ledger?.capacity ?? null,
    taken: ledger?.taken ?? 0,
    waiting: ledger?.waiting ?? 0,
    hasLedger: ledger !== undefined,
  };
}
