import pMap from "p-map";
import { type LedgerSettings, lineClosesAt } from "../core/ledger.ts";
import { eventIdOf } from "../core/rsvp.ts";
import type { ChangedSession, ImportPlan, KnownSession } from "../core/schedule/plan-import.ts";
import {
  PROGRAMME_FIELDS,
  type ProgrammeField,
  type ScheduledSession,
} from "../core/schedule/scheduled-session.ts";
import { defaultWaitlist } from "../core/session.ts";
import { CALLS_AT_ONCE, putItems } from "./batches.ts";
import { StoreUnavailable } from "./failures.ts";
import { toLedger } from "./ledger.ts";
import { changeLedger, openLedger, proveRules } from "./ledger-rules.ts";
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
    const { version, ...programme } = toProgramme(item);
    const ledger = ledgers.get(programme.sessionId);
    return {
      ...programme,
      versions: { programme: version, rules: ledger?.rulesVersion ?? 0 },
      ...toProvenance(item),
      state: ledger?.state ?? "OPEN",
      capacity: ledger?.capacity ?? null,
      hasLedger: ledger !== undefined,
    };
  });
}

/**
 * Carries a plan out. Of every new session the ledger is written before the catalogue, from which the next plan is made:
 * a crash in between leaves something that importing again completes. Open offers that end later than their session's
 * line now, the sweep shortens.
 *
 * @returns the sessions whose lines may have something to gain
 */
export async function applyImport(table: Table, plan: ImportPlan, clock: () => Date): Promise<string[]> {
  const calls = { concurrency: CALLS_AT_ONCE };
  const now = () => clock().toISOString();
  const outcomes = [await pMap(plan.added, (session) => open(table, session, now()), calls)];
  await putItems(table, plan.added.map(addedItem));
  outcomes.push(await pMap(plan.changed, (changed) => changeKnown(table, changed, now()), calls));
  outcomes.push(await pMap(plan.removed, (known) => withdraw(table, known, now()), calls));
  if (outcomes.flat().includes("refused")) {
    throw new StoreUnavailable("sessions were changed by others while the schedule was imported");
  }
  return plan.changed.filter(hasNewRules).map(({ session }) => session.sessionId);
}

type Outcome = "committed" | "refused";

/** Where a crash has left a ledger without a session, its rules become those of the schedule. */
async function open(table: Table, session: ScheduledSession, now: string): Promise<Outcome> {
  const { sessionId } = session;
  const settings = ledgerSettings(session);
  const opened = await updateItem(table, openLedger(sessionId, settings));
  if (opened.agreed || opened.item === null) return "committed";
  const { rulesVersion } = toLedger(opened.item);
  const changed = await updateItem(table, changeLedger(sessionId, rulesVersion, settings, now));
  return changed.agreed ? "committed" : "refused";
}

/** Ledger and programme together, so that the line never closes by another start than the programme's. */
async function changeKnown(table: Table, changed: ChangedSession, now: string): Promise<Outcome> {
  const { seen, session } = changed;
  const rules = hasNewRules(changed)
    ? changeLedger(session.sessionId, seen.rules, rulesOf(changed), now)
    : proveRules(session.sessionId, seen.rules);
  return (await settle(table, [rules, programmeChange(changed, now)])).kind;
}

const hasNewRules = (changed: ChangedSession): boolean => Object.keys(rulesOf(changed)).length > 0;

/** Both or neither: a session that is marked and open is one that an organizer has opened again. */
async function withdraw(table: Table, { sessionId, versions }: KnownSession, now: string): Promise<Outcome> {
  const outcome = await settle(table, [
    changeLedger(sessionId, versions.rules, { state: "CLOSED" }, now),
    changeProgramme(sessionId, versions.programme, { withdrawn: true }),
  ]);
  return outcome.kind;
}

const ledgerSettings = ({ startsAt, capacity }: ScheduledSession) => ({
  capacity: capacity ?? null,
  lineClosesAt: lineClosesAt(startsAt),
});

const rulesOf = (changed: ChangedSession): LedgerSettings => ({
  ...(changed.capacity !== undefined && { capacity: changed.capacity }),
  ...(hasNewTimes(changed) && { lineClosesAt: lineClosesAt(changed.session.startsAt) }),
  ...(changed.reopen && { state: "OPEN" as const }),
});

/** Start and end go together: an organizer may have moved the other one since the plan was made. */
const hasNewTimes = ({ fields }: ChangedSession): boolean => TIMES.some((time) => fields.includes(time));
const TIMES: readonly ProgrammeField[] = ["startsAt", "endsAt"];

function addedItem({ capacity, ...programme }: ScheduledSession): Item {
  const { sessionId } = programme;
  return programmeItem(
    { ...programme, eventId: eventIdOf(sessionId), ...defaultWaitlist },
    { origin: "SCHEDULE", scheduledCapacity: capacity ?? null, withdrawn: false },
  );
}

/** What the schedule has not changed is left as it is, whatever an organizer has made of it since the plan was made. */
function programmeChange(changed: ChangedSession, now: string): Update {
  const { seen, session, fields, capacity, reopen, left } = changed;
  const isChanged = (field: ProgrammeField) =>
    fields.includes(field) || (hasNewTimes(changed) && TIMES.includes(field));
  const programme = PROGRAMME_FIELDS.filter(isChanged).map((field) => [field, session[field]]);
  return changeProgramme(session.sessionId, seen.programme, {
    ...Object.fromEntries(programme),
    ...(capacity !== undefined && { scheduledCapacity: capacity }),
    ...(reopen && { withdrawn: false }),
    ...(left && { movedFrom: { ...left, movedAt: now } }),
  });
}
