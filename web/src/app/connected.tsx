import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { ApiAccessContext } from "../api/api-access-context.ts";
import { organizerKeys } from "../api/organizer/keys.ts";
import { createQueryClient } from "../api/query-client.ts";
import type { ApiAccess } from "../api/request.ts";
import { dropWishes } from "../features/rsvp/wishes.ts";
import { attendeeIdOf, useIdentity } from "../identity/identity.ts";

/** Lets everything inside ask the service as the person who is signed in. */
export function Connected({ children }: { readonly children: ReactNode }) {
  const [client] = useState(createQueryClient);
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
    void client.invalidateQueries();
  }, [client, identity.status, attendeeId]);

  return (
    <QueryClientProvider client={client}>
      <ApiAccessContext value={access}>{children}</ApiAccessContext>
    </QueryClientProvider>
  );
}

/** The access lasts as long as the page is open, even when the token changes. */
function useIdentifiedAccess(): ApiAccess {
  const current = useRef(useIdentity());
  current.current = useIdentity();
  const [access] = useState<ApiAccess>(() => {
    const token = () => {
      const { identity } = current.current;
      return identity.status === "signed-in" ? identity.token : undefined;
    };
    const isOrganizer = () => {
      const { identity } = current.current;
      return identity.status === "signed-in" && identity.attendee.organizer;
    };
    return {
      origin: "",
      token,
      organizerToken: () => (isOrganizer() ? token() : undefined),
      onExpired: () => current.current.expire(),
    };
  });
  return access;
}
