import { ApolloClient, ApolloLink, Observable } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { render } from "@testing-library/react";
import userEvent, { PointerEventsCheckLevel } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { MemoryRouter } from "react-router";
import { createCache } from "../../../web/src/api/api-client.ts";
import { type Identity, IdentityContext } from "../../../web/src/identity/identity.ts";
import Toaster from "../../../web/src/ui/toaster.tsx";
import { identityActions } from "./identity-actions.ts";

type Answer = ApolloLink.Result | Error | Promise<ApolloLink.Result>;

/** The API's answers by operation name; an Error is a request that got no answer. */
export type Api = Record<string, (variables: Record<string, unknown>) => Answer>;

export const ADA: Identity = {
  status: "signed-in",
  token: "token",
  user: { id: "ada", name: "Ada", email: undefined, organizer: false },
};

export const SIGNED_OUT: Identity = { status: "signed-out" };

/** Renders a part of the app as this person sees it, with a fake API. */
export function renderApp(content: ReactNode, api: Api, identity: Identity = ADA) {
  const asked: string[] = [];
  const link = new ApolloLink(
    ({ operationName = "", variables }) =>
      new Observable((observer) => {
        asked.push(operationName);
        const play = api[operationName];
        if (play === undefined) throw new Error(`Nobody plays ${operationName}`);
        const answer = play(variables);
        if (answer instanceof Error) return observer.error(answer);
        Promise.resolve(answer).then((result) => {
          observer.next(result);
          observer.complete();
        });
      }),
  );
  const actions = identityActions(identity);
  const client = new ApolloClient({ link, cache: createCache() });
  const view = render(
    <MemoryRouter>
      <IdentityContext value={actions}>
        <ApolloProvider client={client}>
          {content}
          <Toaster />
        </ApolloProvider>
      </IdentityContext>
    </MemoryRouter>,
  );
  return {
    ...view,
    user: userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never }),
    actions,
    asked,
    client,
  };
}

/** A promise that the test resolves, to see the page while a request is pending. */
export function answerLater() {
  return Promise.withResolvers<ApolloLink.Result>();
}
