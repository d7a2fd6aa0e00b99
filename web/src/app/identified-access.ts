import type { ApiAccess } from "../api/request.ts";
import type { IdentityActions } from "../identity/identity.ts";

/** @param actions those of the person who is signed in when a request is made */
export function identifiedAccess(
  actions: () => Pick<IdentityActions, "identity" | "renew" | "expire">,
): ApiAccess {
  const token = () => {
    const { identity, renew } = actions();
    if (identity.status !== "signed-in") return undefined;
    const { expiresAt = Number.POSITIVE_INFINITY } = identity;
    return expiresAt > Date.now() ? identity.token : renew(identity.token);
  };
  return {
    origin: "",
    token,
    organizerToken: () => {
      const { identity } = actions();
      return identity.status === "signed-in" && identity.attendee.organizer ? token() : undefined;
    },
    renew: (refused) => actions().renew(refused),
    onExpired: (refused) => actions().expire(refused),
  };
}
