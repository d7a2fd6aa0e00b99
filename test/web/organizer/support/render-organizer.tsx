import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { cleanup, configure, render, screen } from "@testing-library/react";
import userEvent, { PointerEventsCheckLevel } from "@testing-library/user-event";
import { Suspense } from "react";
import { MemoryRouter, Route, Routes, useLocation } from "react-router";
import { afterEach, vi } from "vitest";
import OrganizerArea from "../../../../web/src/app/pages/organizer-area.tsx";
import type { Identity } from "../../../../web/src/identity/identity.ts";
import Toaster from "../../../../web/src/ui/toaster.tsx";
import { playService, type Service } from "../../support/fake-service.ts";
import { identityActions } from "../../support/identity-actions.ts";
import { Providers } from "../../support/providers.tsx";
import { FakeUpload, uploads } from "./fake-upload.ts";

export const OLGA: Identity = {
  status: "signed-in",
  token: "olgas-token",
  attendee: { id: "olga", name: "Olga", email: undefined, organizer: true },
};

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
  const calls = playService(service);
  vi.stubGlobal("XMLHttpRequest", FakeUpload);
  const actions = identityActions(identity);
  let client: QueryClient | undefined;
  const view = render(
    <MemoryRouter initialEntries={[path]}>
      <Providers actions={actions}>
        <Suspense>
          <Routes>
            <Route path="organizer/*" element={<OrganizerArea />} />
            <Route path="*" element={null} />
          </Routes>
        </Suspense>
        <Address />
        <Kept onClient={(own) => (client = own)} />
        <Toaster />
      </Providers>
    </MemoryRouter>,
  );
  const user = userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });
  return {
    ...view,
    user,
    actions,
    calls,
    address: () => view.getByTestId("address").textContent,
    client: client as unknown as QueryClient,
  };
}

function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{pathname + search}</output>;
}

/** Lets tests see what the pages keep. */
function Kept({ onClient }: { onClient(client: QueryClient): void }) {
  onClient(useQueryClient());
  return null;
}
