import type { NudgeGroup } from "../any-of/group.ts";
import type { Pause } from "../pause.ts";
import { type Allowance, type CountedCall, counted } from "./allowance.ts";
import {
  type CancelReason,
  type FoundRsvp,
  type HeldFound,
  holds,
  isInside,
  isVisit,
  type Rsvp,
} from "./rsvp.ts";

export type CancelOutcome =
  | { readonly kind: "cancelled"; readonly rsvp: Rsvp }
  | { readonly kind: "already-cancelled"; readonly rsvp: Rsvp }
  /** It is not the version that the person has seen. Nothing was given up. */
  | { readonly kind: "rsvp-changed"; readonly rsvp: Rsvp }
  | { readonly kind: "rsvp-not-found" }
  /** The attendee has been let in at the door, so only an organizer takes the seat away. */
  | { readonly kind: "already-in"; readonly rsvp: Rsvp }
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number }
  | { readonly kind: "contention" };

export interface CancelRequest extends CountedCall {
  readonly sessionId: string;
  readonly by: "ATTENDEE" | "ORGANIZER";
  /** The versions of the RSVP that may be cancelled. @default any */
  readonly expected?: readonly string[] | null;
}

/** One attempt at the release transaction. It also counts the call if calls are limited. See SeatAttempt. */
export type ReleaseAttempt =
  | { readonly kind: "committed"; readonly rsvp: Rsvp }
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number }
  | { readonly kind: "changed"; readonly found: FoundRsvp | null }
  | { readonly kind: "unsettled" };

export interface ReleaseBook {
  findRsvp(sessionId: string, userId: string): Promise<FoundRsvp | null>;
  /** Gives up what the RSVP in `held` holds, if nothing has changed it. */
  releaseSeat(
    request: CancelRequest,
    held: HeldFound,
    reason: CancelReason,
    now: Date,
  ): Promise<ReleaseAttempt>;
}

export interface CancelPorts {
  readonly allowance: Allowance;
  readonly seats: ReleaseBook;
  readonly clock: () => Date;
  /** Tells the waitlist that a seat came free. It never fails, because the sweep repairs what is lost. */
  readonly nudge: (sessionId: string) => Promise<void>;
  /** Tells the other waitlists of a group that they are no longer paused. @default - the sweep does */
  readonly nudgeGroup?: NudgeGroup | undefined;
  readonly pause: Pause;
}

/**
 * Gives a seat back, declines an offer or leaves the waitlist. The first read decides nothing: it only
 * supplies `rsvpId` and `rsvpAt`, which the answer needs and a committed transaction does not return. The
 * transaction's own conditions decide.
 */
export async function cancelRsvp(request: CancelRequest, ports: CancelPorts): Promise<CancelOutcome> {
  let found = await ports.seats.findRsvp(request.sessionId, request.attendee.userId);
  for (;;) {
    if (found === null || !holds(found))
      return counted("release", request, withoutRelease(found?.rsvp), ports);
    // A late cancellation must not give up what the person has taken since.
    if (!isExpected(found, request))
      return counted("release", request, { kind: "rsvp-changed", rsvp: found.rsvp }, ports);
    if (isInside(found.rsvp) && !isVisit(found.rsvp) && request.by === "ATTENDEE")
      return counted("release", request, { kind: "already-in", rsvp: found.rsvp }, ports);
    const { status } = found.rsvp;
    const reason = reasonOf(found.rsvp, request);
    const result = await ports.seats.releaseSeat(request, found, reason, ports.clock());
    switch (result.kind) {
      case "committed":
        // Leaving the waitlist frees no seat.
        if (status !== "WAITLISTED") await ports.nudge(request.sessionId);
        if (status === "OFFERED") await ports.nudgeGroup?.(found.rsvp);
        return { kind: "cancelled", rsvp: result.rsvp };
      case "rate-limited":
        return result;
      case "changed":
        found = result.found;
        break;
      case "unsettled":
        if (!(await ports.pause())) return { kind: "contention" };
    }
  }
}

function reasonOf(rsvp: Rsvp, { by }: CancelRequest): CancelReason {
  const { status } = rsvp;
  if (by === "ATTENDEE" && isVisit(rsvp)) return "LEFT";
  return by === "ATTENDEE" && status === "OFFERED" ? "OFFER_DECLINED" : by;
}

/** The transaction proves that the RSVP still has the version that was found, so it is the expected one. */
const isExpected = ({ version }: FoundRsvp, { expected = null }: CancelRequest): boolean =>
  expected === null || expected.includes(String(version));

const withoutRelease = (rsvp: Rsvp | undefined): CancelOutcome =>
  rsvp ? { kind: "already-cancelled", rsvp } : { kind: "rsvp-not-found" };
