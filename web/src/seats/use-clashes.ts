import { useMemo } from "react";
import type { AgendaSession, Event, MySchedule } from "../api/answers.ts";
import { eventKey } from "../api/queries.ts";
import { useCached } from "../api/use-cached.ts";
import { attendeeIdOf, useIdentity } from "../identity/identity.ts";
import { type Clash, clashesOf } from "./clashes.ts";
import { myScheduleKey } from "./my-schedule-query.ts";

const A_MINUTE = 60_000;
const NONE: readonly Clash[] = [];

/**
 * What the attendee holds that clashes with the session. Nothing, as long as the page does not know the event or what they
 * have: the service tells it after the tap.
 * @param now milliseconds since 1970
 */
export function useClashes(session: AgendaSession, now: number): readonly Clash[] {
  const { eventId, state } = session;
  const attendeeId = attendeeIdOf(useIdentity().identity);
  const event = useCached<Event, Event | undefined>(eventKey(eventId), (known) => known?.data);
  const schedule = useCached<MySchedule, MySchedule | undefined>(
    myScheduleKey(eventId, attendeeId),
    (known) => known?.data,
  );
  // Rows come at different moments, and what they are compared with is read once for all of a minute.
  const minute = now - (now % A_MINUTE);
  return useMemo(() => {
    if (event === undefined || schedule === undefined || state === "CANCELLED") return NONE;
    return clashesOf(session, schedule, event, minute);
  }, [session, state, event, schedule, minute]);
}
