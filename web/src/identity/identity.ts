import { createContext, use } from "react";
import type { SampleAttendee } from "./config.ts";

export interface SignedInAttendee {
  readonly id: string;
  readonly name: string;
  readonly email: string | undefined;
  readonly organizer: boolean;
}

/** Who uses the page, as far as it is known. */
export type Identity =
  | { readonly status: "signed-out" }
  | { readonly status: "signing-in" }
  | {
      readonly status: "signed-in";
      readonly attendee: SignedInAttendee;
      readonly token: string;
      /** Milliseconds since 1970. Absent: another site knows when the token ends. */
      readonly expiresAt?: number;
    };

/** The page and the pending reservation with which a person returns signed in. */
export interface Intent {
  /** A path of the app. */
  readonly returnTo: string;
  /** The session in which they wanted a seat. */
  readonly rsvp?: string | undefined;
}

export interface IdentityActions {
  readonly identity: Identity;
  /** Present only on a developer's machine. */
  readonly sampleAttendees: readonly SampleAttendee[] | undefined;
  /** The session of the pending reservation: a person wanted a seat in it before they signed in. */
  readonly pendingRsvp: string | undefined;
  takePendingRsvp(): void;
  /** Leaves the page. On a developer's machine it leads to the page of sample attendees first. */
  signIn(intent: Intent): void;
  signInAs(userId: string, intent: Intent): void;
  signOut(): void;
  /**
   * Renews a token that has ended or was refused.
   * @returns another token of the same person, if they stay signed in; rejects if the issuer does not answer
   */
  renew(refused: string): Promise<string | undefined>;
  /** The service refuses the token, and nothing renews it. */
  expire(refused: string | undefined): void;
}

export const IdentityContext = createContext<IdentityActions | undefined>(undefined);

export function useIdentity(): IdentityActions {
  const actions = use(IdentityContext);
  if (actions === undefined) throw new Error("There is no IdentityProvider around this component");
  return actions;
}

/** Undefined while nobody is signed in. */
export const attendeeIdOf = (identity: Identity): string | undefined =>
  identity.status === "signed-in" ? identity.attendee.id : undefined;

export const SIGNED_OUT: Identity = { status: "signed-out" };
