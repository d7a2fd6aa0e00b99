import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { browserStorage } from "../storage/browser-storage.ts";
import type { AppConfig } from "./config.ts";
import {
  attendeeIdOf,
  type Identity,
  type IdentityActions,
  IdentityContext,
  type Intent,
  SIGNED_OUT,
} from "./identity.ts";
import type { Renew } from "./oidc-manager.ts";
import type { OidcRequest } from "./oidc-session.tsx";
import { renewedToken } from "./renewed-token.ts";
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
  const [answered] = useState(() => returning && config !== undefined && hasAnswer());
  const [identity, setIdentity] = useState<Identity>(() =>
    answered ? { status: "signing-in" } : storedIdentity(config),
  );
  const [library] = useState(comingLibrary);
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
    (left: AppConfig, ending: OidcRequest) => {
      browserStorage.remove(storageKey(left));
      setIdentity(SIGNED_OUT);
      ask(ending);
    },
    [ask],
  );
  const fail = useCallback(() => {
    setIdentity(storedIdentity(config));
    onFailure();
    if (returning) navigate("/");
  }, [config, onFailure, returning, navigate]);
  useEffect(() => {
    if (returning && !answered) navigate("/");
  }, [returning, answered, navigate]);

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
      signOut: () => {
        if (config === undefined) return;
        leave(config, { kind: "sign-out", refreshToken: storedUser(config)?.refresh_token });
      },
      renew: async (refused) => {
        const person = attendeeIdOf(identity);
        if (config === undefined || person === undefined) return undefined;
        return renewedToken(config, person, refused, async () => (await library.promise)());
      },
      expire: (refused) => {
        if (config === undefined || storedUser(config)?.id_token !== refused) return;
        leave(config, { kind: "expire" });
      },
    }),
    [identity, config, pendingRsvp, library, ask, leave, navigate],
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
            onReady={library.resolve}
            onFailure={fail}
          />
        </Suspense>
      )}
    </IdentityContext>
  );
}

/** A request may want a renewal before the library is loaded. */
function comingLibrary() {
  let resolve: (renew: Renew) => void = () => undefined;
  const promise = new Promise<Renew>((resolved) => {
    resolve = resolved;
  });
  return { promise, resolve };
}

/** The address of the page has the issuer's answer. */
function hasAnswer(): boolean {
  const parameters = new URLSearchParams(location.search);
  return Boolean(parameters.get("state") && (parameters.get("code") || parameters.get("error")));
}

function intentParameters({ returnTo, rsvp }: Intent): Record<string, string> {
  return { returnTo, ...(rsvp !== undefined && { rsvp }) };
}
