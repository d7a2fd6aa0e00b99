import type { WaitlistPolicy } from "../../core/programme/session.ts";
import type { HeldStatus, Rsvp } from "../../core/seats/rsvp.ts";
import { eventIdOf } from "../../core/seats/rsvp.ts";
import type { ListedAttendee, MoveAttempt, WaitlistBook } from "../../core/waitlist/waitlist-book.ts";
import { readItems } from "../dynamodb/batches.ts";
import { isPassing } from "../dynamodb/failures.ts";
import { countItems, queryPage } from "../dynamodb/queries.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import { transact, type Update } from "../dynamodb/transact.ts";
import {
  BY_SESSION_INDEX,
  bySessionOrder,
  bySessionPartition,
  isLedgerKey,
  ledgerKey,
  sessionKey,
  userIdOf,
} from "../keys.ts";
import { closeWaitlist, letGo, moveToSeats, toLedger } from "../seats/ledger.ts";
import { cancelRsvp, serveRsvp } from "../seats/rsvp.ts";

/** The waitlist of a session in the table. People are moved together with the ledger, in one transaction. */
export function waitlistBook(table: Table): WaitlistBook {
  return {
    async findWaitlist(sessionId) {
      const keys = [ledgerKey(sessionId), sessionKey(eventIdOf(sessionId), sessionId)];
      const items = await readItems(table, keys, true);
      const ledger = items.find(isLedgerKey);
      const programme = items.find((item) => !isLedgerKey(item));
      if (ledger === undefined || programme === undefined) return null;
      return {
        ledger: toLedger(ledger),
        policy: programme.waitlistPolicy as WaitlistPolicy,
        offerMinutes: programme.offerMinutes as number,
      };
    },

    async listAttendees(sessionId, status, limit) {
      const { items } = await queryPage(table, { ...attendeesWith(sessionId, status), Limit: limit });
      return items.map(toListedAttendee);
    },

    offerSeats(offer) {
      const { waitlist, people, now } = offer;
      const seats = moveToSeats(waitlist.ledger, people.length, now);
      return move(table, seats, people, (attendee) => serveRsvp(offer, attendee));
    },

    release: releaseFrom(table),

    async closeWaitlist(ledger, now) {
      const outcome = await transact(table, [closeWaitlist(ledger, now)]);
      return outcome.kind === "refused" ? { kind: "refused", gone: [] } : outcome;
    },
  };
}

/** Cancels RSVPs of one status and gives back their seats, if they had any. */
export const releaseFrom =
  (table: Table): WaitlistBook["release"] =>
  (release) => {
    const { sessionId, people, given } = release;
    const ledger = letGo(sessionId, people[0]?.status, people.length, release, given);
    return move(table, ledger, people, ({ userId, status }) => cancelRsvp(release, userId, status));
  };

/** Runs one transaction over the ledger and the RSVPs of `people`. */
async function move<Person extends Pick<ListedAttendee, "userId">>(
  table: Table,
  ledger: Update,
  people: readonly Person[],
  change: (person: Person) => Update,
): Promise<MoveAttempt> {
  const outcome = await transact(table, [ledger, ...people.map(change)]);
  if (outcome.kind !== "refused") return outcome;
  const [, ...votes] = outcome.votes;
  const gone = people.filter((_, at) => votes[at]?.agreed === false);
  return { kind: "refused", gone: gone.map(({ userId }) => userId) };
}

const attendeesWith = (sessionId: string, status: HeldStatus) => ({
  IndexName: BY_SESSION_INDEX,
  KeyConditionExpression: "bySessionPK = :partition",
  ExpressionAttributeValues: { ":partition": bySessionPartition(sessionId, status) },
});

const toListedAttendee = (item: Item): ListedAttendee => ({
  userId: userIdOf(item),
  status: item.status as HeldStatus,
  waitlistedAt: textOrNull(item.waitlistedAt),
});

const MAX_COUNTED_POSITIONS = 1_000;

/** Adds the position if `rsvp` is on the waitlist. It counts up to a thousand, which limits the cost. */
export async function withPosition(table: Table, rsvp: Rsvp): Promise<Rsvp> {
  const { sessionId, userId, status, waitlistedAt } = rsvp;
  if (status !== "WAITLISTED" || waitlistedAt === null) return rsvp;
  const { KeyConditionExpression, ExpressionAttributeValues, IndexName } = attendeesWith(sessionId, status);
  const before = {
    IndexName,
    KeyConditionExpression: `${KeyConditionExpression} AND bySessionSK < :own`,
    ExpressionAttributeValues: { ...ExpressionAttributeValues, ":own": bySessionOrder(waitlistedAt, userId) },
  };
  try {
    const ahead = await countItems(table, before, MAX_COUNTED_POSITIONS);
    return { ...rsvp, waitlistPosition: ahead < MAX_COUNTED_POSITIONS ? ahead + 1 : "1000+" };
  } catch (error) {
    // The RSVP is useful even if its position cannot be counted now.
    if (isPassing(error)) return rsvp;
    throw error;
  }
}

/** Counts the people of one status in the index. */
export const countRsvps = (table: Table, sessionId: string, status: HeldStatus): Promise<number> =>
  countItems(table, attendeesWith(sessionId, status));
