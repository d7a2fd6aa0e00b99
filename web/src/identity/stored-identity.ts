import type { AppConfig } from "./config.ts";
import { type Identity, SIGNED_OUT } from "./identity.ts";

interface StoredUser {
  readonly id_token?: string;
  readonly profile?: Readonly<Record<string, unknown>>;
  /** Seconds since 1970. */
  readonly expires_at?: number;
}

/** Where oidc-client-ts keeps the user. */
const storageKey = ({ issuer, clientId }: AppConfig) => `oidc.user:${issuer}:${clientId}`;

/** Who was signed in when the page was left: known at once, before the library that keeps it so is loaded. */
export function storedIdentity(config: AppConfig | undefined): Identity {
  if (config === undefined) return SIGNED_OUT;
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey(config)) ?? "null") as StoredUser | null;
    return identityOf(stored);
  } catch {
    return SIGNED_OUT;
  }
}

/** One that has expired may still be renewed, hence "signing-in". */
export function identityOf(user: StoredUser | null | undefined): Identity {
  if (user?.id_token === undefined || user.profile === undefined) return SIGNED_OUT;
  if ((user.expires_at ?? 0) * 1000 <= Date.now()) return { status: "signing-in" };
  const { sub, name, email, "cognito:groups": groups } = user.profile;
  return {
    status: "signed-in",
    token: user.id_token,
    user: {
      id: String(sub),
      name: String(name ?? email ?? sub),
      email: email === undefined ? undefined : String(email),
      organizer: Array.isArray(groups) && groups.includes("organizer"),
    },
  };
}
