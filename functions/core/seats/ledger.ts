import type { Tally } from "../figures/tally.ts";
import { isStandby, WAITLIST_CLOSES_BEFORE_START_MS, waitsEndAt } from "../standby/grace.ts";
import { type Standby, type StandbyTask, standbyTask } from "../standby/standby.ts";
import { runOn, type Span } from "../waitlist/quiet-hours.ts";

export type SessionState = "OPEN" | "CLOSED" | "CANCELLED";

/** The only place that counts a session's seats, with the rules for taking one. Times are ISO 8601 in UTC. */
export interface Ledger {
  readonly sessionId: string;
  /** The number of confirmed and offered seats, and of walk-ins. */
  readonly taken: number;
  /** The number of people on the waitlist. */
  readonly waiting: number;
  /** `null` means unlimited. */
  readonly capacity: number | null;
  readonly state: SessionState;
  readonly registrationOpensAt: string | null;
  readonly registrationClosesAt: string | null;
  /** The end of the session. From then on nobody gets in. It is `null` in ledgers without a known end. */
  readonly endsAt: string | null;
  /** From then on a free seat goes to the first person who asks, waiting or not. */
  readonly lineClosesAt: string;
  /** It is set if the waitlist closed earlier, because an offer would have been too short to be useful. */
  readonly lineClosedAt: string | null;
  /** The time of the last person on the waitlist, in commit order. The next person must get a later time. */
  readonly lastWaitlistedAt: string | null;
  /** The last time when a seat came free. */
  readonly freedAt: string | null;
  /** The number of changes of the rules: state, capacity, and the times of registration and waitlist. */
  readonly rulesVersion: number;
  readonly rulesChangedAt: string | null;
  /** The seats taken when the capacity was last set. These people keep their seats until they leave. */
  readonly takenAtCapacityChange: number;
  /** The event is a draft: nobody gets a seat, as if the session did not exist. */
  readonly draft?: true | undefined;
  /** The event blocks overlaps: who gains a seat proves what else they have. */
  readonly blocks?: true | undefined;
  /** All registration of the event is closed, whatever the state of its sessions. */
  readonly eventClosed?: true | undefined;
  /** The session's own minutes after the start in which seats wait for their people. */
  readonly graceMinutes?: number | null | undefined;
  /** The same of its event, for sessions without their own. */
  readonly eventGrace?: number | undefined;
  readonly standby?: Standby | undefined;
  /** People enter at the booth, so nobody reserves. */
  readonly booth?: true | undefined;
  readonly tally: Tally;
  readonly door: DoorCounts;
  /** It grows with each change that concerns all items of the ledger. */
  readonly epoch: number;
  /** Seats that come free go to the waitlist, even at a moment when nobody waits. */
  readonly lineOpen?: true | undefined;
  /** The items that a crowd's ledger adds up, if it has several. Only the store counts with them. */
  readonly items?: readonly LedgerItem[] | undefined;
}

/** What the door counts, in numbers of people. */
export interface DoorCounts {
  /** People with a seat who have been checked in, and walk-ins. */
  readonly inside: number;
  /** People without an RSVP who got a free seat at the door. */
  readonly walkIns: number;
  /** People who were let in although no seat was free. They have none, so they count nowhere else. */
  readonly anyway: number;
  /** How many check-ins there ever were. It never falls, so above zero the door was used. */
  readonly checkIns: number;
}

export interface LedgerItem extends Pick<Ledger, "taken" | "waiting" | "capacity" | "lastWaitlistedAt"> {}

/** The time of the last person who waits at this item of the ledger. */
export const lastWaitlistedAt = (ledger: Ledger, item: number): string | null =>
  (ledger.items === undefined ? ledger : ledger.items[item])?.lastWaitlistedAt ?? null;

