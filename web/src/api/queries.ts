import { queryOptions } from "@tanstack/react-query";
import type { Event, EventsAnswer, Session } from "./answers.ts";
import { valueIn } from "./failure.ts";
import { type Caller, requestJson } from "./request.ts";

export const eventPath = (eventId: string) => `/api/events/${encodeURIComponent(eventId)}`;
export const sessionPath = (sessionId: string) => `/api/sessions/${encodeURIComponent(sessionId)}`;

/** @param path answers everybody alike */
export async function readPublic<T>(caller: Caller, path: string, signal: AbortSignal): Promise<T> {
  return valueIn(await requestJson<T>(caller, { path, isPublic: true, signal }));
}

export const eventsQuery = (caller: Caller) =>
  queryOptions({
    queryKey: ["events"],
    queryFn: async ({ signal }) => (await readPublic<EventsAnswer>(caller, "/api/events", signal)).events,
  });

export const eventQuery = (caller: Caller, eventId: string) =>
  queryOptions({
    queryKey: ["event", eventId],
    queryFn: ({ signal }) => readPublic<Event>(caller, eventPath(eventId), signal),
  });

export const sessionQuery = (caller: Caller, sessionId: string) =>
  queryOptions({
    queryKey: ["session", sessionId],
    queryFn: ({ signal }) => readPublic<Session>(caller, sessionPath(sessionId), signal),
  });
