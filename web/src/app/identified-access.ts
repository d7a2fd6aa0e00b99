import type { ApiAccess } from "../api/request.ts";
import type { Identity } from "../identity/identity.ts";

/** @param identity the person who is signed in when a request is made */
export function identifiedAccess(identity: () => Identity, onExpired: () => void): ApiAccess {
  const signedIn = () => {
    const current = identity();
    return current.status === "signed-in" ? current : undefined;
  };
  return {
    origin: "",
    token: () => signedIn()?.token,
    organizerToken: () => (signedIn()?.attendee.organizer ? signedIn()?.token : undefined),
    onExpired,
  };
}