/** What a ledger allows. New rules always have an end. */
export interface Rules
  extends Pick<
    Ledger,
    "capacity" | "state" | "registrationOpensAt" | "registrationClosesAt" | "lineClosesAt" | "graceMinutes"
  > {
  readonly endsAt: string;
}

/** A change of the rules. `undefined` leaves a rule unchanged, and `null` removes it. */
export type RulesPatch = { readonly [Rule in keyof Rules]?: Rules[Rule] | undefined };

/** The rules of a new ledger. The marks of its event are set if they are true of it. */
export type NewRules = RulesPatch & Pick<Ledger, "draft" | "blocks" | "eventClosed" | "eventGrace" | "booth">;

type ClosedRefusal =
  | { readonly kind: "session-not-found" }
  | { readonly kind: "session-cancelled" }
  | { readonly kind: "session-ended"; readonly endedAt: string }
  | { readonly kind: "registration-closed"; readonly closedAt: string | null }
  | { readonly kind: "registration-not-open"; readonly opensAt: string };

export type LedgerRefusal =
  | ClosedRefusal
  /** The person may enter, but only where the booth is. */
  | { readonly kind: "booth" }
  | { readonly kind: "session-full"; readonly ledger: Ledger; readonly waitlistOpen: boolean };

/** Returns when the waitlist closes for a session that starts at `startsAt`; both are ISO, UTC. */
export const lineClosesAt = (startsAt: string): string =>
  new Date(Date.parse(startsAt) - WAITLIST_CLOSES_BEFORE_START_MS).toISOString();

/** The same for a session or a booth. People wait at a booth as long as it is open. */
export const lineEndOf = ({ kind, startsAt, endsAt }: Hours): string =>
  lineClosesAt(kind === "BOOTH" ? endsAt : startsAt);

interface Hours {
  readonly kind: "SESSION" | "BOOTH";
  readonly startsAt: string;
  readonly endsAt: string;
}

export const seatsLeft = ({ capacity, taken }: Pick<Ledger, "capacity" | "taken">): number | null =>
  capacity === null ? null : Math.max(0, capacity - taken);

/**
 * Says why a new attendee cannot get a seat at `now` (ISO, UTC), or `null` if they can. It states the same
 * rule as the condition of the reserve transaction.
 */
export function refusalOf(ledger: Ledger, now: string): LedgerRefusal | null {
  const closed = closedAt(ledger, now);
  if (closed) return closed;
  if (ledger.booth) return { kind: "booth" };
  const waitlistOpen = isWaitlistOpen(ledger, now);
  // People who stand by get free seats at the door alone.
  const waitlistIsServedFirst = (ledger.waiting > 0 && waitlistOpen) || isStandby(ledger, now);
  const isFull = seatsLeft(ledger) === 0 || waitlistIsServedFirst;
  return isFull ? { kind: "session-full", ledger, waitlistOpen } : null;
}

/** Tells whether free seats go to the waitlist first at `now` (ISO, UTC). */
export const isWaitlistOpen = ({ lineClosesAt, lineClosedAt }: Ledger, now: string): boolean =>
  lineClosesAt > now && lineClosedAt === null;

function closedAt(ledger: Ledger, now: string): ClosedRefusal | null {
  const { state, endsAt, registrationOpensAt: opensAt, registrationClosesAt: closesAt } = ledger;
  if (ledger.draft) return { kind: "session-not-found" };
  if (state === "CANCELLED") return { kind: "session-cancelled" };
  if (endsAt !== null && endsAt <= now) return { kind: "session-ended", endedAt: endsAt };
  if (state === "CLOSED" || ledger.eventClosed) return { kind: "registration-closed", closedAt: null };
  if (closesAt !== null && closesAt <= now) return { kind: "registration-closed", closedAt: closesAt };
  if (opensAt !== null && opensAt > now) return { kind: "registration-not-open", opensAt };
  return null;
}

/** Returns the time of joining at `now`, later than the previous person's time `last`; all ISO, UTC. */
export const joinsAt = (now: string, last: string | null): string =>
  last === null || last < now ? now : new Date(Date.parse(last) + 1).toISOString();

