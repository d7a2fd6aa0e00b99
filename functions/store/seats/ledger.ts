// Only this module knows how seats are counted. There is one item per session today. Very hot sessions may
// later use several, so no other module may assume one.

import { type Tally, tallyOf } from "../../core/figures/tally.ts";
import type { Ledger, SessionState } from "../../core/seats/ledger.ts";
import type { CancelReason, HeldStatus } from "../../core/seats/rsvp.ts";
import { assign } from "../dynamodb/expressions.ts";
import { find } from "../dynamodb/find.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import type { Check, Update } from "../dynamodb/transact.ts";
import { ledgerKey, sessionIdOfLedger, waitlistBuckets } from "../keys.ts";
import { heldVersion, versionOf } from "../programme/versions.ts";

const NAMES = { "#state": "state", "#capacity": "capacity" };

/** Sessions of drafts are closed to attendees, whatever state organizers have set. */
const IS_OPEN = "#state = :open AND attribute_not_exists(draft)";
const HAS_OPENED = "(attribute_not_exists(registrationOpensAt) OR registrationOpensAt <= :now)";
const HAS_NOT_CLOSED = "(attribute_not_exists(registrationClosesAt) OR registrationClosesAt > :now)";
const HAS_NOT_ENDED = "(attribute_not_exists(endsAt) OR endsAt > :now)";
const REGISTRATION_IS_OPEN = [IS_OPEN, HAS_OPENED, HAS_NOT_CLOSED, HAS_NOT_ENDED].join(" AND ");
const WAITLIST_HAS_CLOSED = "(lineClosesAt <= :now OR attribute_exists(lineClosedAt))";
const WAITLIST_IS_OPEN = "lineClosesAt > :now AND attribute_not_exists(lineClosedAt)";
const A_SEAT_IS_FREE = "(attribute_not_exists(#capacity) OR taken < #capacity)";

/** Takes a seat if a new attendee may have one at `now` (ISO, UTC). */
export const takeSeat = (sessionId: string, now: string): Update => ({
  Key: ledgerKey(sessionId),
  UpdateExpression: "ADD taken :one, reserved :one",
  ConditionExpression: `${REGISTRATION_IS_OPEN} AND (waiting = :zero OR ${WAITLIST_HAS_CLOSED}) AND ${A_SEAT_IS_FREE}`,
  ExpressionAttributeNames: NAMES,
  ExpressionAttributeValues: { ":one": 1, ":zero": 0, ":open": "OPEN", ":now": now },
});

/** Takes a seat for a waiting person after the waitlist has closed, when the first who asks gets it. */
export const claimSeat = (sessionId: string, now: string): Update => ({
  Key: ledgerKey(sessionId),
  UpdateExpression: "ADD taken :one, waiting :less, claimed :one",
  ConditionExpression: `${REGISTRATION_IS_OPEN} AND ${WAITLIST_HAS_CLOSED} AND waiting > :zero AND ${A_SEAT_IS_FREE}`,
  ExpressionAttributeNames: NAMES,
  ExpressionAttributeValues: { ":one": 1, ":less": -1, ":zero": 0, ":open": "OPEN", ":now": now },
});

/**
 * Puts a person on the waitlist at `waitlistedAt` (ISO, UTC), unless a seat is free for everybody. It also
 * marks the ledger for the sweep. The time must be later than the previous person's. So the order of times is
 * the order of commits, even if clocks differ or an attempt is slow.
 */
export const joinWaitlist = (sessionId: string, now: string, waitlistedAt: string): Update => ({
  Key: ledgerKey(sessionId),
  UpdateExpression: `ADD waiting :one, joined :one SET lastWaitlistedAt = :waitlistedAt, ${MARK}`,
  ConditionExpression:
    `${REGISTRATION_IS_OPEN} AND ${WAITLIST_IS_OPEN} AND (waiting > :zero OR taken >= #capacity) ` +
    "AND (attribute_not_exists(lastWaitlistedAt) OR lastWaitlistedAt < :waitlistedAt)",
  ExpressionAttributeNames: NAMES,
  ExpressionAttributeValues: {
    ...{ ":one": 1, ":zero": 0, ":open": "OPEN", ":now": now, ":waitlistedAt": waitlistedAt },
    ...markOf(sessionId),
  },
});

/** Prevents accepting an offer of a session that does not take place. */
export const proveNotCancelled = (sessionId: string): Check => ({
  Key: ledgerKey(sessionId),
  ConditionExpression: "#state <> :cancelled",
  ExpressionAttributeNames: { "#state": "state" },
  ExpressionAttributeValues: { ":cancelled": "CANCELLED" },
});

/** Closes the waitlist early, if it is still open and the rules are those that were seen. */
export function closeWaitlist({ sessionId, rulesVersion }: Ledger, now: string): Update {
  const rules = heldVersion("rulesVersion", rulesVersion);
  return {
    Key: ledgerKey(sessionId),
    UpdateExpression: "SET lineClosedAt = :now",
    ConditionExpression: `${rules.condition} AND attribute_not_exists(lineClosedAt)`,
    ExpressionAttributeNames: rules.names,
    ExpressionAttributeValues: { ...rules.values, ":now": now },
  };
}

/**
 * Moves `people` from the waitlist to seats, if the ledger still allows it and no rule has changed since it
 * was seen. So no offer under old rules can follow a change.
 */
