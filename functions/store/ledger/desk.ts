import type { Ledger } from "../../core/seats/ledger.ts";
import type { Check, Update } from "../dynamodb/transact.ts";
import { ledgerKey } from "../keys.ts";
import { heldVersion } from "../programme/versions.ts";
import {
  A_SEAT_IS_FREE,
  GATE_IS_OPEN,
  HAS_NO_GRACE,
  IS_LAST_TO_JOIN,
  NAMES,
  REGISTRATION_IS_OPEN,
  WAITLIST_HAS_CLOSED,
  WAITLIST_IS_OPEN,
} from "./conditions.ts";
import { MARK, markOf } from "./mark.ts";
import { served } from "./serving.ts";

/** Takes a seat if a new attendee may have one at `now` (ISO, UTC). */
export const takeSeat = (sessionId: string, now: string): Update => ({
  Key: ledgerKey(sessionId),
  UpdateExpression: "ADD taken :one, reserved :one",
  ConditionExpression: `${REGISTRATION_IS_OPEN} AND ((waiting = :zero AND attribute_not_exists(lineOpen)) OR (${WAITLIST_HAS_CLOSED} AND ${HAS_NO_GRACE})) AND ${A_SEAT_IS_FREE} AND ${GATE_IS_OPEN}`,
  ExpressionAttributeNames: NAMES,
  ExpressionAttributeValues: { ":one": 1, ":zero": 0, ":open": "OPEN", ":now": now },
});

/** Takes a seat for a waiting person after the waitlist has closed, when the first who asks gets it. */
export const claimSeat = (sessionId: string, now: string): Update => ({
  Key: ledgerKey(sessionId),
  UpdateExpression: "ADD taken :one, waiting :less, claimed :one",
  ConditionExpression: `${REGISTRATION_IS_OPEN} AND ${WAITLIST_HAS_CLOSED} AND ${HAS_NO_GRACE} AND waiting > :zero AND ${A_SEAT_IS_FREE} AND ${GATE_IS_OPEN}`,
  ExpressionAttributeNames: NAMES,
  ExpressionAttributeValues: { ":one": 1, ":less": -1, ":zero": 0, ":open": "OPEN", ":now": now },
});

/** The same for a person who waits at a part. The seat is always one of the desk. */
export const claimFromPart = (sessionId: string, part: number, now: string): Update[] => [
  {
    Key: ledgerKey(sessionId),
    UpdateExpression: "ADD taken :one, claimed :one",
    ConditionExpression: `${REGISTRATION_IS_OPEN} AND ${WAITLIST_HAS_CLOSED} AND ${HAS_NO_GRACE} AND ${A_SEAT_IS_FREE} AND ${GATE_IS_OPEN}`,
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: { ":one": 1, ":open": "OPEN", ":now": now },
  },
  served(sessionId, part, 1),
];

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
