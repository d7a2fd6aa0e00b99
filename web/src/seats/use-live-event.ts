import { type QueryState, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { MySchedule } from "../api/answers.ts";
import { useApiAccess } from "../api/api-access-context.ts";
import { askAnew } from "../api/ask-anew.ts";
import { useBackingOff } from "../api/use-backing-off.ts";
import { attendeeIdOf, useIdentity } from "../identity/identity.ts";
import { onActElsewhere } from "./acts-elsewhere.ts";
import { myScheduleQuery, mySchedulesKey } from "./my-schedule-query.ts";
import { areOfUnknownAge, askForSeatsAfterAct, seatsQuery } from "./seats-query.ts";

/** A schedule that could not be loaded is asked for again: without it no button knows what the attendee has. */
const RETRY_MS = 30_000;
const FIRST_LOOK_MS = 5_000;

/**
 * Keeps an event's seats and the attendee's schedule up to date while the page is visible. A page that comes back into view
 * asks at once.
 */
export function useLiveEvent(eventId: string): void {
  const access = useApiAccess();
  const client = useQueryClient();
  const backOff = useBackingOff();
  useQuery({
    ...seatsQuery(access, client, eventId),
    // The agenda has just brought seats. The first look at others can wait until the page is complete.
    refetchOnMount: ({ state }) => !areOfUnknownAge(state),
    refetchInterval: (look) => (areOfUnknownAge(look.state) ? FIRST_LOOK_MS : backOff(look)),
    notifyOnChangeProps: [],
  });
  useLiveSchedule(eventId);
  useEffect(
    () =>
      onActElsewhere(() => {
        void askAnew(client, { queryKey: mySchedulesKey });
        askForSeatsAfterAct(client, eventId);
      }),
    [client, eventId],
  );
}

/** Keeps the attendee's schedule up to date while the page is visible, and renders nothing anew. */
export function useLiveSchedule(eventId: string): void {
  const { identity } = useIdentity();
  useQuery({
    ...myScheduleQuery(useApiAccess(), useQueryClient(), eventId, attendeeIdOf(identity)),
    refetchInterval: scheduleInterval,
    notifyOnChangeProps: [],
  });
}

/** The service knows how soon something may change: near the head of a waitlist sooner than far away. */
function scheduleInterval({
  state: { data, errorUpdateCount },
}: {
  readonly state: Pick<QueryState<MySchedule>, "data" | "errorUpdateCount">;
}): number | false {
  if (data === undefined) return errorUpdateCount > 0 && RETRY_MS;
  return data.refreshAfterSeconds > 0 && data.refreshAfterSeconds * 1_000;
}
