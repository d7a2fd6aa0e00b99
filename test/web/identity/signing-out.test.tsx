import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AppConfig } from "../../../web/src/identity/config.ts";
import { useIdentity } from "../../../web/src/identity/identity.ts";
import { IdentityProvider } from "../../../web/src/identity/identity-provider.tsx";

const ISSUER = "https://issuer.example.org";
const KEY = `oidc.user:${ISSUER}:rsvp`;
const config: AppConfig = { issuer: ISSUER, clientId: "rsvp" };

interface Asked {
  readonly path: string;
  readonly form: Record<string, string>;
}

const aUser = (sub: string, { groups = [] as string[], expiresIn = 3_600 } = {}) =>
  JSON.stringify({
    id_token: `${sub}-token`,
    access_token: `${sub}-access`,
    refresh_token: `${sub}-refresh`,
    token_type: "Bearer",
    scope: "openid",
    profile: { sub, name: sub, iss: ISSUER, aud: "rsvp", exp: 1, iat: 1, "cognito:groups": groups },
    expires_at: Math.floor(Date.now() / 1_000) + expiresIn,
  });

let asked: Asked[];
/** The issuer's answer to a request for new tokens. */
let renewal: () => Promise<Response>;

beforeEach(() => {
  asked = [];
  renewal = async () => Response.json({ error: "invalid_grant" }, { status: 400 });
  vi.spyOn(location, "reload").mockReturnValue();
  vi.stubGlobal("fetch", async (input: string | URL, init: RequestInit = {}) => {
    const { pathname } = new URL(input);
    const body = init.body instanceof URLSearchParams ? init.body : new URLSearchParams();
    asked.push({ path: pathname, form: Object.fromEntries(body) });
    if (pathname === "/token") return renewal();
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
});

/** A tab that has loaded the library which keeps people signed in. */
async function openTab(of: AppConfig = config) {
  render(
    <IdentityProvider config={of} returning={false} navigate={() => undefined} onFailure={() => undefined}>
      <Who />
    </IdentityProvider>,
  );
  await act(() => vi.dynamicImportSettled());
}

function Who() {
  const { identity, signOut } = useIdentity();
  const who = identity.status === "signed-in" ? identity.attendee : undefined;
  return (
    <button type="button" onClick={signOut}>
      {who === undefined ? identity.status : `${who.id}${who.organizer ? ", organizer" : ""}`}
    </button>
  );
}

const said = () => screen.getByRole("button").textContent;
const becomes = (text: string) => waitFor(() => expect(said()).toBe(text));

/** Imitates the browser when another tab has written to the storage. */
function inAnotherTab(stored: string | null) {
  if (stored === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, stored);
  act(() => void dispatchEvent(Object.assign(new Event("storage"), { key: KEY })));
}

describe("a sign-out in another tab", () => {
  beforeEach(() => localStorage.setItem(KEY, aUser("ada")));

  it("signs out this tab at once", async () => {
    await openTab();
    expect(said()).toBe("ada");
    inAnotherTab(null);
    expect(said()).toBe("signed-out");
    expect(asked.map(({ path }) => path)).not.toContain("/revoke");
  });

  it("is not undone by a renewal that was under way in this tab", async () => {
    localStorage.setItem(KEY, aUser("ada", { expiresIn: -1 }));
    const late = Promise.withResolvers<Response>();
    renewal = () => late.promise;
    await openTab();
    await waitFor(() => expect(asked.map(({ path }) => path)).toContain("/token"));
    inAnotherTab(null);
    late.resolve(
      Response.json({ access_token: "new", id_token: jwt("ada"), token_type: "Bearer", expires_in: 3_600 }),
    );
    await act(() => new Promise((done) => setTimeout(done, 50)));
    expect(said()).toBe("signed-out");
    expect(localStorage.getItem(KEY)).toBeNull();
  });

  it("followed by another person's sign-in reloads the page", async () => {
    await openTab();
    inAnotherTab(aUser("ben"));
    expect(location.reload).toHaveBeenCalled();
  });

  it("is not confused with a renewal in that tab", async () => {
    await openTab();
    inAnotherTab(aUser("ada"));
    expect(said()).toBe("ada");
    expect(location.reload).not.toHaveBeenCalled();
  });
});

describe("a sign-out here", () => {
  beforeEach(() => localStorage.setItem(KEY, aUser("ada")));

  it("removes the user from the storage of all tabs, and asks the issuer to revoke the refresh token", async () => {
    await openTab();
    act(() => screen.getByRole("button").click());
    expect(localStorage.getItem(KEY)).toBeNull();
    expect(said()).toBe("signed-out");
    await waitFor(() =>
      expect(asked).toContainEqual({
        path: "/revoke",
        form: { token: "ada-refresh", token_type_hint: "refresh_token", client_id: "rsvp" },
      }),
    );
  });

  it("does not wait for an issuer that cannot be reached", async () => {
    await openTab();
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    act(() => screen.getByRole("button").click());
    expect(said()).toBe("signed-out");
    expect(localStorage.getItem(KEY)).toBeNull();
  });
});

it("keeps a sign-in for the next page if the network was missing for its renewal", async () => {
  localStorage.setItem(KEY, aUser("ada", { expiresIn: -1 }));
  renewal = () => Promise.reject(new TypeError("Failed to fetch"));
  await openTab();
  await becomes("signed-out");
  expect(localStorage.getItem(KEY)).not.toBeNull();
});

it("ends a sign-in that the issuer refuses to renew", async () => {
  localStorage.setItem(KEY, aUser("ada", { expiresIn: -1 }));
  await openTab();
  await becomes("signed-out");
  await waitFor(() => expect(localStorage.getItem(KEY)).toBeNull());
});

describe("an organizer", () => {
  it.each([
    ["organizer", undefined, "olga, organizer"],
    ["crew", "crew", "olga, organizer"],
    ["organizer", "crew", "olga"],
    ["crew", undefined, "olga"],
  ])(
    "in the group %s, where the deployment's group is %s, is %s",
    async (group, organizerGroup, expected) => {
      localStorage.setItem(KEY, aUser("olga", { groups: [group] }));
      await openTab({ ...config, ...(organizerGroup !== undefined && { organizerGroup }) });
      expect(said()).toBe(expected);
    },
  );
});

/** It is unsigned: the app does not verify tokens from the issuer's own token endpoint. */
function jwt(sub: string): string {
  const part = (value: object) => btoa(JSON.stringify(value)).replaceAll("=", "");
  const now = Math.floor(Date.now() / 1_000);
  const claims = { sub, iss: ISSUER, aud: "rsvp", iat: now, exp: now + 3_600 };
  return `${part({ alg: "RS256" })}.${part(claims)}.signature`;
}
