// An organizer moves everybody of one session to another one.

import { joinsAt, type Ledger } from "../../core/seats/ledger.ts";
import type { Update, Write } from "../dynamodb/transact.ts";
import { ledgerKey } from "../keys.ts";
import { nextEpoch, withClauses } from "../parts/epoch.ts";
import { callingIn, soldAt } from "./capacity.ts";
import {
  A_SEAT_IS_FREE,
  HAS_NOT_ENDED,
  IS_LAST_TO_JOIN,
  NAMES,
  WAITLIST_HAS_CLOSED,
  WAITLIST_IS_OPEN,
} from "./conditions.ts";
import { seatsDealt, seatsSoldByParts } from "./ledger.ts";
import { MARK, markOf } from "./mark.ts";
import { served } from "./serving.ts";

/** Organizers move people whatever the registration says. */
const TAKES_PLACE = `#state <> :cancelled AND ${HAS_NOT_ENDED}`;
const NOBODY_WAITS = "waiting = :zero AND attribute_not_exists(lineOpen)";
/** In a crowd's ledger people wait only while the line is open. */
const PEOPLE_MAY_WAIT = "(attribute_not_exists(parts) OR attribute_exists(lineOpen))";

/** Says where the people of a closed session go. */
export const beginMoving = (sessionId: string, to: string): Update => ({
  Key: ledgerKey(sessionId),
  UpdateExpression: "SET movingTo = :to",
  ConditionExpression: "#state = :closed",
  ExpressionAttributeNames: { "#state": "state" },
  ExpressionAttributeValues: { ":to": to, ":closed": "CLOSED" },
});

/** Takes a seat of the desk that is free for everybody. */
export const takeMoved = (sessionId: string, now: string): Update => ({
  Key: ledgerKey(sessionId),
  UpdateExpression: "ADD taken :one, reserved :one",
  ConditionExpression: `${TAKES_PLACE} AND ((${NOBODY_WAITS}) OR ${WAITLIST_HAS_CLOSED}) AND ${A_SEAT_IS_FREE}`,
  ExpressionAttributeNames: NAMES,
  ExpressionAttributeValues: { ":one": 1, ":zero": 0, ":cancelled": "CANCELLED", ":now": now },
});

/** The same for a person who waits at this item of the ledger, after the waitlist has closed. */
export function claimMoved(sessionId: string, part: number, now: string): Update[] {
  const isAtDesk = part === 0;
  const desk: Update = {
    Key: ledgerKey(sessionId),
    UpdateExpression: `ADD taken :one, claimed :one${isAtDesk ? ", waiting :less" : ""}`,
    ConditionExpression: `${TAKES_PLACE} AND ${WAITLIST_HAS_CLOSED} AND ${A_SEAT_IS_FREE}`,
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: {
      ...{ ":one": 1, ":cancelled": "CANCELLED", ":now": now },
      ...(isAtDesk && { ":less": -1 }),
    },
  };
  return isAtDesk ? [desk] : [desk, served(sessionId, part, 1)];
}

/** Puts a person at the end of the waitlist, also while seats are free: the consumer gives these to the first in line. */
export const joinMoved = (sessionId: string, now: string, waitlistedAt: string): Update => ({
  Key: ledgerKey(sessionId),
  UpdateExpression: `ADD waiting :one, joined :one SET lastWaitlistedAt = :waitlistedAt, ${MARK}`,
  ConditionExpression: `#state <> :cancelled AND ${WAITLIST_IS_OPEN} AND ${PEOPLE_MAY_WAIT} AND ${IS_LAST_TO_JOIN}`,
  ExpressionAttributeNames: { "#state": "state" },
  ExpressionAttributeValues: {
    ...{ ":one": 1, ":cancelled": "CANCELLED", ":now": now, ":waitlistedAt": waitlistedAt },
    ...markOf(sessionId),
  },
});

/** Later than everybody who waits at any item. */
export const joinsMovedAt = ({ lastWaitlistedAt }: Ledger, now: string): string =>
  joinsAt(now, lastWaitlistedAt);

/** Calls the seats of the parts in, and opens the line if somebody is to wait. `null`: there is nothing to do. */
export function gathering(ledger: Ledger, isToWait: boolean, now: string): readonly Write[] | null {
  if (ledger.items === undefined) return null;
  const opens = isToWait && !ledger.lineOpen;
  const hasSeatsAtParts = ledger.capacity !== null && seatsDealt(ledger) > seatsSoldByParts(ledger);
  if (!opens && !hasSeatsAtParts) return null;
  const open = opens
    ? {
        sets: ["lineOpen = :open", MARK],
        values: { ":open": true, ":now": now, ...markOf(ledger.sessionId) },
      }
    : {};
  return nextEpoch(ledger, withClauses(open, callingIn(ledger, ledger.capacity)), soldAt(ledger));
}
