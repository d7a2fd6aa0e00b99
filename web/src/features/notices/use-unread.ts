import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { MySchedule } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { askAnew } from "../../api/ask-anew.ts";
import { latestNoticeQuery, noticesKey } from "../../api/notices.ts";
import { useCached } from "../../api/use-cached.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { myScheduleKey } from "../../seats/my-schedule-query.ts";

/** A notice follows its cause within seconds, so the page looks twice. */
const LOOKS_MS = [3_000, 10_000];

/**
 * How many notices of an event the person has not read. The page asks when it opens or comes back into view, and after
 * My Schedule has changed: nearly every notice has its cause there. So it needs no polling of its own.
 */
export function useUnread(eventId: string): number {
  const access = useApiAccess();
  const client = useQueryClient();
  const attendeeId = attendeeIdOf(useIdentity().identity);
  const { data } = useQuery(latestNoticeQuery(access, eventId, attendeeId));
  const causes = useCached<MySchedule, string | undefined>(
    myScheduleKey(eventId, attendeeId),
    (state) => state?.data && causesIn(state.data),
  );
  const told = useRef(causes);

  useEffect(() => {
    const first = told.current === undefined;
    if (causes === undefined || told.current === causes) return;
    told.current = causes;
    if (first) return;
    const look = () => void askAnew(client, { queryKey: noticesKey(eventId, attendeeId) });
    const timers = LOOKS_MS.map((ms) => setTimeout(look, ms));
    return () => timers.forEach(clearTimeout);
  }, [client, eventId, attendeeId, causes]);
  return data?.unread ?? 0;
}

/** A text that changes with everything that causes a notice. */
function causesIn({ entries, ended }: MySchedule): string {
  const held = entries.map(({ rsvp, session }) => [
    session.sessionId,
    rsvp.status,
    session.movedFrom?.movedAt,
  ]);
  const lost = ended.map(({ rsvp }) => [rsvp.sessionId, rsvp.cancelledAt]);
  return JSON.stringify([held, lost]);
}
