import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useApiAccess } from "../../api/api-access-context.ts";
import { askAnew } from "../../api/ask-anew.ts";
import { pushKey, pushQuery } from "../../api/push.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { keepUp } from "./device-acts.ts";

/** Looks once for each person on the page whether this browser still gets their messages, and theirs alone. */
export default function PushKeeper() {
  const access = useApiAccess();
  const client = useQueryClient();
  const { identity } = useIdentity();
  const attendeeId = attendeeIdOf(identity);
  const isKnown = identity.status !== "signing-in";
  useEffect(() => {
    if (!isKnown) return;
    const known = () => client.fetchQuery(pushQuery(access, attendeeId));
    // The next page tries again.
    keepUp(access, attendeeId, known).then(
      () => askAnew(client, { queryKey: pushKey(attendeeId) }),
      () => undefined,
    );
  }, [access, client, attendeeId, isKnown]);
  return null;
}
