// A check-in is three attributes of a confirmed RSVP.

import type { Entering, Guest } from "../../core/door/check-in.ts";
import type { Update } from "../dynamodb/transact.ts";
import { rsvpKey } from "../keys.ts";
import { ADD_VERSION, NAMES, WRITTEN_BY } from "../seats/rsvp-expressions.ts";

/** Lets a person with a seat in, if they are not in. A check-in that was undone does nothing when it comes again. */
export function checkInRsvp({ checkIn, guest }: Extract<Entering, { kind: "seat" }>): Update {
  const { sessionId, checkInId, at, by } = checkIn;
  return {
    Key: rsvpKey(guest.userId, sessionId),
    UpdateExpression: `SET checkedInAt = :at, checkedInBy = :by, checkInId = :checkInId, ${WRITTEN_BY}${by.name === null ? "" : ", checkedInByName = :name"} ${ADD_VERSION}`,
    ConditionExpression:
      "#status = :confirmed AND attribute_not_exists(checkedInAt) AND (attribute_not_exists(undoneCheckIn) OR undoneCheckIn <> :checkInId)",
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: {
      ":at": at,
      ":by": by.userId,
      ...(by.name !== null && { ":name": by.name }),
      ":checkInId": checkInId,
      ":requestId": checkInId,
      ":confirmed": "CONFIRMED",
      ":one": 1,
    },
  };
}

/** Takes the check-in back that was found, and remembers it. The person keeps the seat. */
export const undoRsvp = (sessionId: string, { userId, letIn }: Guest): Update => ({
  Key: rsvpKey(userId, sessionId),
  UpdateExpression: `SET undoneCheckIn = checkInId, ${WRITTEN_BY} REMOVE checkedInAt, checkedInBy, checkedInByName, checkInId ${ADD_VERSION}`,
  ConditionExpression: "checkInId = :checkInId",
  ExpressionAttributeValues: {
    ":checkInId": letIn?.checkInId,
    ":requestId": `undo ${letIn?.checkInId}`,
    ":one": 1,
  },
});
