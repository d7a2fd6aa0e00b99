import { vi } from "vitest";
import type { Identity, IdentityActions } from "../../../web/src/identity/identity.ts";

/** A person's sign-in on which nothing has been called yet. */
export const identityActions = (identity: Identity): IdentityActions => ({
  identity,
  sampleAttendees: undefined,
  pendingRsvp: undefined,
  takePendingRsvp: vi.fn(),
  signIn: vi.fn(),
  signInAs: vi.fn(),
  signOut: vi.fn(),
  renew: vi.fn(async () => undefined),
  expire: vi.fn(),
});
