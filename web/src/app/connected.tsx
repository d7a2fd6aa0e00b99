import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { ApiAccessContext } from "../api/api-access-context.ts";
import { askAnew } from "../api/ask-anew.ts";
import { organizerKeys } from "../api/organizer/keys.ts";
import type { ApiAccess } from "../api/request.ts";
import { dropWishes } from "../features/rsvp/wishes.ts";
import { attendeeIdOf, useIdentity } from "../identity/identity.ts";
import { identifiedAccess } from "./identified-access.ts";

interface ConnectedProps {
  readonly client: QueryClient;
  readonly children: ReactNode;
}

/** Lets everything inside ask the service as the person who is signed in. */
export function Connected({ client, children }: ConnectedProps) {
  const access = useIdentifiedAccess();
  const { identity } = useIdentity();
  const attendeeId = attendeeIdOf(identity);
  const seenAs = useRef(attendeeId);

  useEffect(() => {
    if (identity.status === "signing-in" || seenAs.current === attendeeId) return;
    seenAs.current = attendeeId;
    dropWishes();
    // Data is requested again and not dropped: a person whose sign-in ended stays at the same place on the
    // page. Nobody else signs in on this page, because a sign-in leads through another page.
    client.removeQueries({ queryKey: organizerKeys.all });
    void askAnew(client);
  }, [client, identity.status, attendeeId]);

  return (
    <QueryClientProvider client={client}>
      <ApiAccessContext value={access}>{children}</ApiAccessContext>
    </QueryClientProvider>
  );
}

/** The access lasts as long as the page is open, even when the token changes. */
function useIdentifiedAccess(): ApiAccess {
  const actions = useIdentity();
  const current = useRef(actions);
  current.current = actions;
  const [access] = useState(() => identifiedAccess(() => current.current));
  return access;
}
