import { ErrorResponse, UserManager, WebStorageStateStore } from "oidc-client-ts";
import type { AppConfig } from "./config.ts";
import type { StoredUser } from "./stored-identity.ts";

export function createManager({ issuer, clientId, scope = "openid profile email" }: AppConfig): UserManager {
  return new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: `${location.origin}/signed-in`,
    response_type: "code",
    scope,
    automaticSilentRenew: true,
    userStore: new SignInStore(),
  });
}

/** Kept for all tabs, for people come back to one that their phone has long thrown away. */
class SignInStore extends WebStorageStateStore {
  /** Only the page to which the issuer sends people back begins a sign-in; later writes renew it. */
  private beginning = new URLSearchParams(location.search).has("code");

  constructor() {
    super({ store: localStorage });
  }

  /** A renewal that was under way at a sign-out, in whatever tab, must not bring the person back. */
  override async set(key: string, value: string): Promise<void> {
    const ended = subjectOf(await this.get(key)) !== subjectOf(value);
    if (ended && !this.beginning) throw new Error("The sign-in has ended meanwhile");
    this.beginning = false;
    await super.set(key, value);
  }
}

const subjectOf = (stored: string | null) =>
  stored === null ? undefined : (JSON.parse(stored) as StoredUser).profile?.sub;

/** Ends the sign-in only if the issuer refuses: without a network it is tried again with the next page. */
export async function renew(manager: UserManager): Promise<void> {
  try {
    await manager.signinSilent();
  } catch (error) {
    if (error instanceof ErrorResponse) await manager.removeUser();
    else await manager.events.unload();
  }
}

const PATIENCE_MS = 3_000;

/**
 * Asks the issuer to take no renewal by this token any more (RFC 7009). Sent as a form and kept alive, it needs neither
 * leave of CORS nor the page to stay; signing out does not depend on it.
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
