import {
  type Attendee,
  type CancelReason,
  eventIdOf,
  type FoundRsvp,
  type HeldStatus,
  type Rsvp,
} from "../../core/seats/rsvp.ts";
import { type ListedAttendee, type Offer, waitedSince } from "../../core/waitlist/waitlist-book.ts";
import { find } from "../dynamodb/find.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import type { Update } from "../dynamodb/transact.ts";
import {
  bySessionOrder,
  bySessionPartition,
  type Key,
  offerBuckets,
  rsvpKey,
  sessionIdOfRsvp,
  userIdOf,
} from "../keys.ts";
import { heldVersion, versionOf } from "../programme/versions.ts";

/** A person who gets a seat or joins the waitlist. */
interface Arrival {
  readonly rsvpId: string;
  readonly sessionId: string;
  readonly attendee: Attendee;
  readonly requestId: string;
  readonly now: string;
  /** The item of the ledger that counts the person: 0 is the desk. */
  readonly part: number;
}

/** Attributes that describe only one state. Each transition sets those that its own state needs. */
const STATE_ATTRIBUTES = [
  "cancelledAt",
  "cancelReason",
  "waitlistedAt",
  "offeredAt",
  "offerExpiresAt",
  "placeFreedAt",
];
const OFFER_ATTRIBUTES = ["offerRules", "sweepPK", "sweepSK"];
const without = (...kept: string[]): string =>
  `REMOVE ${[...STATE_ATTRIBUTES, ...OFFER_ATTRIBUTES, "part"].filter((attribute) => !kept.includes(attribute)).join(", ")}`;

/** The attribute is for support and tests alone. No condition depends on it. */
const WRITTEN_BY = "changedBy = :requestId";
const SET_STATUS = `#status = :status, ${WRITTEN_BY}, bySessionPK = :bySessionPK, bySessionSK = :bySessionSK`;
/** Every write counts, so that no two writes share a version. */
const ADD_VERSION = "ADD version :one";
const NAMES = { "#status": "status" };

/** Sets the status and the position in the session's index, in the order of `time` (ISO, UTC). */
const indexed = (sessionId: string, userId: string, status: HeldStatus, time: string, part = 0) => ({
  ":status": status,
  ":bySessionPK": bySessionPartition(sessionId, status, part),
  ":bySessionSK": bySessionOrder(time, userId),
});

/** Proves that nobody has written the RSVP since it was found. */
const asFound = ({ version }: FoundRsvp) => heldVersion("version", version);

/** Confirms an attendee who takes a seat, as a new RSVP or in place of `found` if that is unchanged. */
export const confirmRsvp = (arrival: Arrival, found: FoundRsvp | null): Update =>
  arrive(arrival, found, "CONFIRMED", "rsvpAt = if_not_exists(rsvpAt, :now)");

/** Puts an attendee on the waitlist, as a new RSVP or in place of `found` if that is unchanged. */
export const waitlistRsvp = (arrival: Arrival, found: FoundRsvp | null): Update =>
  arrive(arrival, found, "WAITLISTED", "waitlistedAt = :now", ["waitlistedAt"]);

function arrive(
  arrival: Arrival,
  found: FoundRsvp | null,
  status: HeldStatus,
  change: string,
  kept: readonly string[] = [],
): Update {
  const { sessionId, attendee, now, part } = arrival;
  const isAtPart = part > 0;
  const before = found ? asFound(found) : { condition: "attribute_not_exists(PK)", names: {}, values: {} };
  return {
    Key: rsvpKey(attendee.userId, sessionId),
    UpdateExpression: `SET ${SET_STATUS}, rsvpId = if_not_exists(rsvpId, :rsvpId), #name = :name, email = :email, ${change}${isAtPart ? ", part = :part" : ""} ${without(...kept, ...(isAtPart ? ["part"] : []))} ${ADD_VERSION}`,
    ConditionExpression: before.condition,
    ExpressionAttributeNames: { ...NAMES, ...before.names, "#name": "name" },
    ExpressionAttributeValues: {
      ...indexed(sessionId, attendee.userId, status, now, part),
      ...before.values,
      ...(isAtPart && { ":part": part }),
      ":requestId": arrival.requestId,
      ":rsvpId": arrival.rsvpId,
      ":name": attendee.name,
      ":email": attendee.email,
      ":now": now,
      ":one": 1,
    },
  };
}

