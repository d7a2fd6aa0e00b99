import { queryOptions } from "@tanstack/react-query";
import type { Event, EventsAnswer, Session } from "./answers.ts";
import { valueIn } from "./failure.ts";
import { type ApiAccess, requestJson } from "./request.ts";

export const eventPath = (eventId: string) => `/api/events/${encodeURIComponent(eventId)}`;
export const sessionPath = (sessionId: string) => `/api/sessions/${encodeURIComponent(sessionId)}`;

/** @param path answers everybody alike */
export async function readPublic<T>(access: ApiAccess, path: string, signal: AbortSignal): Promise<T> {
  return valueIn(await requestJson<T>(access, { path, isPublic: true, signal }));
}

export const eventsQuery = (access: ApiAccess) =>
  queryOptions({
    queryKey: ["events"],
    queryFn: async ({ signal }) => (await readPublic<EventsAnswer>(access, "/api/events", signal)).events,
  });

export const eventKey = (eventId: string) => ["event", eventId] as const;

export const eventQuery = (access: ApiAccess, eventId: string) =>
  queryOptions({
    queryKey: eventKey(eventId),
    queryFn: ({ signal }) => readPublic<Event>(access, eventPath(eventId), signal),
  });

export const sessionQuery = (access: ApiAccess, sessionId: string) =>
  queryOptions({
    queryKey: ["session", sessionId],
    queryFn: ({ signal }) => readPublic<Session>(access, sessionPath(sessionId), signal),
  });
