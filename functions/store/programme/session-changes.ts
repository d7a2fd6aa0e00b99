import {
  isAlreadySo,
  planChange,
  type SessionChange,
  type SessionPatch,
} from "../../core/programme/change-session.ts";
import type { Programme, Provenance, Session } from "../../core/programme/session.ts";
import { versionsIn } from "../../core/programme/versions.ts";
import type { NewLedger } from "../../core/seats/ledger.ts";
import { patience } from "../dynamodb/backoff.ts";
import { StoreUnavailable } from "../dynamodb/failures.ts";
import { settle } from "../dynamodb/settle.ts";
import type { Table } from "../dynamodb/table.ts";
import { transact, type Write } from "../dynamodb/transact.ts";
import { changeLedger, openLedger, proveRules } from "../seats/ledger-rules.ts";
import { shortenOffers } from "../waitlist/offers.ts";
import { changeProgramme, createProgramme, proveProgramme } from "./programme.ts";
import { counted } from "./programme-writes.ts";
import { readSessions } from "./sessions.ts";

/** Adds a session of a new id, with an empty ledger, both or neither. */
export async function createSession(
  table: Table,
  programme: Programme,
  provenance: Provenance,
  settings: NewLedger,
): Promise<Session> {
  const { sessionId } = programme;
  // A refusal means that it is there: a commit whose answer was lost, for the id is this request's own.
  await settle(table, counted([openLedger(sessionId, settings), createProgramme(programme, provenance)]));
  const session = await readSession(table, sessionId);
  if (session === null) throw new Error(`session ${sessionId} was not created`);
  return session;
}

export type ChangeOutcome =
  | { readonly kind: "changed"; readonly before: Session; readonly session: Session }
  | { readonly kind: "session-not-found" }
  | { readonly kind: "changed-meanwhile"; readonly current: Session }
  | Extract<SessionChange, { kind: "invalid" }>;

/**
 * Changes a session's programme, its ledger's rules, or both; never its counts. The plan saw both halves, so one
 * transaction proves both versions: whoever loses a race plans anew. Open offers end with line and registration: where
 * these close earlier now, so do they; what a crash leaves undone of that the sweep does.
 *
 * @param expected the versions from which the change may be made; `null` is any
 */
export async function changeSession(
  table: Table,
  sessionId: string,
  patch: SessionPatch,
  clock: () => Date,
  expected: readonly string[] | null = null,
): Promise<ChangeOutcome> {
  const pause = patience();
  for (;;) {
    const current = await readSession(table, sessionId);
    if (current === null) return { kind: "session-not-found" };
    if (expected !== null && !expected.includes(current.version)) {
      return isAlreadySo(current, patch)
        ? { kind: "changed", before: current, session: current }
        : { kind: "changed-meanwhile", current };
    }
    const now = clock().toISOString();
    const change = planChange(current, patch, now);
    if (change.kind === "invalid") return change;
    const outcome = await transact(table, updatesOf(current, change, now));
    if (outcome.kind === "committed") {
      const session = await readSession(table, sessionId);
      if (session === null) return { kind: "session-not-found" };
      await shortenOffers(table, { ...session, rulesVersion: versionsIn(session.version).rules });
      return { kind: "changed", before: current, session };
    }
    if (!(await pause())) throw new StoreUnavailable("the session keeps being held or changed by others");
  }
}

function updatesOf(
  { sessionId, version }: Session,
  { programme, ledger }: Extract<SessionChange, { kind: "valid" }>,
  now: string,
): Write[] {
  const seen = versionsIn(version);
  return counted([
    isEmpty(ledger) ? proveRules(sessionId, seen.rules) : changeLedger(sessionId, seen.rules, ledger, now),
    isEmpty(programme)
      ? proveProgramme(sessionId, seen.programme)
      : changeProgramme(sessionId, seen.programme, programme),
  ]);
}

const isEmpty = (changes: object): boolean => Object.keys(changes).length === 0;

async function readSession(table: Table, sessionId: string): Promise<Session | null> {
  return (await readSessions(table, [sessionId], { consistent: true })).get(sessionId) ?? null;
}
