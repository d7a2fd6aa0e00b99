import type { Pause } from "../pause.ts";
import type { Displaced } from "./displaced.ts";
import { displacedByChange } from "./displaced-by-change.ts";
import { isAlreadySo, planChange, type WrongTimes } from "./plan-change.ts";
import type { ProgrammeBook } from "./programme-book.ts";
import type { Session, SessionPatch } from "./session.ts";

export interface ChangeRequest {
  readonly sessionId: string;
  readonly patch: SessionPatch;
  /** The versions from which the change may be made. `null` allows any version. */
  readonly expected: readonly string[] | null;
}

export type ChangeOutcome =
  | { readonly kind: "changed"; readonly session: Session; readonly displaced: readonly Displaced[] }
  | { readonly kind: "session-not-found" }
  | { readonly kind: "changed-meanwhile"; readonly current: Session }
  | { readonly kind: "invalid"; readonly errors: readonly WrongTimes[] }
  | { readonly kind: "contention" };

export interface ChangePorts {
  readonly book: ProgrammeBook;
  readonly clock: () => Date;
  readonly pause: Pause;
  /** Tells the waitlist that the rules changed. It never fails, because the sweep repairs what is lost. */
  readonly nudge: (sessionId: string) => Promise<void>;
}

/**
 * Changes a session's programme, its rules, or both, but never its counts. The write proves that both are
 * still as planned. A change that loses a race is planned again. Open offers end with the waitlist and the
 * registration. After a crash the sweep finishes that.
 */
export async function changeSession(request: ChangeRequest, ports: ChangePorts): Promise<ChangeOutcome> {
  const { sessionId, patch, expected } = request;
  const { book, clock, pause, nudge } = ports;
  for (;;) {
    const current = await book.findSession(sessionId);
    if (current === null) return { kind: "session-not-found" };
    if (expected !== null && !expected.includes(current.version)) {
      if (!isAlreadySo(current, patch)) return { kind: "changed-meanwhile", current };
      await nudge(sessionId);
      return { kind: "changed", session: current, displaced: [] };
    }
    const now = clock().toISOString();
    const change = planChange(current, patch, now);
    if (change.kind === "invalid") return change;
    if ((await book.applyChange(current, change, now)) === "committed") {
      const session = await book.findSession(sessionId);
      if (session === null) return { kind: "session-not-found" };
      await book.shortenOffers(session);
      await nudge(sessionId);
      return { kind: "changed", session, displaced: await displacedByChange(current, session, book) };
    }
    if (!(await pause())) return { kind: "contention" };
  }
}