/** Offers a seat to a waiting person, or confirms it. It is refused if they left, even if they came back. */
export function serveRsvp({ waitlist, now, expiresAt, requestId }: Offer, attendee: ListedAttendee): Update {
  const { userId, waitlistedAt, part } = attendee;
  const { sessionId } = waitlist.ledger;
  const waits = waitsAt(part);
  const common = {
    Key: rsvpKey(userId, sessionId),
    ConditionExpression: `#status = :waitlisted AND waitlistedAt = :waitlistedAt AND ${waits.condition}`,
    ExpressionAttributeNames: NAMES,
  };
  const values = {
    ":requestId": requestId,
    ":now": now,
    ":waitlisted": "WAITLISTED",
    ":waitlistedAt": waitlistedAt,
    ":one": 1,
    ...waits.values,
  };
  if (waitlist.policy === "AUTO_CONFIRM") {
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
      `offerRules = :rules, sweepPK = :sweepPK, sweepSK = :expiresAt REMOVE part ${ADD_VERSION}`,
    ExpressionAttributeValues: {
      ...values,
      ...indexed(sessionId, userId, "OFFERED", expiresAt),
      ":expiresAt": expiresAt,
      ":freedAt": waitedSince(waitlist, attendee, now),
      ":rules": waitlist.ledger.rulesVersion,
      ":sweepPK": offerBuckets.of(userId),
    },
  };
}

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

export interface Cancellation {
  readonly sessionId: string;
  readonly reason: CancelReason;
  readonly requestId: string;
  readonly now: string;
}

/**
 * Cancels an RSVP that still has `status`, and waits at the item of the ledger that counts it out. If the
 * reason is an expired offer, its time must be up.
 */
export function cancelRsvp(
  cancellation: Cancellation,
  { userId, status, part }: Pick<ListedAttendee, "userId" | "status" | "part">,
): Update {
  const waits = status === "WAITLISTED" ? waitsAt(part) : { condition: "", values: {} };
  return cancel(cancellation, userId, {
    condition: ["#status = :held", waits.condition].filter(Boolean).join(" AND "),
    names: {},
    values: { ":held": status, ...waits.values },
  });
}

const waitsAt = (part: number) =>
  part === 0
    ? { condition: "attribute_not_exists(part)", values: {} }
    : { condition: "part = :part", values: { ":part": part } };

/** Does the same for an RSVP that is still as it was found. */
export const cancelFoundRsvp = (cancellation: Cancellation, found: FoundRsvp): Update =>
  cancel(cancellation, found.rsvp.userId, asFound(found));

function cancel(
  { sessionId, reason, requestId, now }: Cancellation,
  userId: string,
  before: {
    readonly condition: string;
    readonly names: Readonly<Record<string, string>>;
    readonly values: Readonly<Record<string, unknown>>;
  },
): Update {
  const isDue = reason === "OFFER_EXPIRED" ? " AND offerExpiresAt <= :now" : "";
  return {
    Key: rsvpKey(userId, sessionId),
    UpdateExpression:
      `SET #status = :cancelled, cancelledAt = :now, cancelReason = :reason, ${WRITTEN_BY} ` +
      `${without("cancelledAt", "cancelReason")}, bySessionPK, bySessionSK ${ADD_VERSION}`,
    ConditionExpression: `${before.condition}${isDue}`,
    ExpressionAttributeNames: { ...NAMES, ...before.names },
    ExpressionAttributeValues: {
      ...before.values,
      ":cancelled": "CANCELLED",
      ":now": now,
      ":reason": reason,
      ":requestId": requestId,
      ":one": 1,
    },
  };
}

export const findRsvp = (table: Table, sessionId: string, userId: string): Promise<FoundRsvp | null> =>
  find(table, rsvpKey(userId, sessionId), toFoundRsvp);

export const toFoundRsvp = (item: Item): FoundRsvp => ({
  rsvp: toRsvp(item),
  version: versionOf(item.version),
  seatFreedAt: textOrNull(item.placeFreedAt),
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
    ...(typeof item.part === "number" && { part: item.part }),
  };
}
