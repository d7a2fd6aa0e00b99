import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ApiAccessContext } from "../../../web/src/api/api-access-context.ts";
import { createQueryClient } from "../../../web/src/api/query-client.ts";
import { identifiedAccess } from "../../../web/src/app/identified-access.ts";
import { type IdentityActions, IdentityContext } from "../../../web/src/identity/identity.ts";

interface ProvidersProps {
  readonly actions: IdentityActions;
  readonly children: ReactNode;
}

/** What the app puts around its pages. */
export function Providers({ actions, children }: ProvidersProps) {
  const [client] = useState(createQueryClient);
  const [access] = useState(() => identifiedAccess(() => actions));
  return (
    <IdentityContext value={actions}>
      <QueryClientProvider client={client}>
        <ApiAccessContext value={access}>{children}</ApiAccessContext>
      </QueryClientProvider>
    </IdentityContext>
  );
}
