import type { OnOffer } from "../../core/seats/on-offer.ts";
import type { FoundRsvp } from "../../core/seats/rsvp.ts";
import type { Update } from "../dynamodb/transact.ts";
import { rsvpKey } from "../keys.ts";
import { ADD_VERSION, asFound, indexed, NAMES, SET_STATUS, WRITTEN_BY, without } from "./rsvp-expressions.ts";

/** Changes what a person wants when a seat comes, if the RSVP is as it was found: waiting. */
export function chooseRsvp(found: FoundRsvp, onOffer: OnOffer, requestId: string): Update {
  const before = asFound(found);
  const isAsked = onOffer === "ASK";
  return {
    Key: rsvpKey(found.rsvp.userId, found.rsvp.sessionId),
    UpdateExpression: isAsked
      ? `SET ${WRITTEN_BY} REMOVE onOffer ${ADD_VERSION}`
      : `SET ${WRITTEN_BY}, onOffer = :onOffer ${ADD_VERSION}`,
    ConditionExpression: before.condition,
    ...(Object.keys(before.names).length > 0 && { ExpressionAttributeNames: before.names }),
    ExpressionAttributeValues: {
      ...before.values,
      ...(!isAsked && { ":onOffer": onOffer }),
      ":requestId": requestId,
      ":one": 1,
    },
  };
}

interface Pass {
  readonly requestId: string;
  readonly now: string;
  /** When the person may get the next offer; ISO, UTC. */
  readonly until: string;
  readonly passes: number;
}

/** Lets a person wait on at the desk whose offer in `found` is open. They joined when they joined. */
export function passRsvp(found: FoundRsvp, { requestId, now, until, passes }: Pass): Update {
  const { sessionId, userId, waitlistedAt } = found.rsvp;
  const before = asFound(found);
  return {
    Key: rsvpKey(userId, sessionId),
    UpdateExpression: `SET ${SET_STATUS}, passes = :passes, passedUntil = :until ${without("waitlistedAt", "onOffer", "passes", "passedUntil", "anyOfId")} ${ADD_VERSION}`,
    ConditionExpression: `${before.condition} AND #status = :offered AND offerExpiresAt > :now`,
    ExpressionAttributeNames: { ...NAMES, ...before.names },
    ExpressionAttributeValues: {
      ...indexed(sessionId, userId, "WAITLISTED", waitlistedAt ?? ""),
      ...before.values,
      ":offered": "OFFERED",
      ":passes": passes,
      ":until": until,
      ":now": now,
      ":requestId": requestId,
      ":one": 1,
    },
  };
}
