import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from "jose";
import type { Route } from "./gateway-definition.ts";
import type { VerifiedToken } from "./http-event.ts";

export type Authorization =
  | { kind: "allowed"; token: VerifiedToken }
  | { kind: "unauthorized"; challenge: string; detail: string }
  | { kind: "forbidden"; challenge: string };

export interface Issuer {
  readonly url: string;
  readonly jwksUrl: string;
}

/** API Gateway's JWT authorizer supports RSA signatures only. */
const ALGORITHMS = ["RS256", "RS384", "RS512"];

/** The template's issuer is in the cloud; the local issuer replaces it on this machine. */
export function createJwtAuthorizer(issuer: Issuer) {
  const keys = createRemoteJWKSet(new URL(issuer.jwksUrl));

  return async (route: Route, headers: Record<string, string>): Promise<Authorization | undefined> => {
    if (route.authorizer === undefined) return undefined;
    const token = (headers[route.authorizer.header] ?? "").replace(/^Bearer\s+/i, "").trim();
    if (token === "")
      return { kind: "unauthorized", challenge: "Bearer", detail: "A bearer token is missing" };
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: issuer.url,
        algorithms: ALGORITHMS,
        requiredClaims: ["exp"],
      });
      if (!isForAudience(payload, route.authorizer.audience)) {
        return invalid("the token does not have a valid audience");
      }
      return authorizeScopes(route, payload);
    } catch (error) {
      return invalid(reasonOf(error));
    }
  };
}

/** `client_id` counts only if there is no `aud`: access tokens of Cognito have none. */
function isForAudience({ aud, client_id }: JWTPayload, audience: readonly string[]): boolean {
  const claimed = aud ?? client_id;
  return [claimed].flat().some((value) => typeof value === "string" && audience.includes(value));
}

function authorizeScopes({ scopes }: Route, payload: JWTPayload): Authorization {
  const claims = Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, claimText(value)]));
  if (scopes.length === 0) return { kind: "allowed", token: { claims, scopes: null } };
  const granted = String(payload.scope ?? payload.scp ?? "").split(" ");
  const matching = scopes.filter((scope) => granted.includes(scope));
  if (matching.length > 0) return { kind: "allowed", token: { claims, scopes: matching } };
  const wanted = scopes.join(" ");
  return { kind: "forbidden", challenge: `Bearer scope="${wanted}" error="insufficient_scope"` };
}

/** HTTP APIs pass every claim as text, and an array as `[organizer staff]`. */
function claimText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(claimText).join(" ")}]`;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function invalid(reason: string): Authorization {
  const quoted = reason.replaceAll('"', "'");
  return {
    kind: "unauthorized",
    challenge: `Bearer scope="" error="invalid_token" error_description="${quoted}"`,
    detail: `The bearer token is not valid: ${reason}`,
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return "the token has expired";
  if (error instanceof errors.JWTClaimValidationFailed)
    return `the claim ${error.claim} is missing or not valid`;
  if (error instanceof errors.JOSEAlgNotAllowed) return "the signing method is not allowed";
  if (error instanceof errors.JWSSignatureVerificationFailed) return "the signature is not valid";
  if (error instanceof errors.JWKSNoMatchingKey) return "the signing key is not known";
  if (error instanceof errors.JOSEError) return "the token is malformed";
  return "OIDC discovery endpoint communication error";
}
