import { importJWK, SignJWT } from "jose";
import { OAuth2Server } from "oauth2-mock-server";
import { signInWhomTheyName } from "./sign-ins.ts";

export interface Issuer {
  url: string;
  jwksUrl: string;
  /** A negative lifetime gives a token that has expired. */
  token(claims: Record<string, unknown>, expiresInSeconds: number): Promise<string>;
  /**
   * Lets browsers sign in: a token of the code flow has the claims of the user in the client's `login_hint`.
   */
  signIn(claimsOf: (user: string | null) => Record<string, unknown>): void;
  stop(): Promise<void>;
}

const ALGORITHM = "RS256";

export async function startIssuer(): Promise<Issuer> {
  const server = new OAuth2Server();
  const jwk = await server.issuer.keys.generate(ALGORITHM);
  await server.start(0, "127.0.0.1");
  // Tokens are signed here because the server looks up and imports its key for every token.
  const key = await importJWK(jwk, ALGORITHM);
  // This address works on this machine even if `localhost` resolves to something else.
  const url = `http://127.0.0.1:${server.address().port}`;
  server.issuer.url = url;
  return {
    url,
    jwksUrl: `${url}/jwks`,
    token: (claims, expiresInSeconds) => {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({
        iss: url,
        iat: Math.min(now, now + expiresInSeconds),
        exp: now + expiresInSeconds,
        ...claims,
      })
        .setProtectedHeader({ alg: ALGORITHM, kid: jwk.kid, typ: "JWT" })
        .sign(key);
    },
    signIn: (claimsOf) => signInWhomTheyName(server.service, claimsOf),
    stop: () => server.stop(),
  };
}
