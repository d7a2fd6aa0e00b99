import { LogIn, ShieldAlert, UserRoundCog } from "lucide-react";
import { Suspense } from "react";
import { Link, Outlet, useLocation } from "react-router";
import { useIdentity } from "../../identity/identity.ts";
import { messages } from "../../messages/messages.ts";
import { areaMessages as text } from "../../messages/organizer/area-messages.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { PageTitle } from "../page-title.tsx";
import { SigningInPage } from "./signing-in-page.tsx";

/** Lets only organizers through; the service refuses everybody else anyway. */
export function OrganizerGate() {
  const { identity, signIn } = useIdentity();
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
  if (!identity.attendee.organizer) {
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
