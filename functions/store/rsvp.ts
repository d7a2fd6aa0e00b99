import { type Holder, type Offer, waitedSince } from "../core/line-book.ts";
import {
  type Attendee,
  type CancelReason,
  eventIdOf,
  type FoundRsvp,
  type HeldStatus,
  type Rsvp,
} from "../core/rsvp.ts";
import { find } from "./find.ts";
import {
  bySessionOrder,
  bySessionPartition,
  type Key,
  offerBuckets,
  rsvpKey,
  sessionIdOfRsvp,
  userIdOf,
} from "./keys.ts";
import { type Item, type Table, textOrNull } from "./table.ts";
import type { Update } from "./transact.ts";

/** Somebody who comes in, to a place or to the line. */
interface Arrival {
  readonly rsvpId: string;
  readonly sessionId: string;
  readonly attendee: Attendee;
  readonly changedBy: string;
  readonly now: string;
}

/** Whatever describes one state and not the next; each transition sets what its own state needs. */
const STATE = ["cancelledAt", "cancelReason", "waitlistedAt", "offeredAt", "offerExpiresAt", "placeFreedAt"];
const OFFER = ["offerRules", "sweepPK", "sweepSK"];
const without = (...kept: string[]): string =>
  `REMOVE ${[...STATE, ...OFFER].filter((attribute) => !kept.includes(attribute)).join(", ")}`;

const INDEX =
  "#status = :status, changedBy = :changedBy, bySessionPK = :bySessionPK, bySessionSK = :bySessionSK";
const NAMES = { "#status": "status" };

/** The status with its place in the session's index, in the order of `time` (ISO, UTC). */
const indexed = (sessionId: string, userId: string, status: HeldStatus, time: string) => ({
  ":status": status,
  ":bySessionPK": bySessionPartition(sessionId, status),
  ":bySessionSK": bySessionOrder(time, userId),
});

/** Confirms whoever takes a place themselves: the first time, or in place of what was `found`, if that is unchanged. */
export const confirmRsvp = (arrival: Arrival, found: FoundRsvp | null): Update =>
  arrive(arrival, found, "CONFIRMED", `rsvpAt = if_not_exists(rsvpAt, :now) ${without()}`);

/** Puts somebody in line: the first time, or in place of what was `found`, if that is unchanged. */
export const waitlistRsvp = (arrival: Arrival, found: FoundRsvp | null): Update =>
  arrive(arrival, found, "WAITLISTED", `waitlistedAt = :now ${without("waitlistedAt")}`);

function arrive(arrival: Arrival, found: FoundRsvp | null, status: HeldStatus, change: string): Update {
  const { sessionId, attendee, now } = arrival;
  return {
    Key: rsvpKey(attendee.userId, sessionId),
    UpdateExpression: `SET ${INDEX}, rsvpId = if_not_exists(rsvpId, :rsvpId), #name = :name, email = :email, ${change}`,
    ConditionExpression: found ? "changedBy = :found" : "attribute_not_exists(PK)",
    ExpressionAttributeNames: { ...NAMES, "#name": "name" },
    ExpressionAttributeValues: {
      ...indexed(sessionId, attendee.userId, status, now),
      ":changedBy": arrival.changedBy,
      ":rsvpId": arrival.rsvpId,
      ":name": attendee.name,
      ":email": attendee.email,
      ":now": now,
      ...(found && { ":found": found.changedBy }),
    },
  };
}

