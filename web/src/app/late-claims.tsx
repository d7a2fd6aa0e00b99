import { lazy, Suspense, useEffect } from "react";
import { forgetClaimed, hasClaimed } from "../features/account/claimed.ts";
import { attendeeIdOf, useIdentity } from "../identity/identity.ts";

const Claims = lazy(() => import("../features/account/claims.ts").catch(() => ({ default: () => null })));

/** Only a person who has not asked for a while needs it. */
export function LateClaims() {
  const { identity } = useIdentity();
  const isSignedOut = identity.status === "signed-out";
  useEffect(() => {
    if (isSignedOut) forgetClaimed();
  }, [isSignedOut]);
  const attendeeId = attendeeIdOf(identity);
  if (attendeeId === undefined || hasClaimed(attendeeId, location.search)) return null;
  return (
    <Suspense>
      <Claims attendeeId={attendeeId} />
    </Suspense>
  );
}
