import { type EndedOthers, nudgeOthers, type SeenGroup } from "../any-of/group.ts";
import type { Conflict } from "../overlaps/conflicts.ts";
import { type FirstLook, knownFirst, type SeenDay } from "../overlaps/day-book.ts";
import type { Pause } from "../pause.ts";
import { type Allowance, type CountedCall, type Counting, counted } from "../seats/allowance.ts";
import type { FoundRsvp, Rsvp } from "../seats/rsvp.ts";
import {
  type GiveUpAttempt,
  type GiveUpBook,
  given,
  giving,
  hasNothingToSwap,
  passOn,
  type SwapChanged,
  type Swapping,
  withSwap,
} from "../seats/swap.ts";

export type AcceptOutcome =
  | {
      readonly kind: "accepted";
      readonly rsvp: Rsvp;
      readonly seatFreedAt: string | null;
      readonly givenUp?: Rsvp;
    }
  | { readonly kind: "already-confirmed"; readonly rsvp: Rsvp; readonly givenUp?: Rsvp }
  /** The request is a swap, and the person has nothing in the other session. */
  | { readonly kind: "nothing-to-swap" }
  | { readonly kind: "offer-expired" }
  | { readonly kind: "no-offer" }
  | { readonly kind: "session-cancelled" }
  /** The seat is one in a booth, and the person enters there. */
  | { readonly kind: "booth" }
  /** The event blocks overlaps, and the person has a seat at that time. The offer stays open. */
  | { readonly kind: "time-conflict"; readonly conflicts: readonly Conflict[] }
  /** The group of the request has given its seat meanwhile. Only a request with a group meets this. */
  | { readonly kind: "group-won" }
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number }
  | { readonly kind: "contention" };

export interface AcceptRequest extends CountedCall, Omit<Swapping, "attendee"> {
  /** The seat ends this group, besides the one of the offer. @default - no other group */
  readonly group?: SeenGroup | undefined;
}

/** One attempt to accept the offer of an unchanged RSVP. SeatAttempt explains `unsettled`. */
export type AcceptAttempt =
  | ({ readonly kind: "committed"; readonly rsvp: Rsvp; readonly givenUp?: Rsvp } & EndedOthers)
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number }
  | { readonly kind: "session-cancelled" }
  | { readonly kind: "booth" }
  | { readonly kind: "changed"; readonly found: FoundRsvp | null }
  | SwapChanged
  /** The event blocks overlaps, so the transaction must prove the person's day. */
  | { readonly kind: "blocked" }
  | { readonly kind: "day-changed" }
  | { readonly kind: "group-won" }
  | { readonly kind: "clash"; readonly conflicts: readonly Conflict[] }
  | { readonly kind: "unsettled" };

export interface OfferBook extends GiveUpBook {
  findRsvp(sessionId: string, userId: string): Promise<FoundRsvp | null>;
  /**
   * Confirms the offer if it is open at `now`, nothing has changed it, and the session takes place. A swap also gives
   * up `request.givesUp` then.
   */
  acceptOffer(
    request: AcceptRequest,
    offer: FoundRsvp,
    now: Date,
    counting: Counting,
    seen?: SeenDay | null,
  ): Promise<AcceptAttempt>;
}

export interface AcceptPorts {
  readonly allowance: Allowance;
  readonly seats: OfferBook;
  /** What the person has, read instead of the one RSVP. @default - nobody reads it */
  readonly day?: FirstLook | undefined;
  readonly clock: () => Date;
  readonly pause: Pause;
  /** Tells a waitlist that a swap has freed a seat. It never fails, because the sweep repairs what is lost. */
  readonly nudge: (sessionId: string) => Promise<void>;
}

