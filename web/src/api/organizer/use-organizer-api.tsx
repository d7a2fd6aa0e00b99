import { createContext, type ReactNode, use, useRef, useState } from "react";
import { useIdentity } from "../../identity/identity.ts";
import { type OrganizerApi, organizerApi } from "./organizer-api.ts";

const ApiContext = createContext<OrganizerApi | undefined>(undefined);

/** One client lasts as long as the pages are open, even when the token changes. */
export function OrganizerApiProvider({ children }: { readonly children: ReactNode }) {
  const identity = useIdentity();
  const current = useRef(identity);
  current.current = identity;
  const [api] = useState(() =>
    organizerApi({
      token: () => {
        const { identity: who } = current.current;
        return who.status === "signed-in" ? who.token : undefined;
      },
      onExpired: () => current.current.expire(),
    }),
  );
  return <ApiContext value={api}>{children}</ApiContext>;
}

export function useOrganizerApi(): OrganizerApi {
  const api = use(ApiContext);
  if (api === undefined) throw new Error("There is no OrganizerApiProvider around this component");
  return api;
}
