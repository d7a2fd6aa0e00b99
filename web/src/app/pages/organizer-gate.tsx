import { LogIn, ShieldAlert, UserRoundCog } from "lucide-react";
import { Suspense } from "react";
import { Link, Outlet, useLocation, useParams } from "react-router";
import { useIdentity } from "../../identity/identity.ts";
import { messages } from "../../messages/messages.ts";
import { areaMessages as text } from "../../messages/organizer/area-messages.ts";
import { LoadFailure } from "../../organizer/load-failure.tsx";
import { Button, buttonLook } from "../../ui/button.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { PageLoading } from "../page-loading.tsx";
import { PageTitle } from "../page-title.tsx";
import { mayOrganize, useOrganizing } from "../use-organizing.ts";
import { SigningInPage } from "./signing-in-page.tsx";

interface OrganizerGateProps {
  /** Only owners may use the page. */
  readonly owners?: boolean;
}

/** Lets only organizers of the address's event through; the service refuses everybody else anyway. */
export function OrganizerGate({ owners = false }: OrganizerGateProps) {
  const { identity, signIn } = useIdentity();
  const { eventId } = useParams();
  const { organizing, error, refetch } = useOrganizing();
  const { pathname, search } = useLocation();
  const signInHere = () => signIn({ returnTo: pathname + search });
  if (identity.status === "signing-in") return <SigningInPage />;
  if (identity.status === "signed-out") {
    return (
      <>
        <PageTitle parts={[text.title]} />
        <h1 className="sr-only">{text.title}</h1>
        <Placeholder icon={UserRoundCog} title={text.signedOutTitle} hint={text.signedOutHint}>
          <Button onClick={signInHere}>
            <LogIn aria-hidden className="size-4" />
            {messages.identity.signIn}
          </Button>
        </Placeholder>
      </>
    );
  }
  if (organizing === undefined) {
    return error === null ? (
      <PageLoading title={text.title} />
    ) : (
      <LoadFailure error={error} retry={refetch} />
    );
  }
  if (owners ? !organizing.owner : !mayOrganize(organizing, eventId)) {
    return (
      <>
        <PageTitle parts={[text.forbiddenTitle]} />
        <h1 className="sr-only">{text.title}</h1>
        <Placeholder
          icon={ShieldAlert}
          title={text.forbiddenTitle}
          hint={text.forbiddenHint(identity.attendee.name)}
        >
          <div className="flex flex-wrap justify-center gap-2">
            <Button onClick={signInHere}>{text.signInAsOther}</Button>
            <Link to="/" className={buttonLook({ variant: "outline" })}>
              {text.toEvents}
            </Link>
          </div>
        </Placeholder>
      </>
    );
  }
  return (
    <Suspense fallback={<div className="min-h-dvh" />}>
      <Outlet />
    </Suspense>
  );
}
