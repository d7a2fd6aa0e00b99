import type { Allowance, Caller } from "./allowance.ts";
import { type Ledger, type LedgerRefusal, refusalOf } from "./ledger.ts";
import type { Pause } from "./pause.ts";
import type { Attendee, FoundRsvp, Rsvp } from "./rsvp.ts";

export type ReserveOutcome =
  | { readonly kind: "confirmed"; readonly rsvp: Rsvp }
  | { readonly kind: "already-confirmed"; readonly rsvp: Rsvp }
  | { readonly kind: "already-waitlisted"; readonly rsvp: Rsvp }
  | { readonly kind: "session-not-found" }
  | LedgerRefusal
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number }
  | { readonly kind: "contention" };

export interface ReserveRequest extends Caller {
  readonly sessionId: string;
  readonly attendee: Attendee;
}

/**
 * One attempt at the reserve transaction. A refusal brings what was found, which tells why; what is unsettled met another
 * transaction, or nobody knows.
 */
export type SeatAttempt =
  | { readonly kind: "committed"; readonly rsvp: Rsvp }
  | { readonly kind: "refused"; readonly found: FoundRsvp | null; readonly ledger: LedgerAnswer }
  | { readonly kind: "unsettled" };

/** Whether the ledger agreed; if not, the ledger as it was (`null`: there is no such session). */
export type LedgerAnswer =
  | { readonly agreed: true }
  | { readonly agreed: false; readonly ledger: Ledger | null };

export interface SeatBook {
  /** Takes a place for `attendee`, for the first time or, with `reactivates`, once more. */
  takeSeat(request: ReserveRequest, reactivates: FoundRsvp | null, now: string): Promise<SeatAttempt>;
  findLedger(sessionId: string): Promise<Ledger | null>;
  findRsvp(sessionId: string, userId: string): Promise<FoundRsvp | null>;
}

export interface ReservePorts {
  readonly allowance: Allowance;
  readonly seats: SeatBook;
  readonly clock: () => Date;
  readonly pause: Pause;
}

/**
 * Gives `attendee` a place, or says why not. The first RSVP costs one transaction and no read; a reactivation costs a
 * second transaction, because only the first one's refusal tells the `rsvpId` and `rsvpAt` that survive.
 */
export async function reserveSeat(request: ReserveRequest, ports: ReservePorts): Promise<ReserveOutcome> {
  const allowed = await ports.allowance.take("reserve", request, ports.clock());
  if (!allowed.granted) return { kind: "rate-limited", retryAfterMs: allowed.retryAfterMs };

  let reactivates: FoundRsvp | null = null;
  for (;;) {
    const now = ports.clock().toISOString();
    const result: SeatAttempt = await ports.seats.takeSeat(request, reactivates, now);
    if (result.kind === "committed") return { kind: "confirmed", rsvp: result.rsvp };
    if (result.kind === "refused") {
      const verdict = judge(result.found, result.ledger, request, now);
      if (verdict.kind !== "reactivate") return verdict;
      const isNews = reactivates === null;
      reactivates = verdict.found;
      if (isNews) continue;
    } else {
      const hopeless = await refusalAfterConflict(request, ports.seats, now);
      if (hopeless) return hopeless;
    }
    if (!(await ports.pause())) return { kind: "contention" };
  }
}

type Verdict = ReserveOutcome | { readonly kind: "reactivate"; readonly found: FoundRsvp };

function judge(found: FoundRsvp | null, answer: LedgerAnswer, request: ReserveRequest, now: string): Verdict {
  const held = found && heldPlace(found, request);
  if (held) return held;
  if (!answer.agreed)
    return answer.ledger === null ? { kind: "session-not-found" } : refused(answer.ledger, now);
  if (found) return { kind: "reactivate", found };
  throw new Error("a refused transaction names no item");
}

function refused(ledger: Ledger, now: string): LedgerRefusal {
  const refusal = refusalOf(ledger, now);
  if (refusal === null) throw new Error(`the ledger of ${ledger.sessionId} refused without a reason`);
  return refusal;
}

function heldPlace({ rsvp, changedBy }: FoundRsvp, { requestId }: ReserveRequest): ReserveOutcome | null {
  switch (rsvp.status) {
    case "CONFIRMED":
      return { kind: changedBy === requestId ? "confirmed" : "already-confirmed", rsvp };
    case "WAITLISTED":
    case "OFFERED":
      return { kind: "already-waitlisted", rsvp };
    case "CANCELLED":
      return null;
  }
}

/** A plain read passes where transactions conflict, and is enough to see that trying on is in vain. */
async function refusalAfterConflict(
  request: ReserveRequest,
  seats: SeatBook,
  now: string,
): Promise<ReserveOutcome | null> {
  const ledger = await seats.findLedger(request.sessionId);
  if (ledger === null) return { kind: "session-not-found" };
  const refusal = refusalOf(ledger, now);
  if (refusal === null) return null;
  const found = await seats.findRsvp(request.sessionId, request.attendee.userId);
  return (found && heldPlace(found, request)) ?? refusal;
}
