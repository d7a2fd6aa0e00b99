import { render } from "@testing-library/react";
import { expect, it } from "vitest";
import { organizerKeys } from "../../web/src/api/organizer/keys.ts";
import { createQueryClient } from "../../web/src/api/query-client.ts";
import { Connected } from "../../web/src/app/connected.tsx";
import { type Identity, IdentityContext, SIGNED_OUT } from "../../web/src/identity/identity.ts";
import { OLGA } from "./organizer/support/render-organizer.tsx";
import { identityActions } from "./support/identity-actions.ts";
import { ADA } from "./support/render-app.tsx";

it.each<[string, Identity]>([
  ["nobody", SIGNED_OUT],
  ["an attendee", ADA],
])(
  "what an organizer read is gone when they sign out and %s follows; what everybody reads stays",
  (_, next) => {
    const client = createQueryClient();
    const asSeenBy = (identity: Identity) => (
      <IdentityContext value={identityActions(identity)}>
        <Connected client={client}>{null}</Connected>
      </IdentityContext>
    );
    const { rerender } = render(asSeenBy(OLGA));
    client.setQueryData(organizerKeys.roster("demo.knots"), "names");
    client.setQueryData(["event", "demo"], "title");
    rerender(asSeenBy(next));
    expect(client.getQueryData(organizerKeys.roster("demo.knots"))).toBeUndefined();
    expect(client.getQueryData(["event", "demo"])).toBe("title");
  },
);
