import type { SeenDay } from "../../core/overlaps/day-book.ts";
import { type FoundRsvp, seenIn } from "../../core/seats/rsvp.ts";
import { find } from "../dynamodb/find.ts";
import { type Table, textOrNull } from "../dynamodb/table.ts";
import type { Update, Write } from "../dynamodb/transact.ts";
import { dayKey } from "../keys.ts";
import { versionOf } from "../programme/versions.ts";
import { proveSeen } from "../seats/rsvp-expressions.ts";

/** A day whose RSVPs have not been read yet. */
export interface FoundDay extends Omit<SeenDay, "lastGained"> {
  /** The session of the seat that the last change of the day has counted. */
  readonly gained: string | null;
}

/** Reads which day it is. The RSVPs that it is to prove must be read afterwards. */
export async function findDay(table: Table, userId: string, eventId: string): Promise<FoundDay> {
  const found = await find(table, dayKey(userId, eventId), (item) => ({
    version: versionOf(item.version),
    gained: textOrNull(item.gained),
  }));
  return { userId, eventId, version: 0, gained: null, ...found };
}

/** The day with what was read after it. */
export function seenDay({ gained, ...day }: FoundDay, rsvps: readonly FoundRsvp[]): SeenDay {
  const isShown = rsvps.some(({ rsvp }) => rsvp.sessionId === gained && rsvp.status === "CONFIRMED");
  return { ...day, lastGained: gained === null || isShown ? [] : seenIn([gained], rsvps) };
}

/**
 * Counts a seat that the person gains, if they have gained none since the day was read.
 *
 * @param others sessions whose RSVPs the same transaction writes
 */
export const gainSeat = (
  { userId, eventId, version, lastGained }: SeenDay,
  sessionId: string,
  others: readonly (string | undefined)[] = [],
): Write[] => [
  countSeat({ userId, eventId, version }, sessionId),
  ...lastGained
    .filter((seen) => seen.sessionId !== sessionId && !others.includes(seen.sessionId))
    .map((seen) => proveSeen(userId, seen)),
];

const countSeat = ({ userId, eventId, version }: Omit<SeenDay, "lastGained">, sessionId: string): Update => ({
  Key: dayKey(userId, eventId),
  UpdateExpression: "SET gained = :gained ADD version :one",
  ConditionExpression: version === 0 ? "attribute_not_exists(version)" : "version = :seen",
  ExpressionAttributeValues: {
    ...{ ":one": 1, ":gained": sessionId },
    ...(version > 0 && { ":seen": version }),
  },
});
