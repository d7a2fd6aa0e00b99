import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useApiAccess } from "../../api/api-access-context.ts";
import { sessionQuery } from "../../api/queries.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { myScheduleQuery, rsvpIn } from "../../seats/my-schedule-query.ts";
import { seatState } from "../../seats/seat-state.ts";
import { useRsvp } from "./use-rsvp.ts";

interface PendingRsvpProps {
  onRsvpChange?(isRsvped: boolean): void;
}

/** Carries out the pending reservation of a person who has signed in: its button may be far down or not on the page. */
export default function PendingRsvp({ onRsvpChange }: PendingRsvpProps) {
  const access = useApiAccess();
  const client = useQueryClient();
  const { identity, pendingRsvp, takePendingRsvp } = useIdentity();
  const { act } = useRsvp(onRsvpChange);
  const taken = useRef(new Set<string>());
  const attendeeId = attendeeIdOf(identity);

  const reserve = useRef(async (_: string) => {});
  reserve.current = async (sessionId) => {
    const session = await client.fetchQuery({ ...sessionQuery(access, sessionId), staleTime: 0 });
    const schedule = myScheduleQuery(access, client, session.eventId, attendeeId);
    const rsvp = rsvpIn(await client.fetchQuery(schedule), sessionId);
    // The person may have had a seat all along; the button says so.
    if (seatState(session, rsvp, Date.now()).kind === "free") await act("reserve", session);
  };

  useEffect(() => {
    if (attendeeId === undefined || pendingRsvp === undefined) return;
    if (taken.current.has(pendingRsvp)) return;
    taken.current.add(pendingRsvp);
    reserve
      .current(pendingRsvp)
      .catch(() => undefined)
      .finally(takePendingRsvp);
  }, [attendeeId, pendingRsvp, takePendingRsvp]);
  return null;
}
