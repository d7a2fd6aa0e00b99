// What the writes of an RSVP have in common.

import type { FoundRsvp, HeldStatus, SeenIn } from "../../core/seats/rsvp.ts";
import type { Check } from "../dynamodb/transact.ts";
import { bySessionOrder, bySessionPartition, rsvpKey } from "../keys.ts";
import { heldVersion, prove } from "../programme/versions.ts";

/** Attributes that describe only one state. Each transition sets those that its own state needs. */
const STATE_ATTRIBUTES = [
  "cancelledAt",
  "cancelReason",
  "waitlistedAt",
  "offeredAt",
  "offerExpiresAt",
  "placeFreedAt",
  "onOffer",
  "passes",
  "passedUntil",
  "anyOfId",
  "standbyNumber",
  "calledAt",
  "checkedInAt",
  "checkedInBy",
  "checkedInByName",
  "checkInId",
  "undoneCheckIn",
  "cameFrom",
  "visitEndsAt",
];
const OFFER_ATTRIBUTES = ["offerRules", "sweepPK", "sweepSK"];
export const without = (...kept: string[]): string =>
  `REMOVE ${[...STATE_ATTRIBUTES, ...OFFER_ATTRIBUTES, "part"].filter((attribute) => !kept.includes(attribute)).join(", ")}`;

/** The attribute is for support and tests alone. No condition depends on it. */
export const WRITTEN_BY = "changedBy = :requestId";
export const SET_STATUS = `#status = :status, ${WRITTEN_BY}, bySessionPK = :bySessionPK, bySessionSK = :bySessionSK`;
/** Every write counts, so that no two writes share a version. */
export const ADD_VERSION = "ADD version :one";
export const NAMES = { "#status": "status" };

/** Sets the status and the position in the session's index, in the order of `time` (ISO, UTC). */
export const indexed = (sessionId: string, userId: string, status: HeldStatus, time: string, part = 0) => ({
  ":status": status,
  ":bySessionPK": bySessionPartition(sessionId, status, part),
  ":bySessionSK": bySessionOrder(time, userId),
});

/** Proves that nobody has written the RSVP since it was found. */
export const asFound = ({ version }: FoundRsvp) => heldVersion("version", version);

/** Changes nothing. It is refused if what the person has in the session is not what was found. */
export const proveSeen = (userId: string, { sessionId, found }: SeenIn): Check =>
  found === null
    ? { Key: rsvpKey(userId, sessionId), ConditionExpression: "attribute_not_exists(PK)" }
    : prove(rsvpKey(userId, sessionId), asFound(found));

/** Proves that the person waits at this item of the ledger. */
export const waitsAt = (part: number) =>
  part === 0
    ? { condition: "attribute_not_exists(part)", values: {} }
    : { condition: "part = :part", values: { ":part": part } };
