import type { Hand } from "../../core/roster/hand.ts";
import type { OnOffer } from "../../core/seats/on-offer.ts";
import type { Attendee, FoundRsvp, HeldStatus } from "../../core/seats/rsvp.ts";
import type { Update } from "../dynamodb/transact.ts";
import { rsvpKey, visitBuckets } from "../keys.ts";
import { ADD_VERSION, asFound, indexed, NAMES, SET_STATUS, without } from "./rsvp-expressions.ts";

/** A person who gets a seat or joins the waitlist. */
interface Arrival {
  readonly rsvpId: string;
  readonly sessionId: string;
  readonly attendee: Attendee;
  readonly requestId: string;
  readonly now: string;
  /** The item of the ledger that counts the person: 0 is the desk. */
  readonly part: number;
  /** What a person who joins wants when a seat comes. */
  readonly onOffer?: OnOffer | undefined;
  /** The group that a person who joins makes this wait a member of. */
  readonly anyOfId?: string | undefined;
  /** An organizer adds the person. */
  readonly added?: Hand | undefined;
  /** The session from which an organizer moves the person. */
  readonly cameFrom?: string | undefined;
}

/** Confirms an attendee who takes a seat, as a new RSVP or in place of `found` if that is unchanged. */
export const confirmRsvp = (arrival: Arrival, found: FoundRsvp | null): Update =>
  arrive(arrival, found, "CONFIRMED", "rsvpAt = if_not_exists(rsvpAt, :now)");

/** A visit of a booth. */
export interface Visit {
  /** Who let the person in: a person of the door, or themselves. */
  readonly by: string;
  /** When it ends at the latest; ISO, UTC. */
  readonly endsAt: string;
}

/** Lets a person into a booth, as a new RSVP or in place of `found` if that is unchanged. The sweep sees the end. */
export const enterRsvp = (arrival: Arrival, found: FoundRsvp | null, { by, endsAt }: Visit): Update =>
  arrive(
    arrival,
    found,
    "CONFIRMED",
    "rsvpAt = if_not_exists(rsvpAt, :now), checkedInAt = :now, checkedInBy = :by, checkInId = :requestId, " +
      "visitEndsAt = :ends, sweepPK = :sweepPK, sweepSK = :ends",
    ["checkedInAt", "checkedInBy", "checkInId", "visitEndsAt", "sweepPK", "sweepSK"],
    { ":by": by, ":ends": endsAt, ":sweepPK": visitBuckets.of(arrival.attendee.userId) },
    by === arrival.attendee.userId ? AS_THE_TOKEN_SAYS : AS_IT_WAS,
  );

/** A person who signs in may have another name by now. The door does not know it. */
const AS_THE_TOKEN_SAYS = "#name = :name, email = :email";
const AS_IT_WAS = "#name = if_not_exists(#name, :name), email = if_not_exists(email, :email)";

/** Puts an attendee on the waitlist, as a new RSVP or in place of `found` if that is unchanged. */
export function waitlistRsvp(arrival: Arrival, found: FoundRsvp | null): Update {
  const { onOffer, anyOfId } = arrival;
  const wishes = {
    ...(!isAsked(onOffer) && { onOffer }),
    ...(anyOfId !== undefined && { anyOfId }),
  };
  const names = Object.keys(wishes);
  return arrive(
    arrival,
    found,
    "WAITLISTED",
    ["waitlistedAt = :now", ...names.map((name) => `${name} = :${name}`)].join(", "),
    ["waitlistedAt", ...names],
    Object.fromEntries(Object.entries(wishes).map(([name, value]) => [`:${name}`, value])),
  );
}

/** The attribute is absent then. */
const isAsked = (onOffer: OnOffer | undefined): boolean => onOffer === undefined || onOffer === "ASK";

function arrive(
  arrival: Arrival,
  found: FoundRsvp | null,
  status: HeldStatus,
  change: string,
  kept: readonly string[] = [],
  values: Readonly<Record<string, unknown>> = {},
  person = AS_THE_TOKEN_SAYS,
): Update {
  const { sessionId, attendee, now, part, added, cameFrom } = arrival;
  const stays = { ...(part > 0 && { part }), ...(cameFrom !== undefined && { cameFrom }) };
  const also = { ...stays, ...(added && { added }) };
  const before = found ? asFound(found) : { condition: "attribute_not_exists(PK)", names: {}, values: {} };
  const changes = [change, ...Object.keys(also).map((name) => `${name} = :${name}`)].join(", ");
  return {
    Key: rsvpKey(attendee.userId, sessionId),
    UpdateExpression: `SET ${SET_STATUS}, rsvpId = if_not_exists(rsvpId, :rsvpId), ${person}, ${changes} ${without(...kept, ...Object.keys(stays))}${forgotten(arrival, found)} ${ADD_VERSION}`,
    ConditionExpression: before.condition,
    ExpressionAttributeNames: { ...NAMES, ...before.names, "#name": "name" },
    ExpressionAttributeValues: {
      ...indexed(sessionId, attendee.userId, status, now, part),
      ...before.values,
      ...values,
      ...Object.fromEntries(Object.entries(also).map(([name, value]) => [`:${name}`, value])),
      ":requestId": arrival.requestId,
      ":rsvpId": arrival.rsvpId,
      ":name": attendee.name,
      ":email": attendee.email,
      ":now": now,
      ":one": 1,
    },
  };
}

/** What organizers did for a person ends with it. A person who has left comes anew. */
function forgotten({ added }: Arrival, found: FoundRsvp | null): string {
  if (found?.rsvp.status !== "CANCELLED") return "";
  return added ? ", outOfTurn" : ", added, outOfTurn";
}
