import { useApolloClient } from "@apollo/client/react";
import { useEffect, useRef } from "react";
import { useIdentity } from "../../identity/identity.ts";
import { seatState } from "../../seats/seat-state.ts";
import { SESSION_SEATS_QUERY } from "../../seats/session-seats-query.ts";
import type { SessionRsvpButtonProps } from "./session-rsvp-button.tsx";
import { useRsvp } from "./use-rsvp.ts";

/** Carries out what a person wanted before they signed in: the button may be far down or not on the page. */
export default function PendingRsvp({ onRsvpChange }: Pick<SessionRsvpButtonProps, "onRsvpChange">) {
  const client = useApolloClient();
  const { identity, pendingRsvp, takePendingRsvp } = useIdentity();
  const { act } = useRsvp(onRsvpChange);
  const taken = useRef(new Set<string>());

  useEffect(() => {
    if (identity.status !== "signed-in" || pendingRsvp === undefined) return;
    if (taken.current.has(pendingRsvp)) return;
    taken.current.add(pendingRsvp);
    const variables = { sessionId: pendingRsvp };
    client
      .query({ query: SESSION_SEATS_QUERY, variables, fetchPolicy: "network-only" })
      .then(async ({ data }) => {
        const session = data?.session;
        // The person may have had a seat all along; the button says so.
        if (session && seatState(session, Date.now()).kind === "free") await act("reserve", session);
      })
      .catch(() => undefined)
      .finally(takePendingRsvp);
  }, [identity.status, pendingRsvp, takePendingRsvp, client, act]);
  return null;
}
