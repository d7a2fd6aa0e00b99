import { browserStorage } from "../storage/browser-storage.ts";
import type { AppConfig } from "./config.ts";
import { type Identity, SIGNED_OUT } from "./identity.ts";
import { isRemembered } from "./remembered-organizer.ts";

export interface StoredUser {
  readonly id_token?: string;
  readonly refresh_token?: string;
  readonly profile?: Readonly<Record<string, unknown>>;
  /** Seconds since 1970. */
  readonly expires_at?: number;
}

/** The key under which oidc-client-ts keeps the user, for all tabs. */
export const storageKey = ({ issuer, clientId }: AppConfig) => `oidc.user:${issuer}:${clientId}`;

export function storedUser(config: AppConfig): StoredUser | null {
  try {
    return JSON.parse(browserStorage.read(storageKey(config)) ?? "null") as StoredUser | null;
  } catch {
    return null;
  }
}

/** The person who was signed in on the last page: known at once, before the sign-in library is loaded. */
export function storedIdentity(config: AppConfig | undefined): Identity {
  const identity = endedIdentity(config);
  const { expiresAt = 0 } = identity.status === "signed-in" ? identity : {};
  // The token may still be renewed.
  return identity.status === "signed-in" && expiresAt <= Date.now() ? { status: "signing-in" } : identity;
}

/** The same if nobody can be asked for a renewal: who the person is, even though their token has ended. */
export function endedIdentity(config: AppConfig | undefined): Identity {
  const user = config && storedUser(config);
  if (user?.id_token === undefined || user.profile === undefined) return SIGNED_OUT;
  const expiresAt = (user.expires_at ?? 0) * 1000;
  const { sub, name, email, "cognito:groups": groups } = user.profile;
  return {
    status: "signed-in",
    token: user.id_token,
    expiresAt,
    attendee: {
      id: String(sub),
      name: String(name ?? email ?? sub),
      email: email === undefined ? undefined : String(email),
      organizer: [groups].flat().includes(config?.organizerGroup ?? "organizer") || isRemembered(sub),
    },
  };
}

/** The person whose sign-in is stored now, in whichever tab it began. */
export function personIn(config: AppConfig | undefined): { id: string; organizer: boolean } | null {
  const identity = endedIdentity(config);
  return identity.status === "signed-in" ? identity.attendee : null;
}
