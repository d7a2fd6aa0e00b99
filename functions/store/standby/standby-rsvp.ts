// What RSVPs note of standing by.

import type { StandbyPerson } from "../../core/standby/standby-book.ts";
import type { Update } from "../dynamodb/transact.ts";
import { rsvpKey } from "../keys.ts";
import { ADD_VERSION, NAMES, WRITTEN_BY } from "../seats/rsvp-expressions.ts";

interface Noted {
  readonly sessionId: string;
  readonly requestId: string;
}

/** Gives a number to a person who still waits since then, and has none. */
export const numberRsvp = (
  { sessionId, requestId }: Noted,
  { userId, waitlistedAt }: StandbyPerson,
  number: number,
): Update => ({
  Key: rsvpKey(userId, sessionId),
  UpdateExpression: `SET standbyNumber = :number, ${WRITTEN_BY} ${ADD_VERSION}`,
  ConditionExpression:
    "#status = :waitlisted AND waitlistedAt = :waitlistedAt AND attribute_not_exists(standbyNumber)",
  ExpressionAttributeNames: NAMES,
  ExpressionAttributeValues: {
    ":number": number,
    ":waitlisted": "WAITLISTED",
    ":waitlistedAt": waitlistedAt,
    ":requestId": requestId,
    ":one": 1,
  },
});

/** Notes that the person's number has been called, once. The table's stream then tells them. */
export const callRsvp = (
  { sessionId, requestId, now }: Noted & { readonly now: string },
  { userId, number }: StandbyPerson,
): Update => ({
  Key: rsvpKey(userId, sessionId),
  UpdateExpression: `SET calledAt = :now, ${WRITTEN_BY} ${ADD_VERSION}`,
  ConditionExpression: "#status = :waitlisted AND standbyNumber = :number AND attribute_not_exists(calledAt)",
  ExpressionAttributeNames: NAMES,
  ExpressionAttributeValues: {
    ":now": now,
    ":number": number,
    ":waitlisted": "WAITLISTED",
    ":requestId": requestId,
    ":one": 1,
  },
});
