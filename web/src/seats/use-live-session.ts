import { useMemo } from "react";
import type { AgendaSession, MySchedule, Rsvp } from "../api/answers.ts";
import { useCached } from "../api/use-cached.ts";
import { attendeeIdOf, useIdentity } from "../identity/identity.ts";
import { myScheduleKey, rsvpIn } from "./my-schedule-query.ts";
import { type EventSeats, seatsKey, withSeats } from "./seats-query.ts";

/**
 * The session with its latest seats, and the attendee's RSVP, or undefined while that is loading. The hook asks
 * for nothing: the page does (`useLiveEvent`).
 */
export function useLiveSession<S extends AgendaSession>(
  session: S,
): { readonly session: S; readonly rsvp: Rsvp | null | undefined } {
  const { sessionId, eventId } = session;
  const attendeeId = attendeeIdOf(useIdentity().identity);
  const seats = useCached<EventSeats, EventSeats[string] | undefined>(
    seatsKey(eventId),
    (state) => state?.data?.[sessionId],
  );
  const rsvp = useCached<MySchedule, Rsvp | null | undefined>(myScheduleKey(eventId, attendeeId), (state) => {
    if (state?.data !== undefined) return rsvpIn(state.data, sessionId);
    return attendeeId === undefined || state?.status === "error" ? null : undefined;
  });
  const live = useMemo(() => withSeats(session, seats), [session, seats]);
  return { session: live, rsvp };
}

/** Tells whether a session is open, closed or cancelled; the component renders again only when that changes. */
export const useSessionState = ({ sessionId, eventId, state }: AgendaSession): AgendaSession["state"] =>
  useCached<EventSeats, AgendaSession["state"]>(
    seatsKey(eventId),
    (known) => known?.data?.[sessionId]?.state ?? state,
  );
