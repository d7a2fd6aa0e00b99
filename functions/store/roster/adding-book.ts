import type { AddingBook, AddRequest, SeenForAdding, WayIn } from "../../core/roster/add-attendee.ts";
import { joinsAt, type Ledger, lastWaitlistedAt } from "../../core/seats/ledger.ts";
import { type Attendee, eventIdOf } from "../../core/seats/rsvp.ts";
import { type Table, textOrNull } from "../dynamodb/table.ts";
import { transact, type Update } from "../dynamodb/transact.ts";
import { updateItem } from "../dynamodb/update.ts";
import { unlessBlocking } from "../ledger/blocks.ts";
import { itemWithSeat, joinByHand, raiseAndTake, takeByHand } from "../ledger/by-hand.ts";
import { openLine } from "../ledger/line.ts";
import { findDay, gainSeat, seenDay } from "../overlaps/day.ts";
import { findLedger } from "../parts/parts.ts";
import { findRsvp, readRsvpItems, toFoundRsvp } from "../seats/rsvp.ts";
import { confirmRsvp, waitlistRsvp } from "../seats/rsvp-arrival.ts";

/** People that organizers add to a session. Each is added in one transaction. */
export const addingBook = (table: Table, newId: () => string): AddingBook => ({
  async see({ sessionId, attendee: { userId } }) {
    const ledger = await findLedger(table, sessionId);
    if (ledger === null) return null;
    if (!ledger.blocks) return { ledger, found: await findRsvp(table, sessionId, userId), day: null };
    // The day first: a seat that is not shown comes later, and changes it.
    const day = await findDay(table, userId, eventIdOf(sessionId));
    const rsvps = (await readRsvpItems(table, userId, eventIdOf(sessionId))).map(toFoundRsvp);
    const found = rsvps.find(({ rsvp }) => rsvp.sessionId === sessionId) ?? null;
    return { ledger, found, day: seenDay(day, rsvps) };
  },

  async add(request, seen, way, hand) {
    const place = await placeFor(table, seen.ledger, way, hand.at);
    if (place === null) return "again";
    const { sessionId, attendee, requestId } = request;
    const arrival = {
      ...{ sessionId, attendee, requestId, part: place.part, now: place.since, added: hand },
      rsvpId: seen.found?.rsvp.rsvpId ?? newId(),
    };
    const rsvp = way === "join" ? waitlistRsvp(arrival, seen.found) : confirmRsvp(arrival, seen.found);
    const { kind } = await transact(table, [
      ...ledgerWrites(place, way, seen),
      rsvp,
      ...daysOf(request, seen, way),
    ]);
    return kind === "committed" ? kind : "again";
  },
});

/** The item of the ledger that counts the person, and since when. */
interface Place {
  readonly write: Update;
  readonly part: number;
  readonly since: string;
}

/** `null`: the ledger must be read again first. */
async function placeFor(table: Table, ledger: Ledger, way: WayIn, now: string): Promise<Place | null> {
  if (way === "raise") return { write: raiseAndTake(ledger, now), part: 0, since: now };
  if (way === "take") {
    const part = itemWithSeat(ledger);
    return { write: takeByHand(ledger, part, now), part, since: now };
  }
  const { sessionId, epoch, items = [], lineOpen } = ledger;
  if (items.length > 0 && !lineOpen) {
    await updateItem(table, openLine(sessionId, epoch, now));
    return null;
  }
  const part = items.length > 0 ? 1 : 0;
  const since = joinsAt(now, lastWaitlistedAt(ledger, part));
  return { write: joinByHand(ledger, part, now, since), part, since };
}

/** A seat at the desk proves that the event does not block overlaps, unless it counts in the person's day. */
const ledgerWrites = ({ write, part }: Place, way: WayIn, { day }: SeenForAdding): Update[] => [
  way !== "join" && part === 0 && day === null ? unlessBlocking(write) : write,
];

/** Organizers may give a seat that clashes with another one. The day counts it all the same, so that no second one follows. */
const daysOf = ({ sessionId }: AddRequest, { day }: SeenForAdding, way: WayIn) =>
  day === null || way === "join" ? [] : gainSeat(day, sessionId);

/** Who somebody is, by what they have in the event. `null`: they have never had anything there. */
export async function findAttendee(table: Table, userId: string, eventId: string): Promise<Attendee | null> {
  const items = await readRsvpItems(table, userId, eventId);
  const last = items.findLast(({ email }) => typeof email === "string") ?? items.at(-1);
  return last === undefined ? null : { userId, name: textOrNull(last.name), email: textOrNull(last.email) };
}
