import { MAX_ADDRESS_LENGTH } from "../contract/address.ts";
import { GROUPS_CLAIM } from "../contract/environment.ts";
import { isPlaceholder } from "../contract/placeholder.ts";
import { groupsIn, groupsOf } from "./groups.ts";
import type { HttpEvent } from "./http-event.ts";

/** The signed-in attendee, as the token names them. Owners are attendees of the organizers' group. */
export interface SignedInAttendee {
  readonly userId: string;
  readonly name: string | null;
  /** Only an address that the issuer has verified. */
  readonly email: string | null;
  readonly groups: readonly string[];
}

const MAX_CHARACTERS = { userId: 256, name: 100 };

/** It is `null` if no authorizer has verified a token, or if the person's id cannot be stored. */
export const attendeeOf = (event: HttpEvent): SignedInAttendee | null =>
  attendeeFrom({ ...event.requestContext.authorizer?.jwt?.claims, [GROUPS_CLAIM]: groupsOf(event) });

/** Reads the same from verified claims. Cognito's access tokens name nobody, so they are refused. */
export function attendeeFrom(claims: Readonly<Record<string, unknown>>): SignedInAttendee | null {
  const userId = claims.sub;
  if (claims.token_use === "access") return null;
  if (typeof userId !== "string" || userId.length === 0 || userId.length > MAX_CHARACTERS.userId) return null;
  if (isPlaceholder(userId)) return null;
  return {
    userId,
    name: shortened(claims.name, MAX_CHARACTERS.name),
    email: isVerified(claims.email_verified) ? addressIn(claims.email) : null,
    groups: groupsIn(claims[GROUPS_CLAIM]),
  };
}

const shortened = (claim: unknown, length: number): string | null =>
  typeof claim === "string" && claim !== "" ? claim.toWellFormed().slice(0, length).toWellFormed() : null;

/** A shortened address could be that of another person. */
const addressIn = (claim: unknown): string | null =>
  typeof claim === "string" && claim.length <= MAX_ADDRESS_LENGTH ? shortened(claim, claim.length) : null;

/** API Gateway's HTTP API passes every claim to Lambda as text. */
const isVerified = (claim: unknown): boolean => claim === true || claim === "true";
