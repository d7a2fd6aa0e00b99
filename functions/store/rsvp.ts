import { type Attendee, eventIdOf, type FoundRsvp, type Rsvp } from "../core/rsvp.ts";
import { find } from "./find.ts";
import { bySessionOrder, bySessionPartition, rsvpKey, sessionIdOfRsvp, userIdOf } from "./keys.ts";
import { type Item, type Table, textOrNull } from "./table.ts";
import type { Update } from "./transact.ts";

interface Confirmation {
  readonly rsvpId: string;
  readonly sessionId: string;
  readonly attendee: Attendee;
  readonly changedBy: string;
  readonly now: string;
}

const CONFIRM =
  "SET #status = :confirmed, changedBy = :changedBy, bySessionPK = :bySessionPK, bySessionSK = :bySessionSK, " +
  "#name = :name, email = :email";

const NAMES = { "#status": "status", "#name": "name" };

const confirmationValues = ({ sessionId, attendee, changedBy }: Confirmation, rsvpAt: string) => ({
  ":confirmed": "CONFIRMED",
  ":changedBy": changedBy,
  ":bySessionPK": bySessionPartition(sessionId, "CONFIRMED"),
  ":bySessionSK": bySessionOrder(rsvpAt, attendee.userId),
  ":name": attendee.name,
  ":email": attendee.email,
});

/** The first confirmation of this person in this session. */
export const createRsvp = (confirmation: Confirmation): Update => ({
  Key: rsvpKey(confirmation.attendee.userId, confirmation.sessionId),
  UpdateExpression: `${CONFIRM}, rsvpId = :rsvpId, rsvpAt = :rsvpAt`,
  ConditionExpression: "attribute_not_exists(PK)",
  ExpressionAttributeNames: NAMES,
  ExpressionAttributeValues: {
    ...confirmationValues(confirmation, confirmation.now),
    ":rsvpId": confirmation.rsvpId,
    ":rsvpAt": confirmation.now,
  },
});

/** Confirms a cancelled RSVP once more, if nobody has changed it since it was found. */
export const reactivateRsvp = (confirmation: Confirmation, found: FoundRsvp): Update => ({
  Key: rsvpKey(confirmation.attendee.userId, confirmation.sessionId),
  UpdateExpression: `${CONFIRM}, rsvpAt = if_not_exists(rsvpAt, :rsvpAt) REMOVE cancelledAt, cancelReason`,
  ConditionExpression: "changedBy = :found",
  ExpressionAttributeNames: NAMES,
  ExpressionAttributeValues: {
    ...confirmationValues(confirmation, found.rsvp.rsvpAt ?? confirmation.now),
    ":rsvpAt": confirmation.now,
    ":found": found.changedBy,
  },
});

/** Cancels a confirmed RSVP and takes it off the roster. */
export const cancelRsvp = (sessionId: string, userId: string, changedBy: string, now: string): Update => ({
  Key: rsvpKey(userId, sessionId),
  UpdateExpression:
    "SET #status = :cancelled, cancelledAt = :now, cancelReason = :reason, changedBy = :changedBy " +
    "REMOVE bySessionPK, bySessionSK",
  ConditionExpression: "#status = :confirmed",
  ExpressionAttributeNames: { "#status": "status" },
  ExpressionAttributeValues: {
    ":cancelled": "CANCELLED",
    ":confirmed": "CONFIRMED",
    ":now": now,
    ":reason": "ATTENDEE",
    ":changedBy": changedBy,
  },
});

export const findRsvp = (table: Table, sessionId: string, userId: string): Promise<FoundRsvp | null> =>
  find(table, rsvpKey(userId, sessionId), toFoundRsvp);

export function toFoundRsvp(item: Item): FoundRsvp {
  return { rsvp: toRsvp(item), changedBy: String(item.changedBy) };
}

export function toRsvp(item: Item): Rsvp {
  const sessionId = sessionIdOfRsvp(item);
  return {
    rsvpId: String(item.rsvpId),
    sessionId,
    eventId: eventIdOf(sessionId),
    userId: userIdOf(item),
    status: item.status as Rsvp["status"],
    rsvpAt: textOrNull(item.rsvpAt),
    cancelledAt: textOrNull(item.cancelledAt),
    cancelReason: textOrNull(item.cancelReason) as Rsvp["cancelReason"],
    waitlistedAt: textOrNull(item.waitlistedAt),
    waitlistPosition: null,
    offeredAt: textOrNull(item.offeredAt),
    offerExpiresAt: textOrNull(item.offerExpiresAt),
  };
}
