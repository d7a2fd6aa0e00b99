import type { Allowance, Caller } from "./allowance.ts";
import type { Pause } from "./pause.ts";
import type { FoundRsvp, Rsvp } from "./rsvp.ts";

export type CancelOutcome =
  | { readonly kind: "cancelled"; readonly rsvp: Rsvp }
  | { readonly kind: "already-cancelled"; readonly rsvp: Rsvp }
  | { readonly kind: "rsvp-not-found" }
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number }
  | { readonly kind: "contention" };

export interface CancelRequest extends Caller {
  readonly sessionId: string;
}

/** One attempt at the release transaction, which also counts the call against the person's allowance. Unsettled: see SeatAttempt. */
export type ReleaseAttempt =
  | { readonly kind: "committed"; readonly rsvp: Rsvp }
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number }
  | { readonly kind: "changed"; readonly found: FoundRsvp }
  | { readonly kind: "unsettled" };

export interface ReleaseBook {
  findRsvp(sessionId: string, userId: string): Promise<FoundRsvp | null>;
  releaseSeat(request: CancelRequest, held: Rsvp, now: Date): Promise<ReleaseAttempt>;
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
 * Gives a place back. The read beforehand decides nothing: it brings the `rsvpId` and `rsvpAt` that the answer must
 * carry and a committed transaction does not return. The transaction's own conditions decide.
 */
export async function cancelRsvp(request: CancelRequest, ports: CancelPorts): Promise<CancelOutcome> {
  let found = await ports.seats.findRsvp(request.sessionId, request.attendee.userId);
  for (;;) {
    if (found?.rsvp.status !== "CONFIRMED") return nothingToRelease(found?.rsvp ?? null, request, ports);
    const result = await ports.seats.releaseSeat(request, found.rsvp, ports.clock());
    switch (result.kind) {
      case "committed":
        await ports.nudge(request.sessionId);
        return { kind: "cancelled", rsvp: result.rsvp };
      case "rate-limited":
        return result;
      case "changed":
        found = result.found;
        if (found.changedBy !== request.requestId) break;
        await ports.nudge(request.sessionId);
        return { kind: "cancelled", rsvp: found.rsvp };
      case "unsettled":
        if (!(await ports.pause())) return { kind: "contention" };
    }
  }
}

async function nothingToRelease(
  rsvp: Rsvp | null,
  request: CancelRequest,
  { allowance, clock }: CancelPorts,
): Promise<CancelOutcome> {
  const allowed = await allowance.take("release", request, clock());
  if (!allowed.granted) return { kind: "rate-limited", retryAfterMs: allowed.retryAfterMs };
  return rsvp ? { kind: "already-cancelled", rsvp } : { kind: "rsvp-not-found" };
}
