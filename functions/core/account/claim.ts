import type { Pause } from "../pause.ts";
import {
  type Attendee,
  type FoundRsvp,
  type HeldFound,
  holds,
  isInside,
  type RsvpStatus,
} from "../seats/rsvp.ts";

/**
 * What becomes of an RSVP that waits for an address when its person signs in. It moves to the person, who gives up what
 * they have there (`giveUp`). Or the person has something as good, and it ends.
 */
export type ClaimPlan =
  | { readonly kind: "move"; readonly giveUp: HeldFound | null }
  | { readonly kind: "end" };

export interface ClaimBook<Found extends FoundRsvp> {
  /** Everything that waits for the address. */
  findWaiting(): Promise<Found[]>;
  /** `null`: the person has never had anything in the session. */
  findOwn(sessionId: string): Promise<Found | null>;
  /** Writes a plan in one transaction, if both RSVPs are still as they were found. */
  claim(waiting: Found, own: Found | null, plan: ClaimPlan, now: string): Promise<"committed" | "again">;
}

export interface ClaimPorts<Found extends FoundRsvp> {
  readonly book: ClaimBook<Found>;
  readonly clock: () => Date;
  readonly pause: () => Pause;
  readonly hasTime: () => boolean;
  /** A seat has come free. It never fails. */
  readonly nudge: (sessionId: string) => Promise<void>;
}

export interface Claimed<Found extends FoundRsvp> {
  /** What has moved to the person. */
  readonly moved: readonly Found[];
  /** `false`: time ran out, or others keep the items busy. The same request again goes on. */
  readonly complete: boolean;
}

export interface Claiming {
  readonly attendee: Attendee;
  readonly requestId: string;
}

/** Gives a person what waits for their address. What another device has claimed meanwhile is gone from the next look. */
export async function claimAll<Found extends FoundRsvp>(ports: ClaimPorts<Found>): Promise<Claimed<Found>> {
  const moved: Found[] = [];
  const waiting = await ports.book.findWaiting();
  for (const found of waiting) {
    if (!ports.hasTime()) return { moved, complete: false };
    const outcome = await claimOne(found, ports);
    if (outcome === "contention") return { moved, complete: false };
    if (outcome === "moved") moved.push(found);
  }
  return { moved, complete: true };
}

async function claimOne<Found extends FoundRsvp>(
  first: Found,
  { book, clock, pause, nudge }: ClaimPorts<Found>,
): Promise<"moved" | "ended" | "contention"> {
  const { sessionId } = first.rsvp;
  const goOn = pause();
  let waiting: Found | undefined = first;
  while (waiting !== undefined) {
    const own = await book.findOwn(sessionId);
    const plan = planOf(waiting, own);
    if ((await book.claim(waiting, own, plan, clock().toISOString())) === "committed") {
      const freed = plan.kind === "move" ? plan.giveUp : waiting;
      if (freed !== null && hasSeat(freed)) await nudge(sessionId);
      return plan.kind === "move" ? "moved" : "ended";
    }
    if (!(await goOn())) return "contention";
    waiting = (await book.findWaiting()).find(({ rsvp }) => rsvp.sessionId === sessionId);
  }
  return "ended";
}

const hasSeat = ({ rsvp: { status } }: FoundRsvp): boolean => status === "CONFIRMED" || status === "OFFERED";

const RANK: Readonly<Record<RsvpStatus, number>> = { CANCELLED: 0, WAITLISTED: 1, OFFERED: 2, CONFIRMED: 3 };

const rankOf = ({ rsvp }: FoundRsvp): number => RANK[rsvp.status] + (isInside(rsvp) ? 1 : 0);

/**
 * The person keeps the better one: a seat in which they sit before any other seat, a seat before an offer, an offer before
 * a wait, and the earlier wait.
 */
export function planOf(waiting: FoundRsvp, own: FoundRsvp | null): ClaimPlan {
  if (own === null) return { kind: "move", giveUp: null };
  if (!isBetter(waiting, own)) return { kind: "end" };
  return { kind: "move", giveUp: holds(own) ? own : null };
}

function isBetter(one: FoundRsvp, other: FoundRsvp): boolean {
  const difference = rankOf(one) - rankOf(other);
  if (difference !== 0) return difference > 0;
  const waits = one.rsvp.status === "WAITLISTED";
  return waits && String(one.rsvp.waitlistedAt) < String(other.rsvp.waitlistedAt);
}
