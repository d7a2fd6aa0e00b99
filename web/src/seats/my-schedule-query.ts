import { type QueryClient, queryOptions, skipToken } from "@tanstack/react-query";
import type { MySchedule, Rsvp, ScheduleEntry } from "../api/answers.ts";
import { valueIn } from "../api/failure.ts";
import { eventPath } from "../api/queries.ts";
import { type ApiAccess, requestJson } from "../api/request.ts";
import { isBooth, visitsKey } from "./booths.ts";
import { isPending } from "./held.ts";

/** Another page of the event asks no sooner than this. */
const STALE_MS = 10_000;

export const mySchedulesKey = ["my-schedule"] as const;

export const myScheduleKey = (eventId: string, attendeeId: string | undefined) =>
  [...mySchedulesKey, eventId, attendeeId] as const;

/**
 * My Schedule: what an attendee has in an event.
 * @param attendeeId undefined: nobody is signed in, and nothing is asked for
 */
export const myScheduleQuery = (
  access: ApiAccess,
  client: QueryClient,
  eventId: string,
  attendeeId: string | undefined,
) =>
  queryOptions({
    queryKey: myScheduleKey(eventId, attendeeId),
    staleTime: STALE_MS,
    queryFn:
      attendeeId === undefined
        ? skipToken
        : async ({ signal, queryKey }) => {
            const path = `${eventPath(eventId)}/my-schedule`;
            const answer = valueIn(await requestJson<MySchedule>(access, { path, signal }));
            const visits = answer.entries.filter((entry) => !isInTime(entry));
            client.setQueryData(visitsKey(eventId, attendeeId), visits);
            return withPending(client, attendeeId, client.getQueryData<MySchedule>(queryKey), answer);
          },
  });

/** A booth has no time, so it has no place in a schedule. */
const isInTime = ({ session }: ScheduleEntry): boolean => !isBooth(session);

/** Keeps presumed entries in the schedule while their acts are pending. */
function withPending(
  client: QueryClient,
  attendeeId: string,
  before: MySchedule | undefined,
  answer: MySchedule,
): MySchedule {
  const pending = ({ rsvp }: ScheduleEntry) => isPending(client, rsvp.sessionId, attendeeId);
  const kept = before?.entries.filter(pending) ?? [];
  const settled = answer.entries.filter((entry) => !pending(entry) && isInTime(entry));
  return { ...answer, entries: inOrder([...settled, ...kept]), ended: answer.ended.filter(isInTime) };
}

/** The RSVP for a session, if the attendee has one, or if it ended without their own act. */
export function rsvpIn({ entries, ended }: MySchedule, sessionId: string): Rsvp | null {
  const isOfSession = ({ rsvp }: ScheduleEntry) => rsvp.sessionId === sessionId;
  return (entries.find(isOfSession) ?? ended.find(isOfSession))?.rsvp ?? null;
}

/** The schedule with this entry in place of the one that the attendee had for the session. */
export function withEntry(
  schedule: MySchedule,
  sessionId: string,
  entry: ScheduleEntry | undefined,
): MySchedule {
  const others = schedule.entries.filter(({ rsvp }) => rsvp.sessionId !== sessionId);
  return { ...schedule, entries: entry === undefined ? others : inOrder([...others, entry]) };
}

const inOrder = (entries: readonly ScheduleEntry[]): ScheduleEntry[] =>
  entries.toSorted((a, b) => Date.parse(a.session.startsAt) - Date.parse(b.session.startsAt));
