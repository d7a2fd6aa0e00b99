import type { NudgeGroup } from "../any-of/group.ts";
import type { Pause } from "../pause.ts";
import { type Allowance, counted } from "../seats/allowance.ts";
import { passEndsAt } from "../seats/on-offer.ts";
import type { FoundRsvp, Rsvp } from "../seats/rsvp.ts";
import { type AcceptRequest, withoutOffer } from "./accept-offer.ts";

export type PassOutcome =
  | { readonly kind: "passed"; readonly rsvp: Rsvp }
  | { readonly kind: "already-passed"; readonly rsvp: Rsvp }
  /** The offer stays open. */
  | { readonly kind: "no-passes-left" }
  /** There is no place to keep, because a free seat goes to the first who asks. The offer stays open. */
  | { readonly kind: "waitlist-closed" }
  | { readonly kind: "offer-expired" }
  | { readonly kind: "no-offer" }
  | { readonly kind: "session-cancelled" }
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number }
  | { readonly kind: "contention" };

/** One attempt to give the offer of an unchanged RSVP back. SeatAttempt explains `unsettled`. */
export type PassAttempt =
  | { readonly kind: "committed"; readonly rsvp: Rsvp }
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number }
  | { readonly kind: "session-cancelled" | "waitlist-closed" }
  | { readonly kind: "changed"; readonly found: FoundRsvp | null }
  | { readonly kind: "unsettled" };

export interface PassBook {
  findRsvp(sessionId: string, userId: string): Promise<FoundRsvp | null>;
  /** Gives an offer back that is open at `now`, and lets the person wait on. They get no other until `until` (ISO, UTC). */
  passOffer(request: AcceptRequest, offer: FoundRsvp, until: string, now: Date): Promise<PassAttempt>;
}

export interface PassPorts {
  readonly allowance: Allowance;
  readonly seats: PassBook;
  readonly clock: () => Date;
  /** Tells the waitlist that a seat came free. It never fails, because the sweep repairs what is lost. */
  readonly nudge: (sessionId: string) => Promise<void>;
  /** Tells the other waitlists of a group that they are no longer paused. @default - the sweep does */
  readonly nudgeGroup?: NudgeGroup | undefined;
  readonly pause: Pause;
}

const NO_OFFER = { kind: "no-offer" } as const;

/** "Not now, keep my place": the next person gets the seat, and this one stays where they were in the line. */
export async function passOffer(request: AcceptRequest, ports: PassPorts): Promise<PassOutcome> {
  const { seats, clock, nudge, nudgeGroup, pause } = ports;
  for (let found = await seats.findRsvp(request.sessionId, request.attendee.userId); ; ) {
    const now = clock();
    const answer = answerWithoutPass(found, now.toISOString());
    if (found === null || answer !== null) return counted("release", request, answer ?? NO_OFFER, ports);
    const until = passEndsAt(found.rsvp.offerExpiresAt ?? "", now.toISOString());
    const attempt = await seats.passOffer(request, found, until, now);
    switch (attempt.kind) {
      case "committed":
        await nudge(request.sessionId);
        await nudgeGroup?.(found.rsvp);
        return { kind: "passed", rsvp: attempt.rsvp };
      case "rate-limited":
        return attempt;
      case "session-cancelled":
      case "waitlist-closed":
        return counted("release", request, attempt, ports);
      case "changed":
        found = attempt.found;
        break;
      case "unsettled":
        if (!(await pause())) return { kind: "contention" };
    }
  }
}

/** What is so already, or why this RSVP cannot be passed. `null`: it has an open offer and a pass left. */
function answerWithoutPass(found: FoundRsvp | null, now: string): PassOutcome | null {
  if (found === null) return NO_OFFER;
  const { rsvp } = found;
  if (rsvp.status === "WAITLISTED" && (rsvp.passedUntil ?? "") > now) return { kind: "already-passed", rsvp };
  if (rsvp.status !== "OFFERED" || (rsvp.offerExpiresAt ?? "") <= now) {
    const { kind } = withoutOffer(rsvp);
    return kind === "offer-expired" ? { kind } : NO_OFFER;
  }
  return rsvp.passesLeft === 0 ? { kind: "no-passes-left" } : null;
}
