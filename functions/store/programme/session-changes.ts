import type { PlannedChange } from "../../core/programme/plan-change.ts";
import type { Programme, Provenance, Session } from "../../core/programme/session.ts";
import { versionsIn } from "../../core/programme/versions.ts";
import type { NewRules } from "../../core/seats/ledger.ts";
import { settle } from "../dynamodb/settle.ts";
import type { Table } from "../dynamodb/table.ts";
import type { Write } from "../dynamodb/transact.ts";
import { changeRules, openLedger, proveRules } from "../ledger/rules.ts";
import { transactWhole } from "../parts/whole.ts";
import { changeProgramme, createProgramme, proveProgramme } from "./programme.ts";
import { counted, type ProgrammeWrite, type SessionWrite } from "./programme-writes.ts";

/** Adds a session with a new id and an empty ledger. It writes both or neither. */
export async function addSession(
  table: Table,
  programme: Programme,
  provenance: Provenance,
  rules: NewRules,
): Promise<void> {
  // A refusal means that it is there: a commit whose answer was lost, for the id is this request's own.
  await settle(
    table,
    counted([openLedger(programme.sessionId, rules), createProgramme(programme, provenance)]),
  );
}

/** Writes a change if programme and rules are still as in `seen`. One transaction proves both versions. */
export async function applyChange(
  table: Table,
  seen: Session,
  change: PlannedChange,
  now: string,
): Promise<"committed" | "lost"> {
  const { kind } = await transactWhole<Write | ProgrammeWrite>(
    table,
    changesOf(seen, change, now),
    now,
    counted,
  );
  return kind === "committed" ? "committed" : "lost";
}

/** The writes of a change, which prove both versions that the plan saw. */
export function changesOf(
  { sessionId, version }: Session,
  { programme, rules }: Omit<PlannedChange, "kind">,
  now: string,
): SessionWrite[] {
  const seen = versionsIn(version);
  return [
    isEmpty(rules) ? proveRules(sessionId, seen.rules) : changeRules(sessionId, seen.rules, rules, now),
    isEmpty(programme)
      ? proveProgramme(sessionId, seen.programme)
      : changeProgramme(sessionId, seen.programme, programme),
  ];
}

const isEmpty = (changes: object): boolean => Object.keys(changes).length === 0;
