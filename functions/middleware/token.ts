import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import { attendeeFrom, type SignedInAttendee } from "./signed-in-attendee.ts";

/** The issuer did not give its keys, so tokens cannot be verified. */
export class IssuerUnavailable extends Error {
  override readonly name = "IssuerUnavailable";
}

export interface TrustedIssuer {
  readonly issuer: string;
  readonly audience: readonly string[];
}

/** Identifies the sender of an `Authorization` header; `null` without. Throws {@link IssuerUnavailable}. */
export type TokenReader = (authorization: string | undefined) => Promise<SignedInAttendee | "invalid" | null>;

/** Verifies as API Gateway's JWT authorizer does, for a route that works with and without a token. */
export function tokenReader({ issuer, audience }: TrustedIssuer): TokenReader {
  const keys = keysOf(issuer);
  return async (authorization = "") => {
    const token = authorization.replace(/^Bearer(\s+|$)/i, "").trim();
    if (token === "") return null;
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        algorithms: ["RS256", "RS384", "RS512"],
        requiredClaims: ["exp"],
      });
      return isMeantFor(audience, payload) ? (attendeeFrom(payload) ?? "invalid") : "invalid";
    } catch (error) {
      if (isAboutToken(error)) return "invalid";
      throw new IssuerUnavailable(`the keys of ${issuer} cannot be read`, { cause: error });
    }
  };
}

/** `client_id` counts only if there is no `aud`. Cognito's access tokens have none. */
const isMeantFor = (audience: readonly string[], { aud, client_id }: JWTPayload): boolean =>
  [aud ?? client_id].flat().some((value) => typeof value === "string" && audience.includes(value));

/** jose's other errors are about the issuer's keys. */
const isAboutToken = (error: unknown): boolean =>
  error instanceof errors.JOSEError &&
  !(
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.code === errors.JOSEError.code
  );

const ISSUER_TIMEOUT_MS = 3_000;
const MAX_KEYS_AGE_MS = 60 * 60_000;

/**
 * Loads the keys with the first token and keeps them for an hour. A token with an unknown key loads them
 * again, twice a minute at most.
 */
function keysOf(issuer: string): JWTVerifyGetKey {
  let known: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    known ??= discover(issuer).catch((error) => {
      known = undefined;
      throw error;
    });
    return (await known)(header, token);
  };
}

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const response = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(ISSUER_TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`the issuer answers ${response.status}`);
  const { jwks_uri } = (await response.json()) as { jwks_uri: string };
  return createRemoteJWKSet(new URL(jwks_uri), {
    timeoutDuration: ISSUER_TIMEOUT_MS,
    cacheMaxAge: MAX_KEYS_AGE_MS,
  });
}
