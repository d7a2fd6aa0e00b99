import { ApolloProvider } from "@apollo/client/react";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { BrowserRouter, useLocation, useNavigate } from "react-router";
import { createApiClient } from "../api/api-client.ts";
import { dropWishes } from "../features/rsvp/wishes.ts";
import type { AppConfig } from "../identity/config.ts";
import { type Identity, useIdentity } from "../identity/identity.ts";
import { IdentityProvider } from "../identity/identity-provider.tsx";
import { messages } from "../messages/messages.ts";
import { notify } from "../ui/notices.ts";
import { AppRoutes } from "./app-routes.tsx";
import { CrashBoundary } from "./crash-boundary.tsx";
import { LateToaster } from "./late-toaster.tsx";

/** The path to which issuers send people back. */
const RETURN_PATH = "/signed-in";
const sayFailed = () => notify("bad", messages.identity.failed);

export function App({ config }: { readonly config: AppConfig | undefined }) {
  return (
    <CrashBoundary>
      <BrowserRouter>
        <Identified config={config}>
          <Connected>
            <AppRoutes />
            <LateToaster />
          </Connected>
        </Identified>
      </BrowserRouter>
    </CrashBoundary>
  );
}

function Identified({
  config,
  children,
}: {
  readonly config: AppConfig | undefined;
  readonly children: ReactNode;
}) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const leaveFor = useCallback(
    (path: string) => void navigate(path, { replace: pathname === RETURN_PATH }),
    [navigate, pathname],
  );
  return (
    <IdentityProvider
      config={config}
      returning={pathname === RETURN_PATH}
      navigate={leaveFor}
      onFailure={sayFailed}
    >
      {children}
    </IdentityProvider>
  );
}

function Connected({ children }: { readonly children: ReactNode }) {
  const { identity } = useIdentity();
  const current = useRef<Identity>(identity);
  current.current = identity;
  const [client] = useState(() =>
    createApiClient(() => (current.current.status === "signed-in" ? current.current.token : undefined)),
  );
  const person = identity.status === "signed-in" ? identity.user.id : undefined;
  const seenAs = useRef(person);

  useEffect(() => {
    if (identity.status === "signing-in" || seenAs.current === person) return;
    seenAs.current = person;
    dropWishes();
    // Data is requested again and not dropped: a person whose sign-in ended stays at the same place on the
    // page. Nobody else signs in on this page, because a sign-in leads through another page.
    client.refetchQueries({ include: "active" }).catch(() => undefined);
  }, [client, identity.status, person]);

  return <ApolloProvider client={client}>{children}</ApolloProvider>;
}
