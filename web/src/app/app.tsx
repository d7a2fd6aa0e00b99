import type { QueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback } from "react";
import { BrowserRouter, useLocation, useNavigate } from "react-router";
import type { AppConfig } from "../identity/config.ts";
import { IdentityProvider } from "../identity/identity-provider.tsx";
import { messages } from "../messages/messages.ts";
import { showToast } from "../ui/toasts.ts";
import { AppRoutes } from "./app-routes.tsx";
import { Connected } from "./connected.tsx";
import { CrashBoundary } from "./crash-boundary.tsx";
import { LatePushKeeper } from "./late-push-keeper.tsx";
import { LateToaster } from "./late-toaster.tsx";
import { useInAppLinks } from "./use-in-app-links.ts";

/** The path to which issuers send people back. */
const RETURN_PATH = "/signed-in";
const sayFailed = () => showToast("bad", messages.identity.failed);

interface AppProps {
  readonly config: AppConfig | undefined;
  readonly client: QueryClient;
}

export function App({ config, client }: AppProps) {
  return (
    <CrashBoundary>
      <BrowserRouter>
        <Identified config={config}>
          <Connected client={client}>
            <AppRoutes />
            <LateToaster />
            <LatePushKeeper />
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
  useInAppLinks();
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
