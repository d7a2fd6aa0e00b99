import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { AgendaSession, Rsvp } from "../api/answers.ts";
import { useApiAccess } from "../api/api-access-context.ts";
import { attendeeIdOf, useIdentity } from "../identity/identity.ts";
import { myScheduleQuery, rsvpIn } from "./my-schedule-query.ts";
import { seatsQuery, withSeats } from "./seats-query.ts";

/**
 * The session with its latest seats, and the attendee's RSVP, or undefined while that is loading. The hook asks
 * for nothing: the page does (`useLiveEvent`).
 */
export function useLiveSession<S extends AgendaSession>(
  session: S,
): { readonly session: S; readonly rsvp: Rsvp | null | undefined } {
  const { sessionId, eventId } = session;
  const access = useApiAccess();
  const client = useQueryClient();
  const { identity } = useIdentity();
  const { data: seats } = useQuery({
    ...seatsQuery(access, client, eventId),
    enabled: false,
    select: (all) => all[sessionId],
  });
  const { data: rsvp, isLoading } = useQuery({
    ...myScheduleQuery(access, client, eventId, attendeeIdOf(identity)),
    enabled: false,
    select: (schedule) => rsvpIn(schedule, sessionId),
  });
  const live = useMemo(() => withSeats(session, seats), [session, seats]);
  return { session: live, rsvp: isLoading ? undefined : (rsvp ?? null) };
}

/** Tells whether a session is open, closed or cancelled; the component renders again only when that changes. */
export function useSessionState({ sessionId, eventId, state }: AgendaSession): AgendaSession["state"] {
  const { data } = useQuery({
    ...seatsQuery(useApiAccess(), useQueryClient(), eventId),
    enabled: false,
    select: (all) => all[sessionId]?.state,
  });
  return data ?? state;
}
