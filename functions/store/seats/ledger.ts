// Only the modules `ledger*.ts` know how seats are counted. A ledger is one item, the desk. For a crowd it has
// parts beside it (`ledger-parts.ts`), so no other module may assume one item.

import { type Tally, tallyOf } from "../../core/figures/tally.ts";
import type { Ledger, LedgerItem, SessionState } from "../../core/seats/ledger.ts";
import type { CancelReason, HeldStatus } from "../../core/seats/rsvp.ts";
import { assign } from "../dynamodb/expressions.ts";
import { type Item, textOrNull } from "../dynamodb/table.ts";
import type { Check, Update, Write } from "../dynamodb/transact.ts";
import { ledgerItemKey, ledgerKey, sessionIdOfLedger, waitlistBuckets } from "../keys.ts";
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
/** Each item of a ledger has its own capacity. Together they make the session's. */
export const A_SEAT_IS_FREE = "(attribute_not_exists(#capacity) OR taken < #capacity)";
/** A gate holds hot writes off for seconds, so that a transaction over all items can pass. */
export const GATE_IS_OPEN = "(attribute_not_exists(gate) OR gate <= :now)";

/** Takes a seat if a new attendee may have one at `now` (ISO, UTC). */
export const takeSeat = (sessionId: string, now: string): Update => ({
  Key: ledgerKey(sessionId),
  UpdateExpression: "ADD taken :one, reserved :one",
  ConditionExpression: `${REGISTRATION_IS_OPEN} AND ((waiting = :zero AND attribute_not_exists(lineOpen)) OR ${WAITLIST_HAS_CLOSED}) AND ${A_SEAT_IS_FREE} AND ${GATE_IS_OPEN}`,
  ExpressionAttributeNames: NAMES,
  ExpressionAttributeValues: { ":one": 1, ":zero": 0, ":open": "OPEN", ":now": now },
});

/** Takes a seat for a waiting person after the waitlist has closed, when the first who asks gets it. */
export const claimSeat = (sessionId: string, now: string): Update => ({
  Key: ledgerKey(sessionId),
  UpdateExpression: "ADD taken :one, waiting :less, claimed :one",
  ConditionExpression: `${REGISTRATION_IS_OPEN} AND ${WAITLIST_HAS_CLOSED} AND waiting > :zero AND ${A_SEAT_IS_FREE} AND ${GATE_IS_OPEN}`,
  ExpressionAttributeNames: NAMES,
  ExpressionAttributeValues: { ":one": 1, ":less": -1, ":zero": 0, ":open": "OPEN", ":now": now },
});

/** The same for a person who waits at a part. The seat is always one of the desk. */
export const claimFromPart = (sessionId: string, part: number, now: string): Update[] => [
  {
    Key: ledgerKey(sessionId),
    UpdateExpression: "ADD taken :one, claimed :one",
    ConditionExpression: `${REGISTRATION_IS_OPEN} AND ${WAITLIST_HAS_CLOSED} AND ${A_SEAT_IS_FREE} AND ${GATE_IS_OPEN}`,
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: { ":one": 1, ":open": "OPEN", ":now": now },
  },
  served(sessionId, part, 1),
];

export const IS_LAST_TO_JOIN = "(attribute_not_exists(lastWaitlistedAt) OR lastWaitlistedAt < :waitlistedAt)";

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
    `AND attribute_not_exists(parts) AND ${IS_LAST_TO_JOIN} AND ${GATE_IS_OPEN}`,
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

/** Closes the waitlist of one item early, if it is still open and the rules are those that were seen. */
export function closeWaitlist({ sessionId, rulesVersion }: Ledger, now: string): Update {
  const rules = heldVersion("rulesVersion", rulesVersion);
  return {
    Key: ledgerKey(sessionId),
    UpdateExpression: "SET lineClosedAt = :now REMOVE gate",
    ConditionExpression: `${rules.condition} AND attribute_not_exists(lineClosedAt) AND attribute_not_exists(parts)`,
    ExpressionAttributeNames: rules.names,
    ExpressionAttributeValues: { ...rules.values, ":now": now },
  };
}

/**
 * Moves people from the waitlist to seats of the desk, if the ledger still allows it and no rule has changed
 * since it was seen. So no offer under old rules can follow a change.
 *
 * @param people how many of them wait at each item
 */
