import { useMemo } from "react";
import type { AgendaSession, MySchedule } from "../api/answers.ts";
import { useCached } from "../api/use-cached.ts";
import { attendeeIdOf, useIdentity } from "../identity/identity.ts";
import { type Group, groupOf } from "./groups.ts";
import { myScheduleKey } from "./my-schedule-query.ts";

/**
 * The group in which the attendee waits for the session, as far as the page knows.
 * @param now milliseconds since 1970
 */
export function useGroup({ eventId, sessionId }: AgendaSession, now: number): Group | undefined {
  const attendeeId = attendeeIdOf(useIdentity().identity);
  const schedule = useCached<MySchedule, MySchedule | undefined>(
    myScheduleKey(eventId, attendeeId),
    (known) => known?.data,
  );
  return useMemo(
    () => (schedule === undefined ? undefined : groupOf(schedule.entries, sessionId, now)),
    [schedule, sessionId, now],
  );
}
