import type { User, UserManager } from "oidc-client-ts";
import { useEffect, useRef, useState } from "react";
import { AuthProvider, useAuth } from "react-oidc-context";
import type { AppConfig } from "./config.ts";
import { type Identity, type Intent, SIGNED_OUT } from "./identity.ts";
import { createManager, createRenew, type Renew, revoke } from "./oidc-manager.ts";
import { followOtherTabs } from "./other-tabs.ts";
import { endedIdentity, storedIdentity } from "./stored-identity.ts";

export type OidcRequest =
  | { readonly kind: "sign-in"; readonly intent: Intent; readonly userId?: string | undefined }
  /** The stored user is removed already; the issuer's own session ends, too. */
  | { readonly kind: "sign-out"; readonly refreshToken: string | undefined }
  /** The stored user is removed already, because the service refuses the token. */
  | { readonly kind: "expire" };

interface OidcSessionProps {
  readonly config: AppConfig;
  readonly request: OidcRequest | undefined;
  onIdentity(identity: Identity): void;
  onReturn(intent: Intent | undefined): void;
  onReady(renew: Renew): void;
  onFailure(): void;
}

/** It is loaded only when a person is or wants to be signed in: most people only look. */
export default function OidcSession(props: OidcSessionProps) {
  const [manager] = useState(() => createManager(props.config));
  return (
    <AuthProvider userManager={manager} onSigninCallback={(user) => props.onReturn(intentOf(user))}>
      <Bridge {...props} manager={manager} />
    </AuthProvider>
  );
}

interface BridgeProps extends OidcSessionProps {
  readonly manager: UserManager;
}

function Bridge({ config, request, manager, onIdentity, onReady, onFailure }: BridgeProps) {
  const { user, isLoading, error } = useAuth();
  const [renew] = useState(() => createRenew(config, manager));
  const told = useRef<unknown>(undefined);
  const failedReturn = error?.source === "signinCallback";

  useEffect(() => onReady(renew), [renew, onReady]);

  useEffect(() => {
    if (!failedReturn || told.current === error) return;
    told.current = error;
    onFailure();
    // The person may have been signed in before.
    void manager.getUser(true);
  }, [failedReturn, error, manager, onFailure]);

  // The stored user counts: another tab may have ended the sign-in that this one has just renewed.
  useEffect(() => {
    if (isLoading || failedReturn) return;
    onIdentity(user ? storedIdentity(config) : SIGNED_OUT);
    // Without a network the page shows what it has kept for this person.
    if (user?.expired) renew().catch(() => onIdentity(endedIdentity(config)));
  }, [user, isLoading, failedReturn, config, renew, onIdentity]);

  useEffect(() => {
    const renewInTime = () => void renew().catch(() => undefined);
    const forget = manager.events.addAccessTokenExpiring(renewInTime);
    const forgetToo = manager.events.addAccessTokenExpired(renewInTime);
    return () => {
      forget();
      forgetToo();
    };
  }, [manager, renew]);

  const person = user?.profile.sub;
  useEffect(() => {
    if (isLoading) return;
    return followOtherTabs(config, person, async () => {
      onIdentity(storedIdentity(config));
      if ((await manager.getUser(true)) === null) await manager.events.unload();
    });
  }, [isLoading, person, config, manager, onIdentity]);

  useEffect(() => {
    if (request !== undefined) void answer(request, config, manager, onFailure);
  }, [request, config, manager, onFailure]);

  return null;
}

async function answer(
  request: OidcRequest,
  config: AppConfig,
  manager: UserManager,
  onFailure: () => void,
): Promise<void> {
  if (request.kind === "sign-in") {
    const { intent, userId } = request;
    const hint = userId === undefined ? {} : { login_hint: userId };
    return manager.signinRedirect({ state: intent, ...hint }).catch(onFailure);
  }
  await manager.events.unload();
  if (request.kind === "expire") return;
  if (request.refreshToken !== undefined) await revoke(manager, request.refreshToken);
  if (config.signOutUrl !== undefined) location.assign(config.signOutUrl);
}

function intentOf(user: User | undefined): Intent | undefined {
  return user?.state as Intent | undefined;
}
