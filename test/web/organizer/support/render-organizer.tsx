import { ApolloClient, ApolloLink } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { cleanup, configure, render, screen } from "@testing-library/react";
import userEvent, { PointerEventsCheckLevel } from "@testing-library/user-event";
import { Suspense } from "react";
import { MemoryRouter, Route, Routes, useLocation } from "react-router";
import { afterEach, vi } from "vitest";
import { createCache } from "../../../../web/src/api/api-client.ts";
import OrganizerArea from "../../../../web/src/app/pages/organizer-area.tsx";
import { type Identity, IdentityContext } from "../../../../web/src/identity/identity.ts";
import Toaster from "../../../../web/src/ui/toaster.tsx";
import { identityActions } from "../../support/identity-actions.ts";
import { FakeUpload, uploads } from "./fake-upload.ts";

export const OLGA: Identity = {
  status: "signed-in",
  token: "olgas-token",
  user: { id: "olga", name: "Olga", email: undefined, organizer: true },
};

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
}

/** The API's answers by method and path; an Error is a request without an answer. */
export type Service = Record<string, (call: Call) => Response | Error | Promise<Response>>;

export const answer = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });

export const refuse = (status: number, code: string, members: object = {}, headers = {}) =>
  answer(
    { type: "about:blank", status, code, title: code, detail: `${code}, in words`, ...members },
    status,
    headers,
  );

export const lost = () => new TypeError("Failed to fetch");

// A file's first test waits until its page is fetched and compiled.
configure({ asyncUtilTimeout: 15_000 });

/** The text of a toast, which also appears for screen readers for a moment. */
export const told = (text: string | RegExp) => screen.findAllByText(text);

afterEach(() => {
  // The pages must go before the service that they still call.
  cleanup();
  vi.unstubAllGlobals();
  sessionStorage.clear();
  uploads.length = 0;
});

/** Renders the organizer's pages at an address, with a fake service. */
export function renderOrganizer(path: string, service: Service = {}, identity: Identity = OLGA) {
  const calls: Call[] = [];
  vi.stubGlobal("fetch", async (input: string, init: RequestInit = {}) => {
    const call = callOf(input, init);
    calls.push(call);
    const play = service[`${call.method} ${call.path}`];
    if (play === undefined) throw new Error(`Nobody plays ${call.method} ${call.path}`);
    const played = await play(call);
    if (played instanceof Error) throw played;
    return played;
  });
  vi.stubGlobal("XMLHttpRequest", FakeUpload);
  const actions = identityActions(identity);
  const client = new ApolloClient({ link: ApolloLink.empty(), cache: createCache() });
  const view = render(
    <MemoryRouter initialEntries={[path]}>
      <IdentityContext value={actions}>
        <ApolloProvider client={client}>
          <Suspense>
            <Routes>
              <Route path="organizer/*" element={<OrganizerArea />} />
              <Route path="*" element={null} />
            </Routes>
          </Suspense>
          <Address />
          <Toaster />
        </ApolloProvider>
      </IdentityContext>
    </MemoryRouter>,
  );
  const user = userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });
  return { ...view, user, actions, calls, address: () => view.getByTestId("address").textContent };
}

function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{pathname + search}</output>;
}

function callOf(input: string, { method = "GET", headers, body }: RequestInit): Call {
  const url = new URL(input, "http://service");
  return {
    method,
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    headers: new Headers(headers),
    body: typeof body === "string" ? JSON.parse(body) : undefined,
  };
}
