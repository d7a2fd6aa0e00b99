import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Event, MySchedule } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { useCached } from "../../api/use-cached.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { indexSessions, textFilter } from "../../seats/indexed-session.ts";
import { myScheduleKey } from "../../seats/my-schedule-query.ts";
import { agendaQuery, type EventSeats, seatsKey, withSeats } from "../../seats/seats-query.ts";
import { byNearness, canBePicked, type Picks } from "./picks.ts";

/** The sessions of the event with their latest seats, and those of them that can still be chosen. */
export function useChoosable(event: Event, picks: Picks, typed: string, now: number) {
  const { eventId } = event;
  const agenda = useQuery(agendaQuery(useApiAccess(), useQueryClient(), eventId));
  const seats = useCached<EventSeats, EventSeats | undefined>(seatsKey(eventId), (known) => known?.data);
  const schedule = useCached<MySchedule, MySchedule | undefined>(
    myScheduleKey(eventId, attendeeIdOf(useIdentity().identity)),
    (known) => known?.data,
  );
  const sessions = useMemo(
    () => (agenda.data ?? []).map((each) => withSeats(each, seats?.[each.sessionId])),
    [agenda.data, seats],
  );
  const byId = useMemo(() => new Map(sessions.map((each) => [each.sessionId, each])), [sessions]);
  const picked = picks.map((id) => byId.get(id)).filter((each) => each !== undefined);
  const [base] = picked;
  const found = useMemo(() => {
    const keeps = textFilter.keeps(typed, undefined);
    const wanted = indexSessions(sessions, event).filter(keeps);
    return byNearness(
      wanted.map(({ session }) => session).filter((each) => canBePicked(each, schedule, now)),
      base,
    );
  }, [sessions, event, typed, schedule, now, base]);
  return {
    picked,
    found: found.filter(({ sessionId }) => !picks.includes(sessionId)),
    isLoading: agenda.data === undefined && agenda.error === null,
    failed: agenda.data === undefined && agenda.error !== null,
  };
}