/** The work that a session's waitlist needs. `people` is the number of people it affects. */
export type WaitlistTask =
  /** The session is cancelled: all seats and the whole waitlist end. */
  | { readonly kind: "clear-session"; readonly people: number }
  /** The session has begun, or ended if it has grace: nobody waits any longer. */
  | { readonly kind: "end-waitlist"; readonly people: number }
  /** Seats are free for this many of the next waiting people. */
  | { readonly kind: "offer-seats"; readonly people: number }
  /** Everybody who waited has been served, so free seats are for everybody again. */
  | { readonly kind: "close-line"; readonly people: 0 }
  | StandbyTask;

/** A shorter offer helps nobody. */
const MIN_OFFER_MS = 2 * 60_000;

const shortestOfferMs = (offerMinutes: number): number => Math.min(MIN_OFFER_MS, offerMinutes * 60_000);

/**
 * Tells whether an offer made at `now` (ISO, UTC) lasts long enough to be seen and accepted. Quiet hours change
 * nothing here: its time stands still only in those that leave it as long after them.
 */
export const isOfferUseful = (ledger: OffersEnd, offerMinutes: number, now: string): boolean =>
  Date.parse(offersEndAt(ledger)) - Date.parse(now) >= shortestOfferMs(offerMinutes);

/** Returns the work for a session at `now` (ISO, UTC), or `null` if there is none. */
export function waitlistTask(ledger: Ledger, now: string): WaitlistTask | null {
  const { state, waiting, lineOpen } = ledger;
  const people = withRsvp(ledger);
  if (state === "CANCELLED" && people > 0) return { kind: "clear-session", people };
  const atDoor = standbyTask(ledger, now);
  if (atDoor !== null) return atDoor;
  if (waiting === 0) return lineOpen ? { kind: "close-line", people: 0 } : null;
  if (waitsEndAt(ledger) <= now) return { kind: "end-waitlist", people: waiting };
  if (closedAt(ledger, now) || !isWaitlistOpen(ledger, now)) return null;
  const served = Math.min(waiting, seatsLeft(ledger) ?? waiting);
  return served > 0 ? { kind: "offer-seats", people: served } : null;
}

/** If true, the sweep need not look at this session until somebody joins its waitlist or its rules change. */
export const isSettled = (ledger: Ledger): boolean =>
  ledger.waiting === 0 && !ledger.lineOpen && (ledger.state !== "CANCELLED" || withRsvp(ledger) === 0);

/** Walk-ins have no RSVP that could end. */
const withRsvp = ({ taken, waiting, door }: Ledger): number => taken + waiting - door.walkIns;

/** Returns when all offers end (ISO, UTC): with the waitlist, or with the registration if earlier. */
export function offersEndAt({ lineClosesAt, registrationClosesAt }: OffersEnd): string {
  return registrationClosesAt !== null && registrationClosesAt < lineClosesAt
    ? registrationClosesAt
    : lineClosesAt;
}

type OffersEnd = Pick<Ledger, "lineClosesAt" | "registrationClosesAt">;

/**
 * Returns when an offer made at `now` (ISO, UTC) ends. Its time does not run down in quiet hours, unless offers end
 * before these hours do, or so soon after them that nobody could answer.
 *
 * @param quiet the quiet hours from `now` on
 */
export function offerExpiresAt(
  ledger: OffersEnd,
  offerMinutes: number,
  now: string,
  quiet: Iterable<Span>,
): string {
  const closesMs = Date.parse(offersEndAt(ledger));
  const leavesTime = ({ ends }: Span) => ends + shortestOfferMs(offerMinutes) <= closesMs;
  const wholeWindow = runOn(Date.parse(now), offerMinutes * 60_000, quiet, leavesTime);
  return new Date(Math.min(wholeWindow, closesMs)).toISOString();
}
