import { createHash, randomBytes } from "node:crypto";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Issuer, startIssuer } from "../../local/engines/issuer.ts";

const REDIRECT = "http://localhost:3000/signed-in";
let issuer: Issuer;

beforeAll(async () => {
  issuer = await startIssuer();
  issuer.signIn((user) => ({ sub: user ?? "nobody", aud: "app" }));
});

afterAll(() => issuer.stop());

/** The code flow with PKCE, as a browser and its app go through it. */
async function signIn(hint?: string) {
  const verifier = randomBytes(32).toString("base64url");
  const query = new URLSearchParams({
    response_type: "code",
    client_id: "app",
    redirect_uri: REDIRECT,
    state: "state",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...(hint !== undefined && { login_hint: hint }),
  });
  const answer = await fetch(`${issuer.url}/authorize?${query}`, { redirect: "manual" });
  const back = new URL(answer.headers.get("location") ?? "");
  expect(back.href.startsWith(REDIRECT)).toBe(true);
  const code = back.searchParams.get("code") ?? "";
  return exchange({
    grant_type: "authorization_code",
    code,
    redirect_uri: REDIRECT,
    code_verifier: verifier,
  });
}

async function exchange(body: Record<string, string>) {
  const form = new URLSearchParams({ client_id: "app", ...body });
  const answer = await fetch(`${issuer.url}/token`, { method: "POST", body: form });
  expect(answer.status).toBe(200);
  return (await answer.json()) as { id_token: string; refresh_token: string };
}

const subject = ({ id_token }: { id_token: string }) => decodeJwt(id_token).sub;

it("signs in the person that the app names", async () => {
  expect(subject(await signIn("ada"))).toBe("ada");
  expect(subject(await signIn())).toBe("nobody");
});

it("keeps two simultaneous sign-ins apart", async () => {
  const signedIn = await Promise.all(["ada", "ben"].map((user) => signIn(user)));
  expect(signedIn.map(subject)).toEqual(["ada", "ben"]);
});

it("renews a sign-in for the same person, again and again", async () => {
  let tokens = await signIn("ada");
  for (let time = 0; time < 3; time++) {
    tokens = await exchange({ grant_type: "refresh_token", refresh_token: tokens.refresh_token });
    expect(subject(tokens)).toBe("ada");
  }
});
