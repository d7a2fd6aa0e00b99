import { Buffer } from "node:buffer";
import { GROUPS_CLAIM } from "../contract/environment.ts";
import type { HttpEvent } from "./http-event.ts";

type Claims = Readonly<Record<string, unknown>>;

/** Returns the group names in a token's own claim. An array may have several names; a text is one name, even with spaces. */
export function groupsIn(claim: unknown): string[] {
  const names = Array.isArray(claim) ? claim : [claim];
  return names.filter((name) => typeof name === "string" && name !== "");
}

/**
 * Reads the groups of a person whose token API Gateway has verified. API Gateway passes an array to
 * Lambda as the text `[organizer staff]`, where two names look like one name with a space. So the
 * groups are read from the token itself.
 */
export function groupsOf({ headers, requestContext }: HttpEvent): string[] {
  const vouched = requestContext.authorizer?.jwt?.claims ?? {};
  if (headers.authorization === undefined) return groupsInText(vouched[GROUPS_CLAIM]);
  const claims = claimsIn(headers.authorization);
  return claims !== null && claims.sub === vouched.sub ? groupsIn(claims[GROUPS_CLAIM]) : [];
}

/** The groups that a token claims, which nobody has verified. */
export const claimedGroups = (authorization = ""): string[] =>
  groupsIn(claimsIn(authorization)?.[GROUPS_CLAIM]);

/** Exact for user pools: Cognito's group names have no spaces. */
function groupsInText(claim: unknown): string[] {
  const [, list] = /^\[(.*)\]$/s.exec(String(claim)) ?? [];
  return list === undefined ? groupsIn(claim) : groupsIn(list.split(" "));
}

/** It accepts exactly one token. With two in the header nobody knows which one was verified. */
const BEARER = /^\s*(?:Bearer\s+)?[\w-]+\.([\w-]+)\.[\w-]+\s*$/i;

function claimsIn(authorization: string): Claims | null {
  const [, payload] = BEARER.exec(authorization) ?? [];
  if (payload === undefined) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    return typeof claims === "object" ? (claims as Claims | null) : null;
  } catch {
    return null;
  }
}
