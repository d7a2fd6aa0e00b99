import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Event } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { figuresQuery, mailStopsQuery } from "../../api/organizer/queries.ts";
import { useSessions } from "../../api/organizer/use-sessions.ts";
import { useBackingOff } from "../../api/use-backing-off.ts";
import { isBooth } from "../../seats/booths.ts";
import { useNow } from "../../time/use-now.ts";
import { needsOf } from "./needs.ts";
import { shownDay } from "./shown-day.ts";

/** The clock shows minutes. */
const TICK_MS = 10_000;

/** What the page shows, up to date while it is visible. Only the sessions are needed for it. */
export function useToday(event: Event) {
  const access = useApiAccess();
  const { eventId } = event;
  const { sessions: all, error, refetch } = useSessions(eventId);
  // A booth belongs to no hour of the day, and it is often full without any need.
  const sessions = useMemo(() => all?.filter((each) => !isBooth(each)), [all]);
  const { data: figures, isError } = useQuery({
    ...figuresQuery(access, eventId),
    refetchInterval: useBackingOff(),
  });
  const { data: stops } = useQuery({ ...mailStopsQuery(access, eventId), refetchInterval: useBackingOff() });
  const now = useNow(TICK_MS);
  const day = useMemo(() => sessions && shownDay(sessions, event, now), [sessions, event, now]);
  const needs = useMemo(
    () => needsOf({ event, sessions: sessions ?? [], stops, now }),
    [event, sessions, stops, now],
  );
  return { sessions, day, needs, figures, unknown: isError, now, error, refetch };
}
