import type { Allowance, Caller } from "./allowance.ts";
import type { Pause } from "./pause.ts";
import { type CancelReason, type FoundRsvp, type HeldRsvp, isHeld, type Rsvp } from "./rsvp.ts";

export type CancelOutcome =
  | { readonly kind: "cancelled"; readonly rsvp: Rsvp }
  | { readonly kind: "already-cancelled"; readonly rsvp: Rsvp }
  | { readonly kind: "rsvp-not-found" }
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number }
  | { readonly kind: "contention" };

export interface CancelRequest extends Caller {
  readonly sessionId: string;
  readonly by: "ATTENDEE" | "ORGANIZER";
}

/** One attempt at the release transaction, which also counts the call where calls are limited. Unsettled: see SeatAttempt. */
export type ReleaseAttempt =
  | { readonly kind: "committed"; readonly rsvp: Rsvp }
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number }
  | { readonly kind: "changed"; readonly found: FoundRsvp }
  | { readonly kind: "unsettled" };

export interface ReleaseBook {
  findRsvp(sessionId: string, userId: string): Promise<FoundRsvp | null>;
  /** Gives up what `held` holds, if its status is still that. */
  releaseSeat(
    request: CancelRequest,
    held: HeldRsvp,
    reason: CancelReason,
    now: Date,
  ): Promise<ReleaseAttempt>;
}

export interface CancelPorts {
  readonly allowance: Allowance;
  readonly seats: ReleaseBook;
  readonly clock: () => Date;
  /** Tells the line that a place came free. Never fails: a sweep repairs what is lost. */
  readonly nudge: (sessionId: string) => Promise<void>;
  readonly pause: Pause;
}

/**
 * Gives a place back, declines an offer or leaves the line. The read beforehand decides nothing: it brings the `rsvpId`
 * and `rsvpAt` that the answer must carry and a committed transaction does not return. The transaction's own conditions
 * decide.
 */
export async function cancelRsvp(request: CancelRequest, ports: CancelPorts): Promise<CancelOutcome> {
  let found = await ports.seats.findRsvp(request.sessionId, request.attendee.userId);
  for (;;) {
    const held: Rsvp | undefined = found?.rsvp;
    if (held === undefined || !isHeld(held)) return nothingToRelease(held, request, ports);
    const reason = reasonOf(held, request);
    const result = await ports.seats.releaseSeat(request, held, reason, ports.clock());
    switch (result.kind) {
      case "committed":
        return released(result.rsvp, held, ports);
      case "rate-limited":
        return result;
      case "changed":
        if (result.found.changedBy === request.requestId) return released(result.found.rsvp, held, ports);
        found = result.found;
        break;
      case "unsettled":
        if (!(await ports.pause())) return { kind: "contention" };
    }
  }
}

/** Whoever leaves the line frees no place. */
async function released(rsvp: Rsvp, held: HeldRsvp, ports: CancelPorts): Promise<CancelOutcome> {
  if (held.status !== "WAITLISTED") await ports.nudge(rsvp.sessionId);
  return { kind: "cancelled", rsvp };
}

function reasonOf({ status }: Rsvp, { by }: CancelRequest): CancelReason {
  return by === "ATTENDEE" && status === "OFFERED" ? "OFFER_DECLINED" : by;
}

async function nothingToRelease(
  rsvp: Rsvp | undefined,
  request: CancelRequest,
  { allowance, clock }: CancelPorts,
): Promise<CancelOutcome> {
  const allowed = await allowance.take("release", request, clock());
  if (!allowed.granted) return { kind: "rate-limited", retryAfterMs: allowed.retryAfterMs };
  return rsvp ? { kind: "already-cancelled", rsvp } : { kind: "rsvp-not-found" };
}
