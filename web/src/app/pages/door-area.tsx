import { useQuery } from "@tanstack/react-query";
import { DoorOpen, LogIn, ShieldAlert } from "lucide-react";
import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { Link, Route, Routes, useLocation } from "react-router";
import { useApiAccess } from "../../api/api-access-context.ts";
import { errorInstead } from "../../api/failure.ts";
import { myRolesQuery } from "../../api/my-roles.ts";
import { ScanQueueProvider } from "../../features/door/scans/queue-context.tsx";
import { useIdentity } from "../../identity/identity.ts";
import { doorMessages as text } from "../../messages/door/door-messages.ts";
import { messages } from "../../messages/messages.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { LoadFailure, Placeholder } from "../../ui/placeholder.tsx";
import { PageLoading } from "../page-loading.tsx";
import { PageTitle } from "../page-title.tsx";
import { Shell } from "../shell.tsx";
import { SigningInPage } from "./signing-in-page.tsx";

const ChoicePage = lazy(() => import("./door-choice-page.tsx"));
const SessionDoorPage = lazy(() => import("./door-session-page.tsx"));

/** Everything below `/door`, loaded only when a person opens it. */
export default function DoorArea() {
  useManifest();
  return (
    <DoorGate>
      <Routes>
        <Route element={<Shell />}>
          <Route index element={<ChoicePage />} />
        </Route>
        <Route
          path=":sessionId"
          element={
            <Suspense>
              <SessionDoorPage />
            </Suspense>
          }
        />
      </Routes>
    </DoorGate>
  );
}

/** The doors of all events are one app, which can be installed. */
function useManifest(): void {
  useEffect(() => {
    const link = Object.assign(document.createElement("link"), {
      rel: "manifest",
      href: "/door.webmanifest",
    });
    document.head.append(link);
    return () => link.remove();
  }, []);
}

/** Lets only people with a role through; the service refuses everybody else anyway. */
function DoorGate({ children }: { readonly children: ReactNode }) {
  const { identity, signIn } = useIdentity();
  const { pathname, search } = useLocation();
  const attendee = identity.status === "signed-in" ? identity.attendee : undefined;
  const roles = useQuery({
    ...myRolesQuery(useApiAccess(), attendee?.id ?? ""),
    enabled: attendee !== undefined,
  });
  const signInHere = () => signIn({ returnTo: pathname + search });
  if (identity.status === "signing-in") return <SigningInPage />;
  if (attendee === undefined) {
    return (
      <Alone>
        <Placeholder icon={DoorOpen} title={text.signedOutTitle} hint={text.signedOutHint} alone>
          <Button onClick={signInHere}>
            <LogIn aria-hidden className="size-4" />
            {messages.identity.signIn}
          </Button>
        </Placeholder>
      </Alone>
    );
  }
  const failed = errorInstead(roles);
  if (failed) {
    return (
      <Alone>
        <LoadFailure error={failed} retry={() => void roles.refetch()} alone />
      </Alone>
    );
  }
  if (roles.data === undefined) {
    return (
      <main>
        <PageLoading title={text.title} />
      </main>
    );
  }
  if (!roles.data.owner && roles.data.roles.length === 0) {
    return (
      <Alone>
        <Placeholder icon={ShieldAlert} title={text.noneTitle} hint={text.noneHint(attendee.name)} alone>
          <Link to="/" className={buttonLook({ variant: "outline" })}>
            {text.toEvents}
          </Link>
        </Placeholder>
      </Alone>
    );
  }
  return (
    <ScanQueueProvider key={attendee.id} personId={attendee.id}>
      {children}
    </ScanQueueProvider>
  );
}

const Alone = ({ children }: { readonly children: ReactNode }) => (
  <main>
    <PageTitle parts={[text.title]} />
    {children}
  </main>
);
