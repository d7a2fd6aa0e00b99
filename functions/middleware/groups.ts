import { Buffer } from "node:buffer";
import type { HttpEvent } from "./http-event.ts";

type Claims = Readonly<Record<string, unknown>>;

export const GROUPS_CLAIM = "cognito:groups";

/** Reads the names in a token's claim. An array holds several names. A text is one name as it stands. */
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

/** This is exact for user pools, because Cognito's group names have no spaces. */
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
