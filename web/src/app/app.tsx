import type { QueryClient } from "@tanstack/react-query";
import { type ContextType, type ReactNode, useCallback } from "react";
import { BrowserRouter, useLocation, useNavigate } from "react-router";
import { KeepForLaterContext } from "../features/rsvp/use-rsvp.ts";
import type { AppConfig } from "../identity/config.ts";
import { IdentityProvider } from "../identity/identity-provider.tsx";
import { messages } from "../messages/messages.ts";
import { showToast } from "../ui/toasts.ts";
import { AppRoutes } from "./app-routes.tsx";
import { Connected } from "./connected.tsx";
import { CrashBoundary } from "./crash-boundary.tsx";
import { LateClaims } from "./late-claims.tsx";
import { LateOffline } from "./late-offline.tsx";
import { LatePushKeeper } from "./late-push-keeper.tsx";
import { LateToaster } from "./late-toaster.tsx";
import { useInAppLinks } from "./use-in-app-links.ts";

/** The path to which issuers send people back. */
const RETURN_PATH = "/signed-in";
const sayFailed = () => showToast("bad", messages.identity.failed);

/** Without a network it would be too late to fetch it, so `LateOffline` brings it. */
const keepForLater: ContextType<typeof KeepForLaterContext> = async (...kept) =>
  (await import("../features/rsvp/keep-for-later.ts").catch(() => undefined))?.keepForLater(...kept) ?? false;

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
            <KeepForLaterContext value={keepForLater}>
              <AppRoutes />
            </KeepForLaterContext>
            <LateToaster />
            <LateClaims />
            <LatePushKeeper />
            <LateOffline />
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
