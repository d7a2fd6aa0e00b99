import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useSyncExternalStore } from "react";
import { CallerContext } from "../api/caller-context.ts";
import { type IdentityActions, IdentityContext } from "../identity/identity.ts";
import type { Connection } from "./connection.ts";
import type { Visitor } from "./visitor.ts";

interface ConnectedProps {
  readonly connection: Connection;
  readonly identity: IdentityActions;
  readonly children: ReactNode;
}

/** Provides what the app's pages have around them. */
export function Connected({ connection, identity, children }: ConnectedProps) {
  return (
    <QueryClientProvider client={connection.client}>
      <CallerContext value={connection.caller}>
        <IdentityContext value={identity}>{children}</IdentityContext>
      </CallerContext>
    </QueryClientProvider>
  );
}

export const useVisitorState = ({ subscribe, state }: Visitor) =>
  useSyncExternalStore(subscribe, state, state);

/** The site signs people in and out, not the button. */
export const siteActions: Omit<IdentityActions, "identity"> = {
  personas: undefined,
  pendingRsvp: undefined,
  takePendingRsvp: () => undefined,
  signIn: () => undefined,
  signInAs: () => undefined,
  signOut: () => undefined,
  expire: () => undefined,
};
