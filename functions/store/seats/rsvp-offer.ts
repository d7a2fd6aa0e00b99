import type { OnOffer } from "../../core/seats/on-offer.ts";
import type { FoundRsvp } from "../../core/seats/rsvp.ts";
import { servedAs } from "../../core/waitlist/serve-alone.ts";
import { type ListedAttendee, type Offer, waitedSince } from "../../core/waitlist/waitlist-book.ts";
import type { Update } from "../dynamodb/transact.ts";
import { bySessionOrder, type Key, offerBuckets, rsvpKey, userIdOf } from "../keys.ts";
import { ADD_VERSION, asFound, indexed, NAMES, SET_STATUS, waitsAt, without } from "./rsvp-expressions.ts";

/**
 * Offers a seat to a waiting person, or confirms it. It is refused if they left, even if they came back, and if they
 * have passed, chosen something else or joined a group.
 */
export function serveRsvp(offer: Offer, attendee: ListedAttendee): Update {
  const { waitlist, now, expiresAt, requestId, outOfTurn } = offer;
  const { userId, waitlistedAt, part, onOffer, anyOfId } = attendee;
  const { sessionId } = waitlist.ledger;
  const waits = waitsAt(part);
  const choice = hasChosen(onOffer);
  const group = isIn(anyOfId);
  const common = {
    Key: rsvpKey(userId, sessionId),
    ConditionExpression: `#status = :waitlisted AND waitlistedAt = :waitlistedAt AND ${waits.condition} AND ${choice.condition} AND ${group.condition} AND ${PASS_HAS_ENDED}`,
    ExpressionAttributeNames: NAMES,
  };
  const values = {
    ":requestId": requestId,
    ":now": now,
    ":waitlisted": "WAITLISTED",
    ":waitlistedAt": waitlistedAt,
    ":one": 1,
    ...waits.values,
    ...choice.values,
    ...group.values,
  };
  if (servedAs(offer, attendee) === "confirm") {
    return {
      ...common,
      UpdateExpression: `SET ${SET_STATUS}, rsvpAt = if_not_exists(rsvpAt, :now) ${without()} ${ADD_VERSION}`,
      ExpressionAttributeValues: { ...values, ...indexed(sessionId, userId, "CONFIRMED", now) },
    };
  }
  return {
    ...common,
    UpdateExpression:
      `SET ${SET_STATUS}, offeredAt = :now, offerExpiresAt = :expiresAt, placeFreedAt = :freedAt, ` +
      `offerRules = :rules, sweepPK = :sweepPK, sweepSK = :expiresAt${outOfTurn ? ", outOfTurn = :outOfTurn" : ""} REMOVE part, passedUntil, standbyNumber, calledAt ${ADD_VERSION}`,
    ExpressionAttributeValues: {
      ...values,
      ...indexed(sessionId, userId, "OFFERED", expiresAt),
      ":expiresAt": expiresAt,
      ":freedAt": waitedSince(waitlist, attendee, now),
      ":rules": waitlist.ledger.rulesVersion,
      ":sweepPK": offerBuckets.of(userId),
      ...(outOfTurn && { ":outOfTurn": outOfTurn }),
    },
  };
}

const PASS_HAS_ENDED = "(attribute_not_exists(passedUntil) OR passedUntil <= :now)";

const hasChosen = (onOffer: OnOffer) =>
  onOffer === "ASK"
    ? { condition: "attribute_not_exists(onOffer)", values: {} }
    : { condition: "onOffer = :onOffer", values: { ":onOffer": onOffer } };

const isIn = (anyOfId: string | null) =>
  anyOfId === null
    ? { condition: "attribute_not_exists(anyOfId)", values: {} }
    : { condition: "anyOfId = :anyOfId", values: { ":anyOfId": anyOfId } };

/** Accepts the offer in `found` if it is open at `now` (ISO, UTC). */
export function acceptRsvp(found: FoundRsvp, requestId: string, now: string): Update {
  const { sessionId, userId } = found.rsvp;
  const before = asFound(found);
  return {
    Key: rsvpKey(userId, sessionId),
    UpdateExpression: `SET ${SET_STATUS}, rsvpAt = if_not_exists(rsvpAt, :now) ${without()} ${ADD_VERSION}`,
    ConditionExpression: `${before.condition} AND #status = :offered AND offerExpiresAt > :now`,
    ExpressionAttributeNames: { ...NAMES, ...before.names },
    ExpressionAttributeValues: {
      ...indexed(sessionId, userId, "CONFIRMED", now),
      ...before.values,
      ":offered": "OFFERED",
      ":requestId": requestId,
      ":now": now,
      ":one": 1,
    },
  };
}

/**
 * Ends an open offer earlier, at `expiresAt` (ISO, UTC), if rules older than version `rules` made
 * it.
 */
export const shortenOffer = ({ PK, SK }: Key, expiresAt: string, rules: number): Update => ({
  Key: { PK, SK },
  UpdateExpression: `SET offerExpiresAt = :expiresAt, sweepSK = :expiresAt, bySessionSK = :bySessionSK ${ADD_VERSION}`,
  // An offer without a version was made before rules had versions.
  ConditionExpression:
    "#status = :offered AND offerExpiresAt > :expiresAt AND (attribute_not_exists(offerRules) OR offerRules < :rules)",
  ExpressionAttributeNames: NAMES,
  ExpressionAttributeValues: {
    ":offered": "OFFERED",
    ":expiresAt": expiresAt,
    ":rules": rules,
    ":bySessionSK": bySessionOrder(expiresAt, userIdOf({ PK })),
    ":one": 1,
  },
});