/** Turns the attendee's open offer into a confirmed seat. The seat counts as taken since the offer. */
export async function acceptOffer(request: AcceptRequest, ports: AcceptPorts): Promise<AcceptOutcome> {
  const held = await ports.day?.begin();
  const [found, own] = await Promise.all([
    held === undefined ? ports.seats.findRsvp(request.sessionId, request.attendee.userId) : held,
    withSwap(request, knownFirst(ports)),
  ]);
  const { outcome, wasCounted } = await takeUpOffer(own, found, "counts", ports);
  return wasCounted ? outcome : counted("release", request, outcome, ports);
}

interface TakenUp {
  readonly outcome: AcceptOutcome;
  /** It is false if no write was tried, since only a write counts the call. */
  readonly wasCounted: boolean;
}

/**
 * Does the same with an RSVP that is already known. The read before decides nothing: it supplies what the
 * answer needs and a committed transaction does not return.
 */
export async function takeUpOffer(
  request: AcceptRequest,
  known: FoundRsvp | null,
  counting: Counting,
  ports: Omit<AcceptPorts, "allowance" | "day">,
): Promise<TakenUp> {
  const unwritten = (outcome: AcceptOutcome) => ({ outcome, wasCounted: counting === "counted-already" });
  let own = request;
  for (let found = known; ; ) {
    const now = ports.clock();
    const step = stepOf(found, own, now);
    if ("kind" in step) return unwritten(step);
    const { found: current } = step;
    const isOffer = current.rsvp.status === "OFFERED";
    const attempt: AcceptAttempt | GiveUpAttempt = isOffer
      ? await ports.seats.acceptOffer(own, current, now, counting)
      : await ports.seats.giveUpBeside(own, current, now, counting);
    switch (attempt.kind) {
      case "committed":
        if (attempt.givenUp) await passOn(own, ports.nudge);
        if ("ended" in attempt) await nudgeOthers(attempt, ports.nudge);
        return { outcome: committed(attempt, current), wasCounted: true };
      case "session-cancelled":
      case "booth":
      case "group-won":
        return unwritten(attempt);
      case "clash":
        return unwritten({ kind: "time-conflict", conflicts: attempt.conflicts });
      case "rate-limited":
        return { outcome: attempt, wasCounted: true };
      case "changed":
        found = attempt.found;
        break;
      case "swap-changed":
        own = giving(own, attempt.givesUp);
        break;
      case "blocked":
      case "day-changed":
      case "unsettled":
        if (!(await ports.pause())) return { outcome: { kind: "contention" }, wasCounted: true };
    }
  }
}

/** What is to be written for the RSVP, or the answer if that is nothing. */
function stepOf(
  found: FoundRsvp | null,
  request: AcceptRequest,
  now: Date,
): AcceptOutcome | { readonly found: FoundRsvp } {
  const hasBoth = found?.rsvp.status === "CONFIRMED" && request.givesUp !== undefined;
  if (found === null || !(hasBoth || isOpenOffer(found.rsvp, now))) return withoutOffer(found?.rsvp);
  return hasNothingToSwap(request) ? { kind: "nothing-to-swap" } : { found };
}

function committed(
  { rsvp, givenUp }: { readonly rsvp: Rsvp; readonly givenUp?: Rsvp },
  { rsvp: before, seatFreedAt }: FoundRsvp,
): AcceptOutcome {
  return before.status === "OFFERED"
    ? { kind: "accepted", rsvp, seatFreedAt, ...given(givenUp) }
    : { kind: "already-confirmed", rsvp, ...given(givenUp) };
}

const isOpenOffer = ({ status, offerExpiresAt }: Rsvp, now: Date): boolean =>
  status === "OFFERED" && offerExpiresAt !== null && offerExpiresAt > now.toISOString();

/** What holds for a person without an open offer. */
export function withoutOffer(rsvp: Rsvp | undefined): AcceptOutcome {
  switch (rsvp?.status) {
    case "CONFIRMED":
      return { kind: "already-confirmed", rsvp };
    case "OFFERED":
      return { kind: "offer-expired" };
    default:
      return rsvp?.cancelReason === "OFFER_EXPIRED" ? { kind: "offer-expired" } : { kind: "no-offer" };
  }
}
