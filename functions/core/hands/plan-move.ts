// What one person gets whom an organizer moves from one session to another.

import { isWaitlistOpen, type Ledger, seatsLeft } from "../seats/ledger.ts";
import { type Attendee, type FoundRsvp, type HeldFound, holds } from "../seats/rsvp.ts";

/** What a person has in both sessions, as it was found. */
export interface PersonBetween {
  readonly attendee: Attendee;
  readonly from: HeldFound;
  readonly there: FoundRsvp | null;
}

/**
 * `take`: a seat that is free for everybody. `claim`: the same for a person who waits there. `accept`: the seat that is
 * offered to them there. `join`: the end of the waitlist. `keep`: what they have there already.
 */
export type MoveKind = "take" | "claim" | "accept" | "join" | "keep";
export type MovePlan = MoveKind | "stay";

/**
 * Decides what a person gets in the session `to`. Nobody there is overtaken, and nobody is left with nothing: whoever can
 * neither have a seat nor wait there stays.
 *
 * @param now ISO, UTC
 */
export function planMove({ from, there }: PersonBetween, to: Ledger, now: string): MovePlan {
  const hasSeat = from.rsvp.status === "CONFIRMED";
  if (there !== null && holds(there)) return hasSeat ? besideWhatTheyHave(there, to, now) : "keep";
  if (hasSeat && hasRoom(to, now)) return "take";
  return isWaitlistOpen(to, now) ? "join" : "stay";
}

/** A seat is free, and nobody waits for it. */
const hasRoom = (ledger: Ledger, now: string): boolean =>
  seatsLeft(ledger) !== 0 && ((ledger.waiting === 0 && !ledger.lineOpen) || !isWaitlistOpen(ledger, now));

/** The better of what a person with a seat has there. */
function besideWhatTheyHave({ rsvp }: FoundRsvp, to: Ledger, now: string): MovePlan {
  if (rsvp.status === "CONFIRMED") return "keep";
  // An offer that has run out is about to end.
  if (rsvp.status === "OFFERED") return String(rsvp.offerExpiresAt) > now ? "accept" : "stay";
  if (isWaitlistOpen(to, now)) return "keep";
  return hasRoom(to, now) ? "claim" : "stay";
}

/** The numbers of people by what they get. */
export interface MoveCounts {
  readonly seated: number;
  readonly joined: number;
  readonly waiting: number;
  readonly kept: number;
  readonly stayed: number;
}

export const NOBODY: MoveCounts = { seated: 0, joined: 0, waiting: 0, kept: 0, stayed: 0 };

export function counting(counts: MoveCounts, plan: MovePlan, { from }: PersonBetween): MoveCounts {
  const name = nameOf(plan, from.rsvp.status === "CONFIRMED");
  return { ...counts, [name]: counts[name] + 1 };
}

function nameOf(plan: MovePlan, hadSeat: boolean): keyof MoveCounts {
  if (plan === "stay") return "stayed";
  if (plan === "keep") return "kept";
  if (plan === "join") return hadSeat ? "joined" : "waiting";
  return "seated";
}

/** The ledger after such a move, for a preview. */
export function ledgerAfter(ledger: Ledger, plan: MovePlan): Ledger {
  if (plan === "take") return { ...ledger, taken: ledger.taken + 1 };
  if (plan === "claim") return { ...ledger, taken: ledger.taken + 1, waiting: ledger.waiting - 1 };
  return plan === "join" ? { ...ledger, waiting: ledger.waiting + 1 } : ledger;
}
