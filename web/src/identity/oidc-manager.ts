import { ErrorResponse, UserManager, WebStorageStateStore } from "oidc-client-ts";
import { browserStorage } from "../storage/browser-storage.ts";
import type { AppConfig } from "./config.ts";
import { type StoredUser, storageKey, storedIdentity, storedUser } from "./stored-identity.ts";

export function createManager({ issuer, clientId, scope = "openid profile email" }: AppConfig): UserManager {
  return new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: `${location.origin}/signed-in`,
    response_type: "code",
    scope,
    automaticSilentRenew: false,
    userStore: new SignInStore(),
  });
}

/** All tabs share it, because people return to a tab that their phone has discarded. */
class SignInStore extends WebStorageStateStore {
  /** Only the page to which the issuer sends people back begins a sign-in; later writes renew it. */
  private beginning = new URLSearchParams(location.search).has("code");

  constructor() {
    super({ store: localStorage });
  }

  /** A renewal that was running at a sign-out, in any tab, must not sign the person in again. */
  override async set(key: string, value: string): Promise<void> {
    const ended = subjectOf(await this.get(key)) !== subjectOf(value);
    if (ended && !this.beginning) throw new Error("The sign-in has ended meanwhile");
    this.beginning = false;
    await super.set(key, value);
  }
}

const subjectOf = (stored: string | null) =>
  stored === null ? undefined : (JSON.parse(stored) as StoredUser).profile?.sub;

/** Rejects if the issuer does not answer. */
export type Renew = () => Promise<void>;

/** Renews once at a time: an issuer may accept each refresh token only once. */
export function createRenew(config: AppConfig, manager: UserManager): Renew {
  let running: Promise<void> | undefined;
  return () => {
    running ??= renewOnce(config, manager).finally(() => {
      running = undefined;
    });
    return running;
  };
}

/** Ends the sign-in only if the issuer refuses: without a network, a later request tries again. */
async function renewOnce(config: AppConfig, manager: UserManager): Promise<void> {
  const stored = () => browserStorage.read(storageKey(config));
  const before = stored();
  try {
    await manager.signinSilent();
  } catch (error) {
    // Another tab has renewed or ended the sign-in meanwhile.
    if (stored() !== before) return;
    if (error instanceof ErrorResponse) return manager.removeUser();
    const isRenewable = storedUser(config)?.refresh_token !== undefined;
    if (!isRenewable && storedIdentity(config).status !== "signed-in") await manager.events.unload();
    throw error;
  }
}

const PATIENCE_MS = 3_000;

/**
 * Asks the issuer to stop renewals with this token (RFC 7009). As a form with keepalive, it needs neither
 * CORS permission nor an open page; signing out does not depend on it.
 */
export async function revoke(manager: UserManager, refreshToken: string): Promise<void> {
  const asked = (async () => {
    const address = await manager.metadataService.getRevocationEndpoint(true);
    if (address === undefined) return;
    const body = new URLSearchParams({
      token: refreshToken,
      token_type_hint: "refresh_token",
      client_id: manager.settings.client_id,
    });
    await fetch(address, { method: "POST", body, keepalive: true });
  })().catch(() => undefined);
  const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([asked, late]);
}
