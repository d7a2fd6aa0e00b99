import { useEffect } from "react";
import { useSearchParams } from "react-router";
import { PersonaList } from "../../features/sign-in/persona-list.tsx";
import { type Intent, useIdentity } from "../../identity/identity.ts";
import { messages } from "../../messages/messages.ts";
import { PageTitle } from "../page-title.tsx";
import { SigningInPage } from "./signing-in-page.tsx";

/** Without personas, people sign in at the issuer itself. */
export default function SignInPage() {
  const { personas, signIn, signInAs } = useIdentity();
  const [parameters] = useSearchParams();
  const intent = intentOf(parameters);
  const elsewhere = personas === undefined;

  useEffect(() => {
    if (elsewhere) signIn({ returnTo: "/" });
  }, [elsewhere, signIn]);

  if (elsewhere) return <SigningInPage />;
  return (
    <>
      <PageTitle parts={[messages.identity.signIn]} />
      <PersonaList personas={personas} onPick={(user) => signInAs(user, intent)} />
    </>
  );
}

function intentOf(parameters: URLSearchParams): Intent {
  const returnTo = parameters.get("returnTo") ?? "/";
  const isOwnPath = /^\/(?!\/)/.test(returnTo);
  return { returnTo: isOwnPath ? returnTo : "/", rsvp: parameters.get("rsvp") ?? undefined };
}
