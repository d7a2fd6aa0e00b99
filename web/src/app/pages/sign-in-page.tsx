import { useEffect } from "react";
import { useSearchParams } from "react-router";
import { SampleAttendeeList } from "../../features/sign-in/sample-attendee-list.tsx";
import { type Intent, useIdentity } from "../../identity/identity.ts";
import { messages } from "../../messages/messages.ts";
import { PageTitle } from "../page-title.tsx";
import { SigningInPage } from "./signing-in-page.tsx";

/** Without sampleAttendees, people sign in at the issuer itself. */
export default function SignInPage() {
  const { sampleAttendees, signIn, signInAs } = useIdentity();
  const [parameters] = useSearchParams();
  const intent = intentOf(parameters);
  const elsewhere = sampleAttendees === undefined;

  useEffect(() => {
    if (elsewhere) signIn({ returnTo: "/" });
  }, [elsewhere, signIn]);

  if (elsewhere) return <SigningInPage />;
  return (
    <>
      <PageTitle parts={[messages.identity.signIn]} />
      <SampleAttendeeList sampleAttendees={sampleAttendees} onPick={(user) => signInAs(user, intent)} />
    </>
  );
}

function intentOf(parameters: URLSearchParams): Intent {
  const returnTo = parameters.get("returnTo") ?? "/";
  const isOwnPath = /^\/(?!\/)/.test(returnTo);
  return { returnTo: isOwnPath ? returnTo : "/", rsvp: parameters.get("rsvp") ?? undefined };
}
