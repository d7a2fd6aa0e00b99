import type { Tally } from "../figures/tally.ts";

export type SessionState = "OPEN" | "CLOSED" | "CANCELLED";

/** The one place where a session's places are counted, with the rules for taking one. Times are ISO 8601 in UTC. */
export interface Ledger {
  readonly sessionId: string;
  /** Confirmed and offered places. */
  readonly taken: number;
  /** People in line. */
  readonly waiting: number;
  /** `null` is unlimited. */
  readonly capacity: number | null;
  readonly state: SessionState;
  readonly registrationOpensAt: string | null;
  readonly registrationClosesAt: string | null;
  /** When the session ends: from then on nobody gets in. `null` in ledgers that do not know it. */
  readonly endsAt: string | null;
  /** From then on a free place goes to the first who asks, in line or not. */
  readonly lineClosesAt: string;
  /** When the line closed earlier than that, because no offer could be of use any more. */
  readonly lineClosedAt: string | null;
  /** The time of the last person in line, in the order of commits: who joins next must have a later one. */
  readonly lastWaitlistedAt: string | null;
  /** When a place last came free. */
  readonly freedAt: string | null;
  /** How often the rules have changed: state, capacity, and the times of registration and line. */
  readonly rulesVersion: number;
  readonly rulesChangedAt: string | null;
  /** How many held a place when the capacity was last set: as many may hold one until they have gone by themselves. */
  readonly takenAtCapacityChange: number;
  /** Of an event that is not published: nobody gets a seat, as if there were no such session. */
  readonly draft?: true | undefined;
  readonly tally: Tally;
}

/** The rules of a ledger: `undefined` leaves one as it is, `null` lifts it. */
export interface LedgerSettings {
  readonly capacity?: number | null | undefined;
  readonly state?: SessionState | undefined;
  readonly registrationOpensAt?: string | null | undefined;
  readonly registrationClosesAt?: string | null | undefined;
  readonly lineClosesAt?: string | undefined;
  readonly endsAt?: string | undefined;
}

/** The rules of a ledger that is to be; of a draft's session, when its event is not published. */
export type NewLedger = LedgerSettings & { readonly draft?: true | undefined };

type ClosedRefusal =
  | { readonly kind: "session-not-found" }
  | { readonly kind: "session-cancelled" }
  | { readonly kind: "session-ended"; readonly endedAt: string }
  | { readonly kind: "registration-closed"; readonly closedAt: string | null }
  | { readonly kind: "registration-not-open"; readonly opensAt: string };

export type LedgerRefusal =
  | ClosedRefusal
  | { readonly kind: "session-full"; readonly ledger: Ledger; readonly waitlistOpen: boolean };

const LINE_CLOSES_BEFORE_START_MS = 5 * 60_000;

/** When the line of a session that starts at `startsAt` closes; both ISO, UTC. */
export const lineClosesAt = (startsAt: string): string =>
  new Date(Date.parse(startsAt) - LINE_CLOSES_BEFORE_START_MS).toISOString();

/** When the session starts whose line closes at that time. */
const startsAt = ({ lineClosesAt }: Ledger): string =>
  new Date(Date.parse(lineClosesAt) + LINE_CLOSES_BEFORE_START_MS).toISOString();

export const seatsLeft = ({ capacity, taken }: Pick<Ledger, "capacity" | "taken">): number | null =>
  capacity === null ? null : Math.max(0, capacity - taken);

/**
 * Why a newcomer cannot have a place at `now` (ISO, UTC), or `null` if they can: in words what the condition of the
 * reserve transaction says in DynamoDB's terms.
 */
export function refusalOf(ledger: Ledger, now: string): LedgerRefusal | null {
  const closed = closedAt(ledger, now);
  if (closed) return closed;
  const waitlistOpen = isLineOpen(ledger, now);
  const lineIsServedFirst = ledger.waiting > 0 && waitlistOpen;
  const isFull = seatsLeft(ledger) === 0 || lineIsServedFirst;
  return isFull ? { kind: "session-full", ledger, waitlistOpen } : null;
}

