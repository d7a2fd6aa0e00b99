import { createContext, use } from "react";
import type { Persona } from "./config.ts";

export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string | undefined;
  readonly organizer: boolean;
}

export type Identity =
  | { readonly status: "signed-out" }
  | { readonly status: "signing-in" }
  | { readonly status: "signed-in"; readonly user: User; readonly token: string };

/** What continues when a person returns signed in. */
export interface Intent {
  /** A path of the app. */
  readonly returnTo: string;
  /** The session in which they wanted a seat. */
  readonly rsvp?: string | undefined;
}

export interface IdentityActions {
  readonly identity: Identity;
  /** Absent when deployed. */
  readonly personas: readonly Persona[] | undefined;
  /** The session for which a person signed in, until it is handled. */
  readonly pendingRsvp: string | undefined;
  takePendingRsvp(): void;
  /** Leaves the page. On a developer's machine it leads to the persona page first. */
  signIn(intent: Intent): void;
  signInAs(persona: string, intent: Intent): void;
  signOut(): void;
  /** The service no longer accepts the token. */
  expire(): void;
}

export const IdentityContext = createContext<IdentityActions | undefined>(undefined);

export function useIdentity(): IdentityActions {
  const actions = use(IdentityContext);
  if (actions === undefined) throw new Error("There is no IdentityProvider around this component");
  return actions;
}

/** Undefined while nobody is signed in. */
export const attendeeIdOf = (identity: Identity): string | undefined =>
  identity.status === "signed-in" ? identity.user.id : undefined;

export const SIGNED_OUT: Identity = { status: "signed-out" };