export function moveToSeats(seen: Ledger, people: number, now: string): Update {
  const { sessionId, capacity, lineClosesAt, registrationClosesAt } = seen;
  const rules = heldVersion("rulesVersion", seen.rulesVersion);
  const conditions = [
    rules.condition,
    IS_OPEN,
    HAS_OPENED,
    HAS_NOT_ENDED,
    registrationClosesAt === null
      ? "attribute_not_exists(registrationClosesAt)"
      : "registrationClosesAt = :registrationClosesAt",
    "lineClosesAt = :lineClosesAt AND attribute_not_exists(lineClosedAt)",
    capacity === null ? "attribute_not_exists(#capacity)" : "#capacity = :capacity AND taken <= :room",
    "waiting >= :people",
  ];
  return {
    Key: ledgerKey(sessionId),
    UpdateExpression: "ADD taken :people, waiting :less, offered :people",
    ConditionExpression: conditions.join(" AND "),
    ExpressionAttributeNames: { ...NAMES, ...rules.names },
    ExpressionAttributeValues: {
      ...rules.values,
      ":people": people,
      ":less": -people,
      ":open": "OPEN",
      ":now": now,
      ":lineClosesAt": lineClosesAt,
      ...(registrationClosesAt !== null && { ":registrationClosesAt": registrationClosesAt }),
      ...(capacity !== null && { ":capacity": capacity, ":room": capacity - people }),
    },
  };
}

/** Rules that the ledger must still have. */
type Given = Partial<Pick<Ledger, "state" | "lineClosesAt">>;

/** The counter for each reason. An ended offer counts under its result, any other end as released. */
const COUNTED_AS = {
  OFFER_DECLINED: "declined",
  OFFER_EXPIRED: "expired",
  ATTENDEE: "released",
  ORGANIZER: "released",
  SESSION_CANCELLED: "released",
  SESSION_STARTED: "released",
} as const satisfies Record<CancelReason, keyof Tally>;

/** The reason for giving seats back, and when they came free (`freedAt`; ISO, UTC). */
export interface Freed {
  readonly reason: CancelReason;
  readonly freedAt: string;
}

export const freeSeats = (
  sessionId: string,
  people: number,
  { reason, freedAt }: Freed,
  given: Given = {},
): Update => ({
  Key: ledgerKey(sessionId),
  UpdateExpression: `ADD taken :less, ${COUNTED_AS[reason]} :people SET freedAt = :freedAt`,
  ...provided("taken >= :people", given, { ":less": -people, ":people": people, ":freedAt": freedAt }),
});

/** Removes people from the waitlist. */
export const leaveWaitlist = (sessionId: string, people: number, given: Given = {}): Update => ({
  Key: ledgerKey(sessionId),
  UpdateExpression: "ADD waiting :less, leftLine :people",
  ...provided("waiting >= :people", given, { ":less": -people, ":people": people }),
});

/** Removes people of this status from their seats or from the waitlist. */
export const letGo = (
  sessionId: string,
  status: HeldStatus | undefined,
  people: number,
  freed: Freed,
  given: Given = {},
): Update =>
  status === "WAITLISTED"
    ? leaveWaitlist(sessionId, people, given)
    : freeSeats(sessionId, people, freed, given);

function provided(condition: string, given: Given, values: Record<string, unknown>) {
  const held = assign(given, "given_");
  return {
    ConditionExpression: [condition, ...held.clauses].join(" AND "),
    ...(held.clauses.length > 0 && { ExpressionAttributeNames: held.names }),
    ExpressionAttributeValues: { ...values, ...held.values },
  };
}

/** A mark shows the ledger to the sweep, from the first reason until it is settled. */
export const MARK = "sweepPK = :sweepPK, sweepSK = if_not_exists(sweepSK, :now)";
export const markOf = (sessionId: string) => ({ ":sweepPK": waitlistBuckets.of(sessionId) });

/** Removes the mark if nobody waits, nobody is in a cancelled session, and the rules are unchanged. */
export function unmark({ sessionId, rulesVersion }: Ledger): Update {
  const rules = heldVersion("rulesVersion", rulesVersion);
  const isSettled = ["waiting = :zero", "(#state <> :cancelled OR taken = :zero)"];
  return {
    Key: ledgerKey(sessionId),
    UpdateExpression: "REMOVE sweepPK, sweepSK",
    ConditionExpression: [...isSettled, rules.condition].join(" AND "),
    ExpressionAttributeNames: { "#state": "state", ...rules.names },
    ExpressionAttributeValues: { ":zero": 0, ":cancelled": "CANCELLED", ...rules.values },
  };
}

export const findLedger = (table: Table, sessionId: string): Promise<Ledger | null> =>
  find(table, ledgerKey(sessionId), toLedger);

export function toLedger(item: Item): Ledger {
  return {
    sessionId: sessionIdOfLedger(item),
    taken: item.taken as number,
    waiting: item.waiting as number,
    capacity: (item.capacity as number | undefined) ?? null,
    state: item.state as SessionState,
    registrationOpensAt: textOrNull(item.registrationOpensAt),
    registrationClosesAt: textOrNull(item.registrationClosesAt),
    endsAt: textOrNull(item.endsAt),
    lineClosesAt: item.lineClosesAt as string,
    lineClosedAt: textOrNull(item.lineClosedAt),
    lastWaitlistedAt: textOrNull(item.lastWaitlistedAt),
    freedAt: textOrNull(item.freedAt),
    rulesVersion: versionOf(item.rulesVersion),
    rulesChangedAt: textOrNull(item.rulesChangedAt),
    ...(item.draft === true && { draft: true }),
    takenAtCapacityChange: (item.takenAtCapacityChange as number | undefined) ?? 0,
    tally: tallyOf((counter) => (item[ATTRIBUTE_OF[counter] ?? counter] as number | undefined) ?? 0),
  };
}

/** DynamoDB reserves these counter names. */
const ATTRIBUTE_OF: Partial<Record<keyof Tally, string>> = { left: "leftLine" };