export function moveToSeats(seen: Ledger, people: ReadonlyMap<number, number>, now: string): Write[] {
  const { sessionId, lineClosesAt, registrationClosesAt } = seen;
  const { capacity } = seen.items?.[0] ?? seen;
  const rules = heldVersion("rulesVersion", seen.rulesVersion);
  const epoch = heldEpoch(seen.epoch);
  const all = [...people.values()].reduce((sum, number) => sum + number, 0);
  const atDesk = people.get(0) ?? 0;
  const conditions = [
    rules.condition,
    epoch.condition,
    IS_OPEN,
    HAS_OPENED,
    HAS_NOT_ENDED,
    registrationClosesAt === null
      ? "attribute_not_exists(registrationClosesAt)"
      : "registrationClosesAt = :registrationClosesAt",
    "lineClosesAt = :lineClosesAt AND attribute_not_exists(lineClosedAt)",
    capacity === null ? "attribute_not_exists(#capacity)" : "#capacity = :capacity AND taken <= :room",
    "waiting >= :atDesk",
  ];
  return [
    {
      Key: ledgerKey(sessionId),
      UpdateExpression: "ADD taken :people, waiting :less, offered :people",
      ConditionExpression: conditions.join(" AND "),
      ExpressionAttributeNames: { ...NAMES, ...rules.names },
      ExpressionAttributeValues: {
        ...rules.values,
        ...epoch.values,
        ":people": all,
        ":atDesk": atDesk,
        ":less": -atDesk,
        ":open": "OPEN",
        ":now": now,
        ":lineClosesAt": lineClosesAt,
        ...(registrationClosesAt !== null && { ":registrationClosesAt": registrationClosesAt }),
        ...(capacity !== null && { ":capacity": capacity, ":room": capacity - all }),
      },
    },
    ...partsOf(people).map(([part, number]) => served(sessionId, part, number)),
  ];
}

const partsOf = (people: ReadonlyMap<number, number>) => [...people].filter(([part]) => part > 0);

/** Counts people out of the line of a part. The gate has done its work. */
const served = (sessionId: string, part: number, people: number): Update => ({
  Key: ledgerItemKey(sessionId, part),
  UpdateExpression: "ADD waiting :less REMOVE gate",
  ConditionExpression: "waiting >= :people",
  ExpressionAttributeValues: { ":less": -people, ":people": people },
});

/** Proves the epoch that was seen. A ledger of one item that nobody has changed has none. */
export const heldEpoch = (epoch: number) =>
  epoch === 0
    ? { condition: "attribute_not_exists(epoch)", values: {} }
    : { condition: "epoch = :epoch", values: { ":epoch": epoch } };

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

/**
 * Gives seats back to the desk. Those that the parts have sold come back too, so a desk with parts has no
 * lower bound.
 */
export const freeSeats = (
  sessionId: string,
  people: number,
  { reason, freedAt }: Freed,
  given: Given = {},
): Update => ({
  Key: ledgerKey(sessionId),
  UpdateExpression: `ADD taken :less, ${COUNTED_AS[reason]} :people SET freedAt = :freedAt`,
  ...provided("(taken >= :people OR attribute_exists(parts))", given, {
    ":less": -people,
    ":people": people,
    ":freedAt": freedAt,
  }),
});

/** Removes people who wait at one item from the waitlist. */
export const leaveWaitlist = (sessionId: string, people: number, given: Given = {}, part = 0): Update => ({
  Key: ledgerItemKey(sessionId, part),
  UpdateExpression: "ADD waiting :less, leftLine :people",
  ...provided("waiting >= :people", given, { ":less": -people, ":people": people }),
});

/** Removes people of this status from their seats or from the waitlist. The rules are those of the desk. */
export function letGo(
  sessionId: string,
  status: HeldStatus | undefined,
  people: ReadonlyMap<number, number>,
  freed: Freed,
  given: Given = {},
): Write[] {
  if (status !== "WAITLISTED") {
    const all = [...people.values()].reduce((sum, number) => sum + number, 0);
    return [freeSeats(sessionId, all, freed, given)];
  }
  const atDesk = people.get(0);
  const desk =
    atDesk !== undefined
      ? [leaveWaitlist(sessionId, atDesk, given)]
      : Object.keys(given).length > 0
        ? [proveGiven(sessionId, given)]
        : [];
  return [...desk, ...partsOf(people).map(([part, number]) => leaveWaitlist(sessionId, number, {}, part))];
}

