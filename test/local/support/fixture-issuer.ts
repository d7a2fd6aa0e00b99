import { createServer } from "node:http";
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { close, listen } from "../../../local/listen.ts";

export interface FixtureIssuer {
  readonly url: string;
  readonly jwksUrl: string;
  /** The public key as PEM, which an attacker would use as an HMAC secret. */
  readonly publicKey: string;
  sign(claims: JWTPayload): Promise<string>;
  stop(): Promise<void>;
}

/** Signs any content, so that tests can make every kind of wrong token. */
export async function startFixtureIssuer(): Promise<FixtureIssuer> {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: "k1", alg: "RS256" }] });
  const server = createServer((_request, response) => response.end(keys));
  const url = `http://127.0.0.1:${await listen(server, 0, "127.0.0.1")}`;
  return {
    url,
    jwksUrl: `${url}/jwks`,
    publicKey: await exportSPKI(publicKey),
    sign: (claims) => new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "k1" }).sign(privateKey),
    stop: () => close(server),
  };
}
