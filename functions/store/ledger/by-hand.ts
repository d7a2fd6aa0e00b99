// An organizer gives a seat by hand. Registration times do not bind them. No write takes more than the capacity.

import type { Ledger } from "../../core/seats/ledger.ts";
import type { Update, Write } from "../dynamodb/transact.ts";
import { ledgerKey } from "../keys.ts";
import { joinAtPart, takeAtPart } from "../parts/parts.ts";
import { nextVersion } from "../programme/versions.ts";
import {
  A_SEAT_IS_FREE,
  HAS_NOT_ENDED,
  IS_LAST_TO_JOIN,
  NAMES,
  WAITLIST_HAS_CLOSED,
  WAITLIST_IS_OPEN,
} from "./conditions.ts";
import { deskOf, heldEpoch, seatsSoldByParts } from "./ledger.ts";
import { MARK, MARK_NOW, markOf } from "./mark.ts";
import { moveToSeats } from "./serving.ts";

const MAY_ADD = `#state <> :cancelled AND attribute_not_exists(draft) AND ${HAS_NOT_ENDED}`;

/** The item of a ledger that has a free seat: the desk, or else the part with most of them. */
export function itemWithSeat(ledger: Ledger): number {
  const free = (ledger.items ?? [ledger]).map(({ capacity, taken }) =>
    capacity === null ? Number.POSITIVE_INFINITY : capacity - taken,
  );
  return (free[0] ?? 0) > 0 ? 0 : free.indexOf(Math.max(...free));
}

/** Takes a seat that is free for everybody. At a part, its epoch proves the rules. */
export const takeByHand = ({ sessionId, epoch }: Ledger, item: number, now: string): Update =>
  item > 0
    ? takeAtPart(sessionId, item, epoch, now)
    : {
        Key: ledgerKey(sessionId),
        UpdateExpression: "ADD taken :one, reserved :one",
        ConditionExpression: `${MAY_ADD} AND ((waiting = :zero AND attribute_not_exists(lineOpen)) OR ${WAITLIST_HAS_CLOSED}) AND ${A_SEAT_IS_FREE}`,
        ExpressionAttributeNames: NAMES,
        ExpressionAttributeValues: { ":one": 1, ":zero": 0, ":cancelled": "CANCELLED", ":now": now },
      };

/** Puts a person at the end of the line. At a part, its epoch proves that the line is open. */
export const joinByHand = (
  { sessionId, epoch }: Ledger,
  item: number,
  now: string,
  waitlistedAt: string,
): Update =>
  item > 0
    ? joinAtPart(sessionId, item, epoch, now, waitlistedAt)
    : {
        Key: ledgerKey(sessionId),
        UpdateExpression: `ADD waiting :one, joined :one SET lastWaitlistedAt = :waitlistedAt, ${MARK}`,
        ConditionExpression: `${MAY_ADD} AND ${WAITLIST_IS_OPEN} AND (waiting > :zero OR taken >= #capacity) AND attribute_not_exists(parts) AND ${IS_LAST_TO_JOIN}`,
        ExpressionAttributeNames: NAMES,
        ExpressionAttributeValues: {
          ...{ ":one": 1, ":zero": 0, ":cancelled": "CANCELLED", ":now": now, ":waitlistedAt": waitlistedAt },
          ...markOf(sessionId),
        },
      };

/**
 * One more seat than the desk has or has given. So the capacity holds after the seat is given, also if it was lowered
 * below the seats that were taken.
 */
function raised(ledger: Ledger, now: string) {
  const { capacity, taken } = deskOf(ledger);
  if (capacity === null) throw new Error(`${ledger.sessionId} has no capacity to raise`);
  const seats = Math.max(capacity, taken) + 1;
  const version = nextVersion("rulesVersion", ledger.rulesVersion);
  const epoch = heldEpoch(ledger.epoch);
  return {
    sets: `#capacity = :raised, takenAtCapacityChange = taken + :sold, ${version.assignment}, rulesChangedAt = :now, ${MARK_NOW}`,
    // Who plans a change of all items must see this one. Parts need not know of it.
    adds: ledger.items === undefined ? ", epoch :one" : "",
    conditions: [version.condition, epoch.condition, "taken < :raised"],
    names: version.names,
    values: {
      ...{ ":raised": seats, ":sold": seatsSoldByParts(ledger), ":now": now, ":one": 1 },
      ...version.values,
      ...epoch.values,
      ...markOf(ledger.sessionId),
    },
  };
}

/** Makes one more seat and takes it, whoever waits. */
export function raiseAndTake(ledger: Ledger, now: string): Update {
  const { sets, adds, conditions, names, values } = raised(ledger, now);
  return {
    Key: ledgerKey(ledger.sessionId),
    UpdateExpression: `SET ${sets} ADD taken :one, reserved :one${adds}`,
    ConditionExpression: [MAY_ADD, ...conditions].join(" AND "),
    ExpressionAttributeNames: { ...NAMES, ...names },
    ExpressionAttributeValues: { ...values, ":cancelled": "CANCELLED" },
  };
}

/** Moves one person from the waitlist to a seat that is made for them. */
export function moveToNewSeat(
  ledger: Ledger,
  people: ReadonlyMap<number, number>,
  now: string,
): [Update, ...Write[]] {
  const [desk, ...parts] = moveToSeats(ledger, people, now);
  const { sets, adds, conditions, names, values } = raised(ledger, now);
  const all: Record<string, unknown> = { ...desk.ExpressionAttributeValues, ...values };
  const { ":one": one, ":room": _, ...others } = all;
  const condition = desk.ConditionExpression?.replace(" AND taken <= :room", "");
  return [
    {
      ...desk,
      UpdateExpression: `SET ${sets} ${desk.UpdateExpression}${adds}`,
      ConditionExpression: [condition, ...conditions].join(" AND "),
      ExpressionAttributeNames: { ...desk.ExpressionAttributeNames, ...names },
      ExpressionAttributeValues: { ...others, ...(adds !== "" && { ":one": one }) },
    },
    ...parts,
  ];
}
