import { GROUPS_CLAIM } from "../contract/environment.ts";
import { groupsIn, groupsOf } from "./groups.ts";
import type { HttpEvent } from "./http-event.ts";

/** The signed-in person, as the token names them. */
export interface Identity {
  readonly userId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly groups: readonly string[];
}

const LONGEST = { userId: 256, name: 100, email: 254 };

/** It is `null` if no authorizer has verified a token, or if the person's id cannot be stored. */
export const identityOf = (event: HttpEvent): Identity | null =>
  identityFrom({ ...event.requestContext.authorizer?.jwt?.claims, [GROUPS_CLAIM]: groupsOf(event) });

/** Reads the same from verified claims. Cognito's access tokens name nobody, so they are refused. */
export function identityFrom(claims: Readonly<Record<string, unknown>>): Identity | null {
  const userId = claims.sub;
  if (claims.token_use === "access") return null;
  if (typeof userId !== "string" || userId.length === 0 || userId.length > LONGEST.userId) return null;
  return {
    userId,
    name: shortened(claims.name, LONGEST.name),
    email: isVerified(claims.email_verified) ? shortened(claims.email, LONGEST.email) : null,
    groups: groupsIn(claims[GROUPS_CLAIM]),
  };
}

const shortened = (claim: unknown, length: number): string | null =>
  typeof claim === "string" && claim !== "" ? claim.toWellFormed().slice(0, length).toWellFormed() : null;

/** API Gateway's HTTP API passes every claim to Lambda as text. */
const isVerified = (claim: unknown): boolean => claim === true || claim === "true";
