import { errors, jwtVerify, SignJWT } from "jose";
import { LinkClaims } from "../contract/links.ts";
import { validate } from "../contract/validation.ts";

/** A link's token with a wrong signature, or of another kind. */
export type ReadLink =
  | { readonly kind: "valid"; readonly claims: LinkClaims }
  | { readonly kind: "expired" }
  | { readonly kind: "forged" };

const ALGORITHM = "HS256";
/** Tokens of sign-ins have another audience, so neither passes for the other. */
const AUDIENCE = "session-rsvp:link";

const keyOf = (secret: string): Uint8Array => new TextEncoder().encode(secret);

/** Signs links with the first secret. The others are older, and still read. */
export function linkTokens(secrets: readonly string[]) {
  const [current = ""] = secrets;
  return {
    /** @param expiresAt ISO, UTC */
    sign: (claims: LinkClaims, expiresAt: string): Promise<string> =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: ALGORITHM })
        .setAudience(AUDIENCE)
        .setExpirationTime(new Date(expiresAt))
        .sign(keyOf(current)),

    async read(token: string): Promise<ReadLink> {
      for (const secret of secrets) {
        const read = await readWith(secret, token);
        if (read.kind !== "forged") return read;
      }
      return { kind: "forged" };
    },
  };
}

async function readWith(secret: string, token: string): Promise<ReadLink> {
  try {
    const options = { algorithms: [ALGORITHM], audience: AUDIENCE, requiredClaims: ["exp"] };
    const { payload } = await jwtVerify(token, keyOf(secret), options);
    const claims = validate(LinkClaims, payload, "link");
    return claims.valid ? { kind: "valid", claims: claims.value } : { kind: "forged" };
  } catch (error) {
    return error instanceof errors.JWTExpired ? { kind: "expired" } : { kind: "forged" };
  }
}
