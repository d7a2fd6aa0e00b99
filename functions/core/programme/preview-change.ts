import { seatsLeft } from "../seats/ledger.ts";
import type { Displaced } from "./displaced.ts";
import { displacedByChange } from "./displaced-by-change.ts";
import { planChange, type WrongTimes, withoutUndefined } from "./plan-change.ts";
import type { ProgrammeBook } from "./programme-book.ts";
import type { Session, SessionPatch } from "./session.ts";

export type PreviewOutcome =
  | { readonly kind: "planned"; readonly session: Session; readonly displaced: readonly Displaced[] }
  | { readonly kind: "session-not-found" }
  | { readonly kind: "invalid"; readonly errors: readonly WrongTimes[] };

export interface PreviewPorts {
  readonly book: Pick<ProgrammeBook, "findSession" | "listSessions" | "findDisplaced">;
  readonly clock: () => Date;
}

/** Returns the session as a change would leave it, and the people it would displace. It writes nothing. */
export async function previewChange(
  sessionId: string,
  patch: SessionPatch,
  { book, clock }: PreviewPorts,
): Promise<PreviewOutcome> {
  const before = await book.findSession(sessionId);
  if (before === null) return { kind: "session-not-found" };
  const change = planChange(before, patch, clock().toISOString());
  if (change.kind === "invalid") return change;
  const { withdrawn: _, ...programme } = change.programme;
  const changed = { ...before, ...programme, ...withoutUndefined(change.rules) };
  const session = { ...changed, seatsLeft: seatsLeft(changed) };
  return { kind: "planned", session, displaced: await displacedByChange(before, session, book) };
}