/** Offers a place to somebody in line, or confirms it at once; refused to whoever has left, or left and come back. */
export function serveRsvp({ line, now, expiresAt, changedBy }: Offer, holder: Holder): Update {
  const { userId, waitlistedAt } = holder;
  const { sessionId } = line.ledger;
  const common = {
    Key: rsvpKey(userId, sessionId),
    ConditionExpression: "#status = :waitlisted AND waitlistedAt = :waitlistedAt",
    ExpressionAttributeNames: NAMES,
  };
  const values = {
    ":changedBy": changedBy,
    ":now": now,
    ":waitlisted": "WAITLISTED",
    ":waitlistedAt": waitlistedAt,
  };
  if (line.policy === "AUTO_CONFIRM") {
    return {
      ...common,
      UpdateExpression: `SET ${INDEX}, rsvpAt = if_not_exists(rsvpAt, :now) ${without()}`,
      ExpressionAttributeValues: { ...values, ...indexed(sessionId, userId, "CONFIRMED", now) },
    };
  }
  return {
    ...common,
    UpdateExpression:
      `SET ${INDEX}, offeredAt = :now, offerExpiresAt = :expiresAt, placeFreedAt = :freedAt, ` +
      "offerRules = :rules, sweepPK = :sweepPK, sweepSK = :expiresAt",
    ExpressionAttributeValues: {
      ...values,
      ...indexed(sessionId, userId, "OFFERED", expiresAt),
      ":expiresAt": expiresAt,
      ":freedAt": waitedSince(line, holder, now),
      ":rules": line.ledger.rulesVersion,
      ":sweepPK": offerBuckets.of(userId),
    },
  };
}

/** Accepts the offer that is open at `now` (ISO, UTC). */
export const acceptRsvp = (sessionId: string, userId: string, changedBy: string, now: string): Update => ({
  Key: rsvpKey(userId, sessionId),
  UpdateExpression: `SET ${INDEX}, rsvpAt = if_not_exists(rsvpAt, :now) ${without()}`,
  ConditionExpression: "#status = :offered AND offerExpiresAt > :now",
  ExpressionAttributeNames: NAMES,
  ExpressionAttributeValues: {
    ...indexed(sessionId, userId, "CONFIRMED", now),
    ":offered": "OFFERED",
    ":changedBy": changedBy,
    ":now": now,
  },
});

/** Ends an open offer earlier than it said, at `expiresAt` (ISO, UTC), if it was made by rules before the version `rules`. */
export const shortenOffer = ({ PK, SK }: Key, expiresAt: string, rules: number): Update => ({
  Key: { PK, SK },
  UpdateExpression: "SET offerExpiresAt = :expiresAt, sweepSK = :expiresAt, bySessionSK = :bySessionSK",
  // An offer of before rules had versions was made by rules before any.
  ConditionExpression:
    "#status = :offered AND offerExpiresAt > :expiresAt AND (attribute_not_exists(offerRules) OR offerRules < :rules)",
  ExpressionAttributeNames: NAMES,
  ExpressionAttributeValues: {
    ":offered": "OFFERED",
    ":expiresAt": expiresAt,
    ":rules": rules,
    ":bySessionSK": bySessionOrder(expiresAt, userIdOf({ PK })),
  },
});

export interface Cancellation {
  readonly sessionId: string;
  readonly reason: CancelReason;
  readonly changedBy: string;
  readonly now: string;
}

/** Cancels an RSVP that is still of `status`; one whose offer is said to have expired must have done so. */
export function cancelRsvp(
  { sessionId, reason, changedBy, now }: Cancellation,
  userId: string,
  status: HeldStatus,
) {
  const isDue = reason === "OFFER_EXPIRED" ? " AND offerExpiresAt <= :now" : "";
  return {
    Key: rsvpKey(userId, sessionId),
    UpdateExpression:
      "SET #status = :cancelled, cancelledAt = :now, cancelReason = :reason, changedBy = :changedBy " +
      `${without("cancelledAt", "cancelReason")}, bySessionPK, bySessionSK`,
    ConditionExpression: `#status = :held${isDue}`,
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: {
      ":cancelled": "CANCELLED",
      ":held": status,
      ":now": now,
      ":reason": reason,
      ":changedBy": changedBy,
    },
  } satisfies Update;
}

export const findRsvp = (table: Table, sessionId: string, userId: string): Promise<FoundRsvp | null> =>
  find(table, rsvpKey(userId, sessionId), toFoundRsvp);

export const toFoundRsvp = (item: Item): FoundRsvp => ({
  rsvp: toRsvp(item),
  changedBy: String(item.changedBy),
  placeFreedAt: textOrNull(item.placeFreedAt),
});

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
