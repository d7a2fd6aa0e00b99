import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, vi } from "vitest";
import type { ApiAccess } from "../../../../web/src/api/request.ts";
import { identifiedAccess } from "../../../../web/src/app/identified-access.ts";
import type { AppConfig } from "../../../../web/src/identity/config.ts";
import { type IdentityActions, useIdentity } from "../../../../web/src/identity/identity.ts";
import { IdentityProvider } from "../../../../web/src/identity/identity-provider.tsx";

const ISSUER = "https://issuer.example.org";
const KEY = `oidc.user:${ISSUER}:rsvp`;
export const config: AppConfig = { issuer: ISSUER, clientId: "rsvp" };

interface Asked {
  readonly path: string;
  readonly form: Record<string, string>;
  readonly token: string | null;
}

interface Issuer {
  asked: Asked[];
  /** The answer to a request for new tokens. */
  renewal: () => Promise<Response>;
  /** The service's answer to a request with this token. */
  service: (token: string | null) => Response;
}

export const refused = () => Response.json({ error: "invalid_grant" }, { status: 400 });

/** Plays an issuer, and a service that accepts its tokens, for each test. */
export function useIssuer(): Issuer {
  const issuer: Issuer = { asked: [], renewal: async () => refused(), service: () => Response.json({}) };
  const initial = { ...issuer };
  beforeEach(() => {
    Object.assign(issuer, initial, { asked: [] });
    vi.spyOn(location, "reload").mockReturnValue();
    vi.stubGlobal("fetch", async (input: string | URL, init: RequestInit = {}) => {
      const { pathname } = new URL(input, location.href);
      const body = init.body instanceof URLSearchParams ? init.body : new URLSearchParams();
      const token = new Headers(init.headers).get("authorization");
      issuer.asked.push({ path: pathname, form: Object.fromEntries(body), token });
      if (pathname.startsWith("/api/")) return issuer.service(token);
      if (pathname === "/token") return issuer.renewal();
      if (pathname === "/revoke") return new Response();
      const endpoints = { token_endpoint: `${ISSUER}/token`, revocation_endpoint: `${ISSUER}/revoke` };
      return Response.json({ issuer: ISSUER, ...endpoints });
    });
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    localStorage.clear();
    history.replaceState(null, "", "/");
  });
  return issuer;
}

export const aUser = (sub: string, { groups = [] as string[], expiresIn = 3_600 } = {}) =>
  JSON.stringify({
    id_token: tokenOf(sub),
    access_token: `${sub}-access`,
    refresh_token: `${sub}-refresh`,
    token_type: "Bearer",
    scope: "openid",
    profile: { sub, name: sub, iss: ISSUER, aud: "rsvp", exp: 1, iat: 1, "cognito:groups": groups },
    expires_at: Math.floor(Date.now() / 1_000) + expiresIn,
  });

export const store = (user: string) => localStorage.setItem(KEY, user);
export const stored = () => localStorage.getItem(KEY);

/** The issuer's answer with new tokens for this person. */
export const renewedTokens = (sub: string) =>
  Response.json({
    access_token: "new",
    id_token: tokenOf(sub, "renewed"),
    refresh_token: "new-refresh",
    token_type: "Bearer",
    expires_in: 3_600,
  });

export const failures = vi.fn();
let actions: IdentityActions;

/** A tab that has loaded the library which keeps people signed in. */
export async function openTab(of: AppConfig = config, address = "/") {
  failures.mockClear();
  history.replaceState(null, "", address);
  const navigate = vi.fn();
  const returning = location.pathname === "/signed-in";
  render(
    <IdentityProvider config={of} returning={returning} navigate={navigate} onFailure={failures}>
      <Who />
    </IdentityProvider>,
  );
  await act(() => vi.dynamicImportSettled());
  const access: ApiAccess = identifiedAccess(() => actions);
  return { navigate, access };
}

function Who() {
  actions = useIdentity();
  const { identity } = actions;
  const who = identity.status === "signed-in" ? identity.attendee : undefined;
  return (
    <button type="button" onClick={actions.signOut}>
      {who === undefined ? identity.status : `${who.id}${who.organizer ? ", organizer" : ""}`}
    </button>
  );
}

export const said = () => screen.getByRole("button").textContent;
export const becomes = (text: string) => waitFor(() => expect(said()).toBe(text));
export const signOut = () => act(() => screen.getByRole("button").click());

/** Imitates the browser when another tab has written to the storage. */
export function inAnotherTab(user: string | null) {
  if (user === null) localStorage.removeItem(KEY);
  else store(user);
  act(() => void dispatchEvent(Object.assign(new Event("storage"), { key: KEY })));
}

/** It is unsigned: the app does not verify tokens from the issuer's own token endpoint. */
export function tokenOf(sub: string, jti = "first"): string {
  const part = (value: object) => btoa(JSON.stringify(value)).replaceAll("=", "");
  const claims = { sub, name: sub, iss: ISSUER, aud: "rsvp", iat: 1, exp: 2, jti };
  return `${part({ alg: "RS256" })}.${part(claims)}.signature`;
}
