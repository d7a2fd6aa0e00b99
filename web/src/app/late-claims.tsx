import { lazy, Suspense } from "react";
import { hasClaimed } from "../features/account/claimed.ts";
import { attendeeIdOf, useIdentity } from "../identity/identity.ts";

const Claims = lazy(() => import("../features/account/claims.ts").catch(() => ({ default: () => null })));

/** Only a person who has just signed in, or opened another tab, needs it. */
export function LateClaims() {
  const attendeeId = attendeeIdOf(useIdentity().identity);
  if (attendeeId === undefined || hasClaimed(attendeeId)) return null;
  return (
    <Suspense>
      <Claims attendeeId={attendeeId} />
    </Suspense>
  );
}
