import { render } from "@testing-library/react";
import userEvent, { PointerEventsCheckLevel } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { MemoryRouter } from "react-router";
import type { Identity } from "../../../web/src/identity/identity.ts";
import Toaster from "../../../web/src/ui/toaster.tsx";
import { nameOf, playService, type Service } from "./fake-service.ts";
import { identityActions } from "./identity-actions.ts";
import { Providers } from "./providers.tsx";

export const ADA: Identity = {
  status: "signed-in",
  token: "token",
  attendee: { id: "ada", name: "Ada", email: undefined, organizer: false },
};

export const SIGNED_OUT: Identity = { status: "signed-out" };

/** Renders a part of the app as this person sees it, with a fake service. */
export function renderApp(content: ReactNode, service: Service, identity: Identity = ADA, address = "/") {
  const calls = playService(service);
  const actions = identityActions(identity);
  const view = render(
    <MemoryRouter initialEntries={[address]}>
      <Providers actions={actions}>
        {content}
        <Toaster />
      </Providers>
    </MemoryRouter>,
  );
  return {
    ...view,
    user: userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never }),
    actions,
    /** The requests so far, in the order in which they were sent. */
    asked: () => calls.map(nameOf),
  };
}

/** A promise that the test resolves, to see the page while a request is pending. */
export function answerLater() {
  return Promise.withResolvers<object>();
}

/** The page asks for everything again. */
export function goOfflineAndBack(): void {
  window.dispatchEvent(new Event("offline"));
  window.dispatchEvent(new Event("online"));
}
