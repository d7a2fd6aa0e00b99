import { type QueryState, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { MySchedule } from "../api/answers.ts";
import { useCaller } from "../api/caller-context.ts";
import { attendeeIdOf, useIdentity } from "../identity/identity.ts";
import { myScheduleQuery } from "./my-schedule-query.ts";
import { type EventSeats, seatsQuery } from "./seats-query.ts";

/** Seats are asked for after the first interval, and then more rarely: most pages lie open while nobody looks. */
const SEATS_INTERVAL_MS = { first: 15_000, most: 60_000, factor: 1.5 };

/**
 * Keeps an event's seats and the attendee's schedule up to date while the page is visible. A page that comes back into view
 * asks at once.
 */
export function useLiveEvent(eventId: string): void {
  const caller = useCaller();
  const client = useQueryClient();
  const { identity } = useIdentity();
  useQuery({
    ...seatsQuery(caller, client, eventId),
    refetchInterval: useBackingOff(),
    notifyOnChangeProps: [],
  });
  useQuery({
    ...myScheduleQuery(caller, client, eventId, attendeeIdOf(identity)),
    refetchInterval: scheduleInterval,
    notifyOnChangeProps: [],
  });
}

/** A query after its last answer. */
interface Look<Data> {
  readonly state: Pick<QueryState<Data>, "data" | "dataUpdateCount" | "errorUpdateCount">;
}

function useBackingOff() {
  const { first, most, factor } = SEATS_INTERVAL_MS;
  const last = useRef({ looks: 0, at: 0, wait: first });
  return ({ state }: Look<EventSeats>): number => {
    const looks = state.dataUpdateCount + state.errorUpdateCount;
    const { at, wait } = last.current;
    if (looks !== last.current.looks) {
      const now = Date.now();
      // The page was hidden meanwhile: somebody looks at it again.
      const isBack = now - at > 2 * most;
      last.current = { looks, at: now, wait: isBack ? first : Math.min(wait * factor, most) };
    }
    return last.current.wait;
  };
}

/** The service knows how soon something may change: near the head of a waitlist sooner than far away. */
const scheduleInterval = ({ state }: Look<MySchedule>): number | false =>
  (state.data?.refreshAfterSeconds ?? 0) * 1_000 || false;
