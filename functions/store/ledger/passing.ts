// A person gives an offer back and waits on at the desk.

import type { Ledger } from "../../core/seats/ledger.ts";
import type { Update, Write } from "../dynamodb/transact.ts";
import { ledgerKey } from "../keys.ts";
import { nextEpoch, withClauses } from "../parts/epoch.ts";
import { callingIn, soldAt } from "./capacity.ts";
import { WAITLIST_IS_OPEN } from "./conditions.ts";
import { MARK, markOf } from "./mark.ts";

/** In a crowd's ledger people wait only while the line is open. */
const PEOPLE_MAY_WAIT = "(attribute_not_exists(parts) OR attribute_exists(lineOpen))";
const IS_NOT_CANCELLED = "#state <> :cancelled";
const HAS_SEAT = "(taken >= :one OR attribute_exists(parts))";
const SET_FREED = `freedAt = :now, ${MARK}`;

/** Gives the seat of an offer back. Its person waits again, and is counted so. */
export const passSeat = (sessionId: string, now: string): Update => ({
  Key: ledgerKey(sessionId),
  UpdateExpression: `ADD taken :less, waiting :one, passed :one SET ${SET_FREED}`,
  ConditionExpression: [PEOPLE_MAY_WAIT, IS_NOT_CANCELLED, WAITLIST_IS_OPEN, HAS_SEAT].join(" AND "),
  ExpressionAttributeNames: { "#state": "state" },
  ExpressionAttributeValues: { ...valuesOf(sessionId, now), ":less": -1 },
});

/**
 * The same where the line has been closed. It opens again, and parts give up what they have not sold: while somebody
 * waits, they must sell nothing.
 */
export const passAndOpenLine = (ledger: Ledger, now: string): readonly Write[] => {
  const { sessionId, capacity } = ledger;
  const back = {
    sets: [
      "taken = taken - :one",
      "waiting = waiting + :one",
      "passed = if_not_exists(passed, :zero) + :one",
      "lineOpen = :open",
      SET_FREED,
    ],
    conditions: [IS_NOT_CANCELLED, WAITLIST_IS_OPEN, "attribute_not_exists(lineOpen)"],
    names: { "#state": "state" },
    values: { ...valuesOf(sessionId, now), ":zero": 0, ":open": true },
  };
  return nextEpoch(ledger, withClauses(back, callingIn(ledger, capacity)), soldAt(ledger));
};

const valuesOf = (sessionId: string, now: string) => ({
  ":one": 1,
  ":cancelled": "CANCELLED",
  ":now": now,
  ...markOf(sessionId),
});
