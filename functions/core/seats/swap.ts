// A swap takes one seat and gives up what the person has in another session, in one transaction.

import type { CountedCall, Counting } from "./allowance.ts";
import { type Attendee, type FoundRsvp, type HeldFound, holds, isInside, type Rsvp } from "./rsvp.ts";

/** The part of a request that makes it a swap. */
export interface Swapping {
  readonly sessionId: string;
  readonly attendee: Pick<Attendee, "userId">;
  /** Another session of the same event. What the person has there is given up. @default - nothing is given up */
  readonly swapFor?: string | undefined;
  /** What is given up, as it was found. Only the use cases set it. */
  readonly givesUp?: HeldFound | undefined;
}

/** What is to be given up is not as it was found, and nothing was written. */
export interface SwapChanged {
  readonly kind: "swap-changed";
  readonly givesUp: FoundRsvp | null;
}

/** One attempt to give up an RSVP beside a seat that the person has already. See SeatAttempt. */
export type GiveUpAttempt =
  | { readonly kind: "committed"; readonly rsvp: Rsvp; readonly givenUp: Rsvp }
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number }
  /** The seat is not as it was found. */
  | { readonly kind: "changed"; readonly found: FoundRsvp | null }
  | SwapChanged
  | { readonly kind: "unsettled" };

export interface GiveUpBook {
  /** Gives up `request.givesUp` if nothing has changed it or the seat `kept`, which the person has in the session. */
  giveUpBeside(
    request: Omit<Swapping, "attendee"> & CountedCall,
    kept: FoundRsvp,
    now: Date,
    counting: Counting,
  ): Promise<GiveUpAttempt>;
}

interface RsvpReader {
  findRsvp(sessionId: string, userId: string): Promise<FoundRsvp | null>;
}

/** Reads what a swap gives up, and nothing for other requests. */
export async function withSwap<Request extends Swapping>(
  request: Request,
  rsvps: RsvpReader,
): Promise<Request> {
  const { swapFor, attendee } = request;
  if (swapFor === undefined) return request;
  return giving(request, await rsvps.findRsvp(swapFor, attendee.userId));
}

/** Returns the request with what the person has in the other session now. A person who is inside gives nothing up. */
export const giving = <Request extends Swapping>(request: Request, found: FoundRsvp | null): Request => ({
  ...request,
  givesUp: found !== null && holds(found) && !isInside(found.rsvp) ? found : undefined,
});

/** The person has nothing in the other session, so a swap would take a seat and give nothing up for it. */
export const hasNothingToSwap = ({ swapFor, givesUp }: Swapping): boolean =>
  swapFor !== undefined && givesUp === undefined;

export type NothingToSwap =
  | { readonly kind: "nothing-to-swap" }
  | { readonly kind: "already-confirmed"; readonly rsvp: Rsvp };

/** A swap that was carried out before leaves nothing to swap, and its repeat is told of the seat. */
export async function nothingToSwap(request: Swapping, rsvps: RsvpReader): Promise<NothingToSwap> {
  const found = await rsvps.findRsvp(request.sessionId, request.attendee.userId);
  return found?.rsvp.status === "CONFIRMED"
    ? { kind: "already-confirmed", rsvp: found.rsvp }
    : { kind: "nothing-to-swap" };
}

/** A seat that was given up goes to its waitlist like any other. Leaving a waitlist frees no seat. */
export async function passOn(
  { givesUp }: Swapping,
  nudge: (sessionId: string) => Promise<void>,
): Promise<void> {
  if (givesUp === undefined || givesUp.rsvp.status === "WAITLISTED") return;
  await nudge(givesUp.rsvp.sessionId);
}

/** What a swap has given up, for its answer. */
export const given = (givenUp: Rsvp | undefined) => (givenUp === undefined ? {} : { givenUp });
