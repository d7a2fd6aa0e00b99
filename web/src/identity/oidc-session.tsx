import { type User, UserManager, WebStorageStateStore } from "oidc-client-ts";
import { useEffect, useState } from "react";
import { AuthProvider, useAuth } from "react-oidc-context";
import type { AppConfig } from "./config.ts";
import type { Identity, Intent } from "./identity.ts";
import { identityOf } from "./stored-identity.ts";

export type OidcRequest =
  | { readonly kind: "sign-in"; readonly intent: Intent; readonly persona?: string | undefined }
  | { readonly kind: "sign-out" }
  /** Without the issuer being told. */
  | { readonly kind: "forget" };

interface OidcSessionProps {
  readonly config: AppConfig;
  readonly request: OidcRequest | undefined;
  onIdentity(identity: Identity): void;
  onReturn(intent: Intent | undefined): void;
  onFailure(): void;
}

/** Loaded when somebody is or wants to be signed in: most people only look. */
export default function OidcSession(props: OidcSessionProps) {
  const [manager] = useState(() => createManager(props.config));
  return (
    <AuthProvider userManager={manager} onSigninCallback={(user) => props.onReturn(intentOf(user))}>
      <Bridge {...props} />
    </AuthProvider>
  );
}

function Bridge({ config, request, onIdentity, onFailure }: OidcSessionProps) {
  const auth = useAuth();
  const { user, isLoading, error } = auth;

  useEffect(() => {
    if (error !== undefined && user == null) onFailure();
  }, [error, user, onFailure]);

  useEffect(() => {
    if (isLoading) return;
    onIdentity(identityOf(user));
    if (user?.expired) auth.signinSilent().catch(() => auth.removeUser());
  }, [user, isLoading, onIdentity, auth.signinSilent, auth.removeUser]);

  useEffect(() => {
    const renew = () => void auth.signinSilent().catch(() => auth.removeUser());
    return auth.events.addAccessTokenExpired(renew);
  }, [auth.events, auth.signinSilent, auth.removeUser]);

  useEffect(() => {
    if (request === undefined) return;
    if (request.kind === "sign-in") {
      const { intent, persona } = request;
      const hint = persona === undefined ? {} : { login_hint: persona };
      auth.signinRedirect({ state: intent, ...hint }).catch(onFailure);
      return;
    }
    void auth.removeUser().then(() => {
      if (request.kind === "sign-out" && config.signOutUrl !== undefined) location.assign(config.signOutUrl);
    });
  }, [request, config, onFailure, auth.signinRedirect, auth.removeUser]);

  return null;
}

function createManager({ issuer, clientId, scope = "openid profile email" }: AppConfig): UserManager {
  return new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: `${location.origin}/signed-in`,
    response_type: "code",
    scope,
    automaticSilentRenew: true,
    // People come back to a tab that their phone has long thrown away.
    userStore: new WebStorageStateStore({ store: localStorage }),
  });
}

function intentOf(user: User | undefined): Intent | undefined {
  return user?.state as Intent | undefined;
}
