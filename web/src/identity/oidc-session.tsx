import type { User, UserManager } from "oidc-client-ts";
import { useEffect, useRef, useState } from "react";
import { AuthProvider, useAuth } from "react-oidc-context";
import type { AppConfig } from "./config.ts";
import { type Identity, type Intent, SIGNED_OUT } from "./identity.ts";
import { createManager, renew, revoke } from "./oidc-manager.ts";
import { followOtherTabs } from "./other-tabs.ts";
import { storedIdentity } from "./stored-identity.ts";

export type OidcRequest =
  | { readonly kind: "sign-in"; readonly intent: Intent; readonly userId?: string | undefined }
  /** The stored user is removed already. `redirect`: the issuer's own session ends, too. */
  | { readonly kind: "sign-out"; readonly refreshToken: string | undefined; readonly redirect: boolean };

interface OidcSessionProps {
  readonly config: AppConfig;
  readonly request: OidcRequest | undefined;
  onIdentity(identity: Identity): void;
  onReturn(intent: Intent | undefined): void;
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

function Bridge({ config, request, manager, onIdentity, onFailure }: BridgeProps) {
  const { user, isLoading, error } = useAuth();
  const told = useRef<unknown>(undefined);

  useEffect(() => {
    if (error?.source !== "signinCallback" || told.current === error) return;
    told.current = error;
    onFailure();
  }, [error, onFailure]);

  // The stored user counts: another tab may have ended the sign-in that this one has just renewed.
  useEffect(() => {
    if (isLoading) return;
    onIdentity(user ? storedIdentity(config) : SIGNED_OUT);
    if (user?.expired) void renew(manager);
  }, [user, isLoading, config, manager, onIdentity]);

  useEffect(() => manager.events.addAccessTokenExpired(() => void renew(manager)), [manager]);

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
  if (request.refreshToken !== undefined) await revoke(manager, request.refreshToken);
  if (request.redirect && config.signOutUrl !== undefined) location.assign(config.signOutUrl);
}

function intentOf(user: User | undefined): Intent | undefined {
  return user?.state as Intent | undefined;
}