const proveGiven = (sessionId: string, given: Given): Check => ({
  Key: ledgerKey(sessionId),
  ...provided("attribute_exists(PK)", given, {}),
});

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
/** New rules are a reason from now on, even if the sweep was to look only ahead of an opening. */
export const MARK_NOW = "sweepPK = :sweepPK, sweepSK = :now";
export const markOf = (sessionId: string) => ({ ":sweepPK": waitlistBuckets.of(sessionId) });

/**
 * Removes the mark if nobody waits, nobody is in a cancelled session, and the rules are unchanged. If
 * registration opens later, the mark comes back by itself ahead of that (`opensAt`; ISO, UTC).
 */
export function unmark(ledger: Ledger, opensAt: string | null = null): Update {
  const { sessionId, rulesVersion } = ledger;
  const rules = heldVersion("rulesVersion", rulesVersion);
  const epoch = heldEpoch(ledger.epoch);
  // Seats that parts have sold come back to the desk. In a cancelled session the parts stand still.
  const sold = (ledger.items ?? []).slice(1).reduce((sum, { taken }) => sum + taken, 0);
  const isSettled = [
    "waiting = :zero",
    "attribute_not_exists(lineOpen)",
    "(#state <> :cancelled OR taken = :gone)",
  ];
  return {
    Key: ledgerKey(sessionId),
    UpdateExpression: opensAt === null ? "REMOVE sweepPK, sweepSK" : "SET sweepSK = :opensAt",
    ConditionExpression: [...isSettled, rules.condition, epoch.condition].join(" AND "),
    ExpressionAttributeNames: { "#state": "state", ...rules.names },
    ExpressionAttributeValues: {
      ...{ ":zero": 0, ":gone": 0 - sold, ":cancelled": "CANCELLED" },
      ...rules.values,
      ...epoch.values,
      ...(opensAt !== null && { ":opensAt": opensAt }),
    },
  };
}

/** @param parts all parts of the ledger in order, if it has any */
export function toLedger(desk: Item, parts: readonly Item[] = []): Ledger {
  const items = [desk, ...parts].map(toLedgerItem);
  const sumOf = (count: "taken" | "waiting") => items.reduce((sum, item) => sum + item[count], 0);
  return {
    sessionId: sessionIdOfLedger(desk),
    taken: sumOf("taken"),
    waiting: sumOf("waiting"),
    capacity: typeof desk.capacity === "number" ? desk.capacity + numberOf(desk.dealt) : null,
    state: desk.state as SessionState,
    registrationOpensAt: textOrNull(desk.registrationOpensAt),
    registrationClosesAt: textOrNull(desk.registrationClosesAt),
    endsAt: textOrNull(desk.endsAt),
    lineClosesAt: desk.lineClosesAt as string,
    lineClosedAt: textOrNull(desk.lineClosedAt),
    lastWaitlistedAt: latest(items.map(({ lastWaitlistedAt }) => lastWaitlistedAt)),
    freedAt: textOrNull(desk.freedAt),
    rulesVersion: versionOf(desk.rulesVersion),
    rulesChangedAt: textOrNull(desk.rulesChangedAt),
    ...(desk.draft === true && { draft: true }),
    takenAtCapacityChange: numberOf(desk.takenAtCapacityChange),
    tally: tallyOf((counter) =>
      [desk, ...parts].reduce((sum, item) => sum + numberOf(item[ATTRIBUTE_OF[counter] ?? counter]), 0),
    ),
    epoch: versionOf(desk.epoch),
    ...(desk.lineOpen === true && { lineOpen: true }),
    ...(parts.length > 0 && { items }),
  };
}

const toLedgerItem = (item: Item): LedgerItem => ({
  taken: item.taken as number,
  waiting: item.waiting as number,
  capacity: (item.capacity as number | undefined) ?? null,
  lastWaitlistedAt: textOrNull(item.lastWaitlistedAt),
});

const numberOf = (value: unknown): number => (value as number | undefined) ?? 0;

const latest = (times: readonly (string | null)[]): string | null =>
  times
    .filter((time) => time !== null)
    .sort()
    .at(-1) ?? null;

/** DynamoDB reserves these counter names. */
const ATTRIBUTE_OF: Partial<Record<keyof Tally, string>> = { left: "leftLine" };
