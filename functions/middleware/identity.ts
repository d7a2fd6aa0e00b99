import { GROUPS_CLAIM, groupsIn, groupsOf } from "./groups.ts";
import type { HttpEvent } from "./http-event.ts";

/** The signed-in person as the token names them. */
export interface Identity {
  readonly userId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly groups: readonly string[];
}

const LONGEST = { userId: 256, name: 100, email: 254 };

/** `null` where no authorizer has vouched for anyone, or for nobody who can be stored. */
export const identityOf = (event: HttpEvent): Identity | null =>
  identityFrom({ ...event.requestContext.authorizer?.jwt?.claims, [GROUPS_CLAIM]: groupsOf(event) });

/** The same from the claims of a token that has been verified. */
export function identityFrom(claims: Readonly<Record<string, unknown>>): Identity | null {
  const userId = claims.sub;
  if (typeof userId !== "string" || userId.length === 0 || userId.length > LONGEST.userId) return null;
  return {
    userId,
    name: shortened(claims.name, LONGEST.name),
    email: shortened(claims.email, LONGEST.email),
    groups: groupsIn(claims[GROUPS_CLAIM]),
  };
}

const shortened = (claim: unknown, length: number): string | null =>
  typeof claim === "string" && claim !== "" ? claim.toWellFormed().slice(0, length).toWellFormed() : null;
