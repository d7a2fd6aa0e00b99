import { useEffect } from "react";
import { forgetOthers } from "../api/kept/store.ts";
import { LateCancellations } from "../features/rsvp/late-cancellations.tsx";
import { attendeeIdOf, useIdentity } from "../identity/identity.ts";
// Without a network it would be too late to fetch it.
import "../features/rsvp/keep-for-later.ts";
import { registerWorker } from "./register-worker.ts";

/** Registers the service worker, keeps each person's data apart, and sends what was cancelled offline. */
export default function Offline() {
  const { identity } = useIdentity();
  const attendeeId = attendeeIdOf(identity) ?? null;
  const known = identity.status !== "signing-in";

  useEffect(() => registerWorker(), []);
  useEffect(() => {
    if (known) void forgetOthers(attendeeId);
  }, [known, attendeeId]);
  return <LateCancellations />;
}
