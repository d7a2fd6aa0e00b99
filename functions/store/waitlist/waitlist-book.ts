import type { WaitlistPolicy } from "../../core/programme/session.ts";
import { MAX_PASSES } from "../../core/seats/on-offer.ts";
import { eventIdOf, type HeldStatus, MAX_POSITION, type Rsvp } from "../../core/seats/rsvp.ts";
import { quietHoursOf } from "../../core/waitlist/quiet-hours.ts";
import { servedAs } from "../../core/waitlist/serve-alone.ts";
import type { ListedAttendee, MoveAttempt, Offer, WaitlistBook } from "../../core/waitlist/waitlist-book.ts";
import { countTimedOut } from "../booths/visit-counts.ts";
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
import { moveToNewSeat } from "../ledger/by-hand.ts";
import { closeWaitlist } from "../ledger/desk.ts";
import { letGo } from "../ledger/leaving.ts";
import { closeLine, earlyClosing } from "../ledger/line.ts";
import { countPeople, findItemsWith, firstPeople, itemsWith } from "../ledger/people.ts";
import { moveToSeats } from "../ledger/serving.ts";
import { closeGates } from "../parts/gates.ts";
import { wholeLedgers } from "../parts/parts.ts";
import { transactWhole } from "../parts/whole.ts";
import { toEvent } from "../programme/events.ts";
import { versionOf } from "../programme/versions.ts";
import { onOfferOf } from "../seats/rsvp.ts";
import { cancelRsvp } from "../seats/rsvp-cancellation.ts";
import { serveRsvp } from "../seats/rsvp-offer.ts";
import { findPerson, proofsOf } from "./person-seen.ts";

/** The waitlist of a session in the table. People are moved together with the ledger, in one transaction. */
export function waitlistBook(table: Table): WaitlistBook {
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
        slot: { startsAt: String(programme.startsAt), endsAt: String(programme.endsAt) },
        policy: ledger.booth ? "OFFER" : (programme.waitlistPolicy as WaitlistPolicy),
        offerMinutes: programme.offerMinutes as number,
        // A person who is next at a booth is there, whatever the hour.
        quietHours: event === undefined || ledger.booth ? null : quietHoursOf(toEvent(event)),
      };
    },

    async listAttendees(ledger, status, limit) {
      const { sessionId } = ledger;
      const { items } = await firstPeople(table, { sessionId, status }, itemsWith(status, ledger), { limit });
      return items.map(toListedAttendee);
    },

    findPerson: (wanted) => findPerson(table, wanted),

    async offerSeats(offer) {
      const { waitlist, people, now, alone } = offer;
      const counts = countsOf(people);
      const seats = offer.outOfTurn?.raisedCapacity ? moveToNewSeat : moveToSeats;
      const [desk, ...parts] = seats(waitlist.ledger, counts, now);
      const proofs = proofsOf(alone?.proofs ?? [], offer);
      const ledger = [isUnproved(offer) ? unlessBlocking(desk) : desk, ...parts];
      const before = [...ledger, ...proofs.ledger, ...proofs.rsvps];
      const attempt = await move(table, before, people, (attendee) => serveRsvp(offer, attendee));
      // People keep joining at the same parts, so the next attempt finds these held off.
      const gated = [...counts.keys()].filter((part) => part > 0);
      if (attempt.kind === "unsettled") await closeGates(table, waitlist.ledger, gated, now);
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

/** Somebody is confirmed whose day proves nothing, so the desk must prove that the event does not block overlaps. */
const isUnproved = (offer: Offer): boolean =>
  !offer.alone?.proofs.some(({ what }) => what === "no-other-seat") &&
  offer.people.some((person) => servedAs(offer, person) === "confirm");

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
    const inside = people.filter(({ isInside }) => isInside).length;
    const ledger = [
      ...letGo(sessionId, people[0]?.status, countsOf(people), { ...release, inside }, given),
      ...(release.reason === "LEFT" ? [countTimedOut(sessionId, people.length, release.now)] : []),
    ];
    return move(table, ledger, people, (person) => cancelRsvp(release, person));
  };

/** Runs one transaction over the ledger and the RSVPs of `people`. */
async function move<Person extends Pick<ListedAttendee, "userId"> & Partial<ListedAttendee>>(
  table: Table,
  ledger: readonly Write[],
  people: readonly Person[],
  change: (person: Person) => Update,
): Promise<MoveAttempt> {
  const outcome = await transact(table, [...ledger, ...people.map(change)]);
  if (outcome.kind !== "refused") return outcome;
  const votes = outcome.votes.slice(ledger.length);
  const refused = people.filter((_, at) => votes[at]?.agreed === false);
  const changed = people.flatMap((person, at) => {
    const vote = votes[at];
    const now = vote === undefined || vote.agreed || vote.item === null ? null : toListedAttendee(vote.item);
    return now !== null && waitsSince(now, person) ? [now] : [];
  });
  const gone = refused.filter(({ userId }) => changed.every((person) => person.userId !== userId));
  return { kind: "refused", gone: gone.map(({ userId }) => userId), ...(changed.length > 0 && { changed }) };
}

/** The person waits at the place that was listed, and has passed, chosen something else or joined a group. */
const waitsSince = (now: ListedAttendee, listed: Partial<ListedAttendee>): boolean =>
  now.status === "WAITLISTED" && listed.status === "WAITLISTED" && now.waitlistedAt === listed.waitlistedAt;

const toListedAttendee = (item: Item): ListedAttendee => ({
  userId: userIdOf(item),
  status: item.status as HeldStatus,
  waitlistedAt: textOrNull(item.waitlistedAt),
  part: (item.part as number | undefined) ?? 0,
  onOffer: onOfferOf(item),
  passedUntil: textOrNull(item.passedUntil),
  anyOfId: textOrNull(item.anyOfId),
  ...(item.checkedInAt !== undefined && { isInside: true }),
  version: versionOf(item.version),
});

/**
 * Adds the position if `rsvp` is on the waitlist. It counts up to a thousand, which limits the cost. People at
 * the desk have joined before all others, unless they have passed. A position that is known already stays, and
 * in a crowd it stays unknown.
 */
export async function withPosition(
  table: Table,
  { part = 0, isUncounted = false, ...rsvp }: Rsvp,
): Promise<Rsvp> {
  const { sessionId, userId, status, waitlistedAt, waitlistPosition, passesLeft } = rsvp;
  if (status !== "WAITLISTED" || waitlistedAt === null) return rsvp;
  if (isUncounted || waitlistPosition !== null) return rsvp;
  try {
    const isFromDesk = part === 0 && passesLeft === MAX_PASSES;
    const numbers = isFromDesk ? [0] : await findItemsWith(table, sessionId, status);
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
