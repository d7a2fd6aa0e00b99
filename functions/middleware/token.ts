import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import { type Identity, identityFrom } from "./identity.ts";

/** The issuer did not give its keys, so nobody can say whether a token is good. */
export class IssuerUnavailable extends Error {
  override readonly name = "IssuerUnavailable";
}

export interface TrustedIssuer {
  readonly issuer: string;
  readonly audience: readonly string[];
}

/** Who sends this `Authorization` header; `null` if there is none. Throws an {@link IssuerUnavailable}. */
export type TokenReader = (authorization: string | undefined) => Promise<Identity | "invalid" | null>;

/** As API Gateway's JWT authorizer has it, for a route that takes people with and without a token. */
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
      return isMeantFor(audience, payload) ? (identityFrom(payload) ?? "invalid") : "invalid";
    } catch (error) {
      if (isAboutToken(error)) return "invalid";
      throw new IssuerUnavailable(`the keys of ${issuer} cannot be read`, { cause: error });
    }
  };
}

/** `client_id` counts only where there is no `aud`: access tokens of Cognito have none. */
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
const KEYS_KEPT_MS = 60 * 60_000;

/** Keys are asked for with the first token, kept for an hour, and asked for anew when a token names another: twice a minute at most. */
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
    cacheMaxAge: KEYS_KEPT_MS,
  });
}
