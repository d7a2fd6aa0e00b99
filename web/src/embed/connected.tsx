import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useSyncExternalStore } from "react";
import { ApiAccessContext } from "../api/api-access-context.ts";
import { type IdentityActions, IdentityContext } from "../identity/identity.ts";
import type { Connection } from "./connection.ts";
import type { SiteAttendee } from "./site-attendee.ts";

interface ConnectedProps {
  readonly connection: Connection;
  readonly identity: IdentityActions;
  readonly children: ReactNode;
}

/** Provides what the app's pages have around them. */
export function Connected({ connection, identity, children }: ConnectedProps) {
  return (
    <QueryClientProvider client={connection.client}>
      <ApiAccessContext value={connection.access}>
        <IdentityContext value={identity}>{children}</IdentityContext>
      </ApiAccessContext>
    </QueryClientProvider>
  );
}

export const useSiteAttendee = ({ subscribe, state }: SiteAttendee) =>
  useSyncExternalStore(subscribe, state, state);

/** The site signs people in and out, not the button. */
export const siteActions: Omit<IdentityActions, "identity"> = {
  sampleAttendees: undefined,
  pendingRsvp: undefined,
  takePendingRsvp: () => undefined,
  signIn: () => undefined,
  signInAs: () => undefined,
  signOut: () => undefined,
  renew: async () => undefined,
  expire: () => undefined,
};