/** Whether freed places still go to the line first, at `now` (ISO, UTC). */
export const isLineOpen = ({ lineClosesAt, lineClosedAt }: Ledger, now: string): boolean =>
  lineClosesAt > now && lineClosedAt === null;

function closedAt(ledger: Ledger, now: string): ClosedRefusal | null {
  const { state, endsAt, registrationOpensAt: opensAt, registrationClosesAt: closesAt } = ledger;
  if (ledger.draft) return { kind: "session-not-found" };
  if (state === "CANCELLED") return { kind: "session-cancelled" };
  if (endsAt !== null && endsAt <= now) return { kind: "session-ended", endedAt: endsAt };
  if (state === "CLOSED") return { kind: "registration-closed", closedAt: null };
  if (closesAt !== null && closesAt <= now) return { kind: "registration-closed", closedAt: closesAt };
  if (opensAt !== null && opensAt > now) return { kind: "registration-not-open", opensAt };
  return null;
}

/** When somebody joins the line at `now`, behind the person who joined it at `last`; all ISO, UTC. */
export const joinsAt = (now: string, last: string | null): string =>
  last === null || last < now ? now : new Date(Date.parse(last) + 1).toISOString();

/** What a session's line asks for; `people` is how many it concerns. */
export type LineTask =
  /** The session does not take place: nobody keeps a place in it or in its line. */
  | { readonly kind: "clear-session"; readonly people: number }
  /** The session has begun: nobody waits any longer. */
  | { readonly kind: "end-line"; readonly people: number }
  /** Places are free for this many of the next in line. */
  | { readonly kind: "offer-places"; readonly people: number };

/** An offer with less time than this is of no use to anybody. */
const SHORTEST_OFFER_MS = 2 * 60_000;

/** Whether an offer made at `now` (ISO, UTC) would last long enough to be seen and accepted. */
export function isOfferUseful(ledger: OffersEnd, offerMinutes: number, now: string): boolean {
  const shortest = Math.min(SHORTEST_OFFER_MS, offerMinutes * 60_000);
  return Date.parse(offersEndAt(ledger)) - Date.parse(now) >= shortest;
}

/** What is to be done about a session at `now` (ISO, UTC); `null`: nothing. */
export function lineTask(ledger: Ledger, now: string): LineTask | null {
  const { state, taken, waiting } = ledger;
  if (state === "CANCELLED") {
    return taken + waiting > 0 ? { kind: "clear-session", people: taken + waiting } : null;
  }
  if (waiting === 0) return null;
  if (startsAt(ledger) <= now) return { kind: "end-line", people: waiting };
  if (closedAt(ledger, now) || !isLineOpen(ledger, now)) return null;
  const people = Math.min(waiting, seatsLeft(ledger) ?? waiting);
  return people > 0 ? { kind: "offer-places", people } : null;
}

/** Whether a sweep need not look at this session again until somebody joins its line or its rules change. */
export const isSettled = ({ state, taken, waiting }: Ledger): boolean =>
  waiting === 0 && (state !== "CANCELLED" || taken === 0);

/** When every offer has ended (ISO, UTC): with the line, or with the registration if that closes before. */
export function offersEndAt({ lineClosesAt, registrationClosesAt }: OffersEnd): string {
  return registrationClosesAt !== null && registrationClosesAt < lineClosesAt
    ? registrationClosesAt
    : lineClosesAt;
}

type OffersEnd = Pick<Ledger, "lineClosesAt" | "registrationClosesAt">;

/** When an offer made at `now` (ISO, UTC) ends. */
export function offerExpiresAt(ledger: OffersEnd, offerMinutes: number, now: string): string {
  const wholeWindow = Date.parse(now) + offerMinutes * 60_000;
  return new Date(Math.min(wholeWindow, Date.parse(offersEndAt(ledger)))).toISOString();
}
