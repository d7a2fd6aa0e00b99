import { planChange, type SessionPatch, withoutUndefined } from "../../core/programme/change-session.ts";
import type { Displaced } from "../../core/programme/displaced.ts";
import type { Session } from "../../core/programme/session.ts";
import { seatsLeft } from "../../core/seats/ledger.ts";
import { json, type Refusal, type Reply } from "../../middleware/reply.ts";
import { invalid } from "../../middleware/route.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { readDisplaced } from "../../store/programme/displaced.ts";
import { findSession, readAgenda } from "../../store/programme/sessions.ts";
import { noSuchSession } from "../seats/refusals.ts";

/** Who is displaced when one session changes. Other sessions are read only where it moves with people in it. */
export async function displacedByChange(
  table: Table,
  before: Session,
  after: Session,
): Promise<readonly Displaced[]> {
  const hasMoved = before.startsAt !== after.startsAt || before.endsAt !== after.endsAt;
  const agenda = hasMoved && after.taken > 0 ? await readAgenda(table, after.eventId) : [];
  const others = agenda.filter(
    ({ sessionId, state }) => sessionId !== after.sessionId && state !== "CANCELLED",
  );
  const { displaced } = await readDisplaced(table, [before, ...others], [after, ...others]);
  return displaced;
}

/** The session as a change would leave it, and whom that would displace; changes nothing. */
export async function plannedChange(
  table: Table,
  sessionId: string,
  patch: SessionPatch,
  clock: () => Date,
): Promise<Reply | Refusal> {
  const found = await findSession(table, sessionId, { consistent: true });
  if (found === null) return noSuchSession(sessionId);
  const before = found.session;
  const change = planChange(before, patch, clock().toISOString());
  if (change.kind === "invalid") return invalid(change.errors, "body");
  const { withdrawn: _, ...programme } = change.programme;
  const changed = { ...before, ...programme, ...withoutUndefined(change.ledger) };
  const after = { ...changed, seatsLeft: seatsLeft(changed) };
  const displaced = await displacedByChange(table, before, after);
  return json(200, "CHANGE_PLANNED", { ...after, displaced });
}
