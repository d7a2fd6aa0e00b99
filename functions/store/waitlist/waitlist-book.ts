import type { WaitlistPolicy } from "../../core/programme/session.ts";
import { eventIdOf, type HeldStatus, MAX_POSITION, type Rsvp } from "../../core/seats/rsvp.ts";
import { quietHoursOf } from "../../core/waitlist/quiet-hours.ts";
import type { ListedAttendee, MoveAttempt, WaitlistBook } from "../../core/waitlist/waitlist-book.ts";
import { readItems } from "../dynamodb/batches.ts";
import { isPassing } from "../dynamodb/failures.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import { type TransactOutcome, transact, type Update, type Write } from "../dynamodb/transact.ts";
import {
  bySessionOrder,
  eventKey,
  isEventKey,
  isLedgerKey,
  isSessionKey,
  ledgerKey,
  sessionKey,
  userIdOf,
} from "../keys.ts";
import { unlessBlocking } from "../ledger/blocks.ts";
import { closeWaitlist } from "../ledger/desk.ts";
import { letGo } from "../ledger/leaving.ts";
import { closeLine, earlyClosing } from "../ledger/line.ts";
import { countPeople, findItemsWith, firstPeople, itemsWith } from "../ledger/people.ts";
import { moveToSeats } from "../ledger/serving.ts";
import { gainSeat } from "../overlaps/day.ts";
import { dayBook } from "../overlaps/day-book.ts";
import { closeGates } from "../parts/gates.ts";
import { wholeLedgers } from "../parts/parts.ts";
import { transactWhole } from "../parts/whole.ts";
import { toEvent } from "../programme/events.ts";
import { cancelRsvp } from "../seats/rsvp-cancellation.ts";
import { serveRsvp } from "../seats/rsvp-offer.ts";

/** The waitlist of a session in the table. People are moved together with the ledger, in one transaction. */
export function waitlistBook(table: Table): WaitlistBook {
  const days = dayBook(table);
  return {
    async findWaitlist(sessionId) {
      const eventId = eventIdOf(sessionId);
      const keys = [ledgerKey(sessionId), sessionKey(eventId, sessionId), eventKey(eventId)];
      const items = await readItems(table, keys, true);
      const [ledger] = await wholeLedgers(table, items.filter(isLedgerKey), true);
      const programme = items.find(isSessionKey);
      const event = items.find(isEventKey);
      if (ledger === undefined || programme === undefined) return null;
      return {
        ledger,
        policy: programme.waitlistPolicy as WaitlistPolicy,
        offerMinutes: programme.offerMinutes as number,
        quietHours: event === undefined ? null : quietHoursOf(toEvent(event)),
      };
    },

    async listAttendees(ledger, status, limit) {
      const { sessionId } = ledger;
      const { items } = await firstPeople(table, { sessionId, status }, itemsWith(status, ledger), { limit });
      return items.map(toListedAttendee);
    },

    lookAtDay: (wanted, now) => days.lookExactly(wanted, now),

    async offerSeats(offer) {
      const { waitlist, people, now, as, seen = null } = offer;
      const counts = countsOf(people);
      const [desk, ...others] = moveToSeats(waitlist.ledger, counts, now);
      const isUnproved = as === "CONFIRMATION" && seen === null;
      const ledger = [isUnproved ? unlessBlocking(desk) : desk, ...others];
      const day = seen === null ? [] : [gainSeat(seen)];
      const attempt = await move(table, ledger, people, (attendee) => serveRsvp(offer, attendee), day);
      // People keep joining at the same parts, so the next attempt finds these held off.
      const parts = [...counts.keys()].filter((part) => part > 0);
      if (attempt.kind === "unsettled") await closeGates(table, waitlist.ledger, parts, now);
      return attempt;
    },

    release: releaseFrom(table),

    async closeWaitlist(ledger, now) {
      const closing = earlyClosing(ledger, closeWaitlist(ledger, now), now);
      return attemptOf(await transactWhole<Write>(table, [closing], now, (writes) => [...writes]));
    },

    async closeLine({ sessionId }, now) {
      return attemptOf({ kind: await closeLine(table, sessionId, now) });
    },
  };
}

const attemptOf = ({ kind }: Pick<TransactOutcome, "kind">): MoveAttempt =>
  kind === "refused" ? { kind, gone: [] } : { kind };

/** How many of these people each item of the ledger counts. */
const countsOf = (people: readonly Pick<ListedAttendee, "part">[]): ReadonlyMap<number, number> =>
  new Map([...Map.groupBy(people, ({ part }) => part)].map(([part, { length }]) => [part, length]));

/** Cancels RSVPs of one status and gives back their seats, if they had any. */
export const releaseFrom =
  (table: Table): WaitlistBook["release"] =>
  (release) => {
    const { sessionId, people, given } = release;
    const ledger = letGo(sessionId, people[0]?.status, countsOf(people), release, given);
    return move(table, ledger, people, (person) => cancelRsvp(release, person));
  };

/** Runs one transaction over the ledger and the RSVPs of `people`. */
async function move<Person extends Pick<ListedAttendee, "userId">>(
  table: Table,
  ledger: readonly Write[],
  people: readonly Person[],
  change: (person: Person) => Update,
  others: readonly Write[] = [],
): Promise<MoveAttempt> {
  const outcome = await transact(table, [...ledger, ...people.map(change), ...others]);
  if (outcome.kind !== "refused") return outcome;
  const votes = outcome.votes.slice(ledger.length);
  const gone = people.filter((_, at) => votes[at]?.agreed === false);
  return { kind: "refused", gone: gone.map(({ userId }) => userId) };
}

const toListedAttendee = (item: Item): ListedAttendee => ({
  userId: userIdOf(item),
  status: item.status as HeldStatus,
  waitlistedAt: textOrNull(item.waitlistedAt),
  part: (item.part as number | undefined) ?? 0,
});

/**
 * Adds the position if `rsvp` is on the waitlist. It counts up to a thousand, which limits the cost. People at
 * the desk have joined before all others. A position that is known already stays, and
 * in a crowd it stays unknown.
 */
export async function withPosition(
  table: Table,
  { part = 0, isUncounted = false, ...rsvp }: Rsvp,
): Promise<Rsvp> {
  const { sessionId, userId, status, waitlistedAt, waitlistPosition } = rsvp;
  if (status !== "WAITLISTED" || waitlistedAt === null) return rsvp;
  if (isUncounted || waitlistPosition !== null) return rsvp;
  try {
    const numbers = part === 0 ? [0] : await findItemsWith(table, sessionId, status);
    const ahead = await countPeople(table, { sessionId, status }, numbers, {
      before: bySessionOrder(waitlistedAt, userId),
      most: MAX_POSITION,
    });
    return { ...rsvp, waitlistPosition: ahead < MAX_POSITION ? ahead + 1 : "1000+" };
  } catch (error) {
    // The RSVP is useful even if its position cannot be counted now.
    if (isPassing(error)) return rsvp;
    throw error;
  }
}
