import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ApiAccessContext } from "../../../web/src/api/api-access-context.ts";
import { createQueryClient } from "../../../web/src/api/query-client.ts";
import type { ApiAccess } from "../../../web/src/api/request.ts";
import { type IdentityActions, IdentityContext } from "../../../web/src/identity/identity.ts";

interface ProvidersProps {
  readonly actions: IdentityActions;
  readonly children: ReactNode;
}

/** What the app puts around its pages. */
export function Providers({ actions, children }: ProvidersProps) {
  const [client] = useState(createQueryClient);
  const { identity } = actions;
  const token = () => (identity.status === "signed-in" ? identity.token : undefined);
  const access: ApiAccess = { origin: "", token, organizerToken: () => undefined, onExpired: actions.expire };
  const [kept] = useState(access);
  return (
    <IdentityContext value={actions}>
      <QueryClientProvider client={client}>
        <ApiAccessContext value={kept}>{children}</ApiAccessContext>
      </QueryClientProvider>
    </IdentityContext>
  );
}
