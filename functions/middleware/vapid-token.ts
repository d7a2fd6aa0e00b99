import { importJWK, SignJWT } from "jose";
import type { PushKey } from "./push-key.ts";

/** Push services accept a day at most. */
const VALID_MS = 60 * 60_000;

/**
 * Signs requests to push services (RFC 8292).
 *
 * @param contact a `mailto:` or `https:` address, for the people who run the push service
 * @returns writes the `Authorization` header for a request to `origin`
 */
export function vapid({ publicKey, privateKey }: PushKey, contact: string) {
  const point = Buffer.from(publicKey, "base64url");
  const [x, y, d] = [point.subarray(1, 33), point.subarray(33), privateKey].map((bytes) =>
    bytes.toString("base64url"),
  );
  const key = importJWK({ kty: "EC", crv: "P-256", x, y, d } as Parameters<typeof importJWK>[0], "ES256");
  return async (origin: string): Promise<string> => {
    const token = await new SignJWT({ sub: contact })
      .setProtectedHeader({ typ: "JWT", alg: "ES256" })
      .setAudience(origin)
      .setExpirationTime(new Date(Date.now() + VALID_MS))
      .sign(await key);
    return `vapid t=${token}, k=${publicKey}`;
  };
}
