import { lazy, type ReactNode, Suspense, useCallback, useMemo, useState } from "react";
import type { AppConfig } from "./config.ts";
import { type Identity, type IdentityActions, IdentityContext, type Intent, SIGNED_OUT } from "./identity.ts";
import type { OidcRequest } from "./oidc-session.tsx";
import { storageKey, storedIdentity, storedUser } from "./stored-identity.ts";

const OidcSession = lazy(() => import("./oidc-session.tsx"));

interface IdentityProviderProps {
  readonly config: AppConfig | undefined;
  /** The page has the path to which the issuer sends people back. */
  readonly returning: boolean;
  navigate(path: string): void;
  onFailure(): void;
  readonly children: ReactNode;
}

export function IdentityProvider({
  config,
  returning,
  navigate,
  onFailure,
  children,
}: IdentityProviderProps) {
  const [identity, setIdentity] = useState<Identity>(() => startingIdentity(config, returning));
  const [request, setRequest] = useState<OidcRequest>();
  const [pendingRsvp, setPendingRsvp] = useState<string>();
  const [needed, setNeeded] = useState(identity.status !== "signed-out");

  const ask = useCallback(
    (wanted: OidcRequest) => {
      if (config === undefined) return onFailure();
      setNeeded(true);
      setRequest(wanted);
    },
    [config, onFailure],
  );
  const takeReturn = useCallback(
    (intent: Intent | undefined) => {
      setPendingRsvp(intent?.rsvp);
      navigate(intent?.returnTo ?? "/");
    },
    [navigate],
  );
  /** It runs before anything is loaded: no other tab, and no failure, can keep the person signed in. */
  const leave = useCallback(
    (redirect: boolean) => {
      if (config === undefined) return;
      const refreshToken = storedUser(config)?.refresh_token;
      localStorage.removeItem(storageKey(config));
      setIdentity(SIGNED_OUT);
      ask({ kind: "sign-out", refreshToken, redirect });
    },
    [config, ask],
  );
  const fail = useCallback(() => {
    setIdentity(SIGNED_OUT);
    onFailure();
    if (returning) navigate("/");
  }, [onFailure, returning, navigate]);

  const actions = useMemo<IdentityActions>(
    () => ({
      identity,
      sampleAttendees: config?.sampleAttendees,
      pendingRsvp,
      takePendingRsvp: () => setPendingRsvp(undefined),
      signIn: (intent) => {
        if (config?.sampleAttendees === undefined) ask({ kind: "sign-in", intent });
        else navigate(`/sign-in?${new URLSearchParams(intentParameters(intent))}`);
      },
      signInAs: (userId, intent) => ask({ kind: "sign-in", intent, userId }),
      signOut: () => leave(true),
      expire: () => leave(false),
    }),
    [identity, config, pendingRsvp, ask, leave, navigate],
  );

  return (
    <IdentityContext value={actions}>
      {children}
      {needed && config && (
        <Suspense>
          <OidcSession
            config={config}
            request={request}
            onIdentity={setIdentity}
            onReturn={takeReturn}
            onFailure={fail}
          />
        </Suspense>
      )}
    </IdentityContext>
  );
}

function startingIdentity(config: AppConfig | undefined, returning: boolean): Identity {
  return returning && config !== undefined ? { status: "signing-in" } : storedIdentity(config);
}

function intentParameters({ returnTo, rsvp }: Intent): Record<string, string> {
  return { returnTo, ...(rsvp !== undefined && { rsvp }) };
}
