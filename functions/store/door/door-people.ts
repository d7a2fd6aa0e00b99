import { isAnonymous } from "../../core/account/anonymous.ts";
import type { Ledger } from "../../core/seats/ledger.ts";
import type { HeldStatus } from "../../core/seats/rsvp.ts";
import { eventIdOf } from "../../core/seats/rsvp.ts";
import { readItems } from "../dynamodb/batches.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import { ticketKey, userIdOf } from "../keys.ts";
import { firstPeople, itemsWith } from "../ledger/people.ts";

/** A person of a session, with all that a door needs to know them without a network. */
export interface PersonAtDoor {
  readonly userId: string;
  readonly name: string | null;
  readonly status: HeldStatus;
  readonly ticketId: string | null;
  readonly code: string | null;
  readonly standbyNumber: number | null;
  readonly waitlistPosition: number | null;
  readonly checkedInAt: string | null;
  readonly checkedInBy: string | null;
}

/** Where a page begins. */
export interface Place {
  readonly status: HeldStatus;
  /** Position in the index. `null`: the first person. */
  readonly after: string | null;
  /** How many people of this status come before. */
  readonly before: number;
}

export interface PeoplePage {
  readonly people: readonly PersonAtDoor[];
  readonly next: Place | null;
}

export const FIRST_PLACE: Place = { status: "CONFIRMED", after: null, before: 0 };
const NEXT_STATUS: Readonly<Record<HeldStatus, HeldStatus | null>> = {
  CONFIRMED: "OFFERED",
  OFFERED: "WAITLISTED",
  WAITLISTED: null,
};
const MOST_ON_A_PAGE = 1_000;

/** Reads a page of a session's people: seats, then offers, then the waitlist. They are as the index shows them. */
export async function readPeopleAtDoor(
  table: Table,
  ledger: Ledger,
  from: Place,
  most = MOST_ON_A_PAGE,
): Promise<PeoplePage> {
  const { sessionId } = ledger;
  const people: Omit<PersonAtDoor, "ticketId" | "code">[] = [];
  let place: Place | null = from;
  while (place !== null && people.length < most) {
    const { status, after, before }: Place = place;
    const numbers = itemsWith(status, ledger);
    const limit = most - people.length;
    const range = { limit, ...(after !== null && { after }) };
    const { items, hasMore } = await firstPeople(table, { sessionId, status }, numbers, range);
    people.push(...items.map((item, at) => personOf(item, status, before + at + 1)));
    const last = items.at(-1);
    const next: HeldStatus | null = NEXT_STATUS[status];
    place =
      hasMore && last !== undefined
        ? { status, after: String(last.bySessionSK), before: before + items.length }
        : next && { status: next, after: null, before: 0 };
  }
  return { people: await withTickets(table, eventIdOf(sessionId), people), next: place };
}

const personOf = (item: Item, status: HeldStatus, position: number) => ({
  userId: userIdOf(item),
  name: textOrNull(item.name),
  status,
  standbyNumber: typeof item.standbyNumber === "number" ? item.standbyNumber : null,
  waitlistPosition: status === "WAITLISTED" ? position : null,
  checkedInAt: textOrNull(item.checkedInAt),
  checkedInBy: textOrNull(item.checkedInBy),
});

/** Nobody has the tickets of accounts that are erased. */
async function withTickets(
  table: Table,
  eventId: string,
  people: readonly Omit<PersonAtDoor, "ticketId" | "code">[],
): Promise<PersonAtDoor[]> {
  const owners = people.filter(({ userId }) => !isAnonymous(userId));
  const items = await readItems(
    table,
    owners.map(({ userId }) => ticketKey(userId, eventId)),
  );
  const tickets = new Map(items.map((item) => [userIdOf(item), item]));
  return people.map((person) => {
    const ticket = tickets.get(person.userId);
    return { ...person, ticketId: textOrNull(ticket?.ticketId), code: textOrNull(ticket?.code) };
  });
}
