import pMap from "p-map";
import { type LedgerSettings, lineClosesAt } from "../core/ledger.ts";
import { eventIdOf } from "../core/rsvp.ts";
import type { ChangedSession, ImportPlan, KnownSession } from "../core/schedule/plan-import.ts";
import type { ScheduledSession } from "../core/schedule/scheduled-session.ts";
import { defaultWaitlist, type Programme } from "../core/session.ts";
import { CALLS_AT_ONCE, putItems } from "./batches.ts";
import { changeLedger, openLedger } from "./ledger-rules.ts";
import { shortenOffers } from "./offers.ts";
import { changeProgramme, programmeItem, programmePages, toProgramme, toProvenance } from "./programme.ts";
import { readLedgers } from "./sessions.ts";
import { settle } from "./settle.ts";
import type { Item, Table } from "./table.ts";
import type { Update } from "./transact.ts";
import { updateItem } from "./update.ts";

/** Every session of an event as the next import finds it: as it is now, for what is written depends on it. */
export async function readKnownSessions(table: Table, eventId: string): Promise<KnownSession[]> {
  const items: Item[] = [];
  for await (const page of programmePages(table, eventId, { consistent: true })) items.push(...page);
  const ledgers = await readLedgers(
    table,
    items.map(({ sessionId }) => sessionId as string),
    { consistent: true },
  );
  return items.map((item) => {
    const programme = toProgramme(item);
    const ledger = ledgers.get(programme.sessionId);
    return {
      ...programme,
      ...toProvenance(item),
      state: ledger?.state ?? "OPEN",
      capacity: ledger?.capacity ?? null,
      hasLedger: ledger !== undefined,
    };
  });
}

/**
 * Carries a plan out. Of every session the ledger is written before the catalogue, from which the next plan is made: a
 * crash in between leaves something that importing again completes.
 *
 * @param now ISO, UTC
 * @returns the sessions whose lines may have something to gain
 */
export async function applyImport(table: Table, plan: ImportPlan, now: string): Promise<string[]> {
  const changes = plan.changed.flatMap((change) => ledgerChange(change));
  await updateAll(table, [
    ...plan.added.map((session) => openLedger(session.sessionId, ledgerSettings(session))),
    ...changes.map(({ sessionId, settings }) => changeLedger(sessionId, settings, now)),
  ]);
  await pMap(changes, ({ sessionId, settings }) => endOffers(table, sessionId, settings), {
    concurrency: CALLS_AT_ONCE,
  });
  await putItems(table, plan.added.map(addedItem));
  await updateAll(table, plan.changed.map(programmeChange));
  await pMap(plan.removed, ({ sessionId }) => withdraw(table, sessionId, now), {
    concurrency: CALLS_AT_ONCE,
  });
  return changes.map(({ sessionId }) => sessionId);
}

/** Open offers end with the line at the latest. */
const endOffers = async (
  table: Table,
  sessionId: string,
  { lineClosesAt: end }: LedgerSettings,
): Promise<void> => (end === undefined ? undefined : shortenOffers(table, sessionId, end));

/** Both or neither: a session that is marked and open is one that an organizer has opened again. */
const withdraw = (table: Table, sessionId: string, now: string) =>
  settle(table, [
    changeLedger(sessionId, { state: "CLOSED" }, now),
    changeProgramme(sessionId, { withdrawn: true }),
  ]);

const updateAll = (table: Table, updates: readonly Update[]) =>
  pMap(updates, (update) => updateItem(table, update), { concurrency: CALLS_AT_ONCE });

interface LedgerChange {
  readonly sessionId: string;
  readonly settings: LedgerSettings;
}

const ledgerSettings = ({ startsAt, capacity }: ScheduledSession) => ({
  capacity: capacity ?? null,
  lineClosesAt: lineClosesAt(startsAt),
});

function ledgerChange({ session, fields, capacity, reopen }: ChangedSession): LedgerChange[] {
  const settings = {
    ...(capacity !== undefined && { capacity }),
    ...(fields.includes("startsAt") && { lineClosesAt: lineClosesAt(session.startsAt) }),
    ...(reopen && { state: "OPEN" as const }),
  };
  return Object.keys(settings).length > 0 ? [{ sessionId: session.sessionId, settings }] : [];
}

function addedItem({ capacity, ...programme }: ScheduledSession): Item {
  const { sessionId } = programme;
  return programmeItem(
    { ...programme, eventId: eventIdOf(sessionId), ...defaultWaitlist },
    { origin: "SCHEDULE", scheduledCapacity: capacity ?? null, withdrawn: false },
  );
}

function programmeChange({ session, capacity, reopen }: ChangedSession): Update {
  const { sessionId, capacity: _, ...programme } = session;
  return changeProgramme(sessionId, {
    ...(programme satisfies Partial<Programme>),
    ...(capacity !== undefined && { scheduledCapacity: capacity }),
    ...(reopen && { withdrawn: false }),
  });
}
