import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import {
  BoothAnswer,
  EventsAnswer,
  MailStopsAnswer,
  RosterAnswer,
  SessionsAnswer,
} from "../../../../functions/contract/answers.ts";
import {
  AttendanceAnswer,
  FiguresAnswer,
  FiguresOverTimeAnswer,
} from "../../../../functions/contract/figures.ts";
import { valueIn } from "../failure.ts";
import { eventPath, sessionPath } from "../queries.ts";
import type { ApiAccess } from "../request.ts";
import type { RosterStatus } from "./answers.ts";
import { readAsOrganizer, requestChecked } from "./checked.ts";
import { attendancePath, overTimePath } from "./figures-file.ts";
import { organizerKeys } from "./keys.ts";
import { readEvent, readSession } from "./requests.ts";

/** Each page that opens asks again, and shows meanwhile what is known. */
const staleTime = 0;

export const eventsQuery = (access: ApiAccess) =>
  queryOptions({
    queryKey: organizerKeys.events,
    staleTime,
    queryFn: async ({ signal }) =>
      valueIn(await readAsOrganizer(access, { path: "/api/events", signal }, EventsAnswer)).events,
  });

export const eventQuery = (access: ApiAccess, eventId: string) =>
  queryOptions({
    queryKey: organizerKeys.event(eventId),
    staleTime,
    queryFn: async ({ signal }) => valueIn(await readEvent(access, eventId, signal)),
  });

/** Whole sessions, with their abstracts. */
export const sessionsQuery = (access: ApiAccess, eventId: string) =>
  queryOptions({
    queryKey: organizerKeys.sessions(eventId),
    staleTime,
    queryFn: async ({ signal }) => {
      const path = `${eventPath(eventId)}/sessions`;
      return valueIn(await readAsOrganizer(access, { path, signal }, SessionsAnswer)).sessions;
    },
  });

/**
 * The session as a person sees it when they begin to change it: their change is based on this version, so it is
 * neither kept for another visit nor read again while it is shown.
 */
export const sessionQuery = (access: ApiAccess, sessionId: string) =>
  queryOptions({
    queryKey: organizerKeys.session(sessionId),
    staleTime,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    queryFn: async ({ signal }) => valueIn(await readSession(access, sessionId, signal)),
  });

/** People in one page: the API's maximum. */
const ROSTER_PAGE = "500";

export const rosterQuery = (access: ApiAccess, sessionId: string, status: RosterStatus) =>
  infiniteQueryOptions({
    queryKey: [...organizerKeys.roster(sessionId), status],
    staleTime,
    initialPageParam: "",
    queryFn: async ({ signal, pageParam: cursor }) => {
      const query = new URLSearchParams({ status, limit: ROSTER_PAGE, ...(cursor && { cursor }) });
      const path = `${sessionPath(sessionId)}/roster?${query}`;
      return valueIn(await requestChecked(access, { path, signal }, RosterAnswer));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** The code of a booth, and its visits. */
export const boothQuery = (access: ApiAccess, sessionId: string) =>
  queryOptions({
    queryKey: organizerKeys.booth(sessionId),
    staleTime,
    queryFn: async ({ signal }) => {
      const path = `${sessionPath(sessionId)}/booth`;
      return valueIn(await requestChecked(access, { path, signal }, BoothAnswer));
    },
  });

/** People that mails of the event do not reach. */
export const mailStopsQuery = (access: ApiAccess, eventId: string) =>
  queryOptions({
    queryKey: organizerKeys.mailStops(eventId),
    staleTime,
    queryFn: async ({ signal }) => {
      const path = `${eventPath(eventId)}/mail-stops`;
      return valueIn(await requestChecked(access, { path, signal }, MailStopsAnswer));
    },
  });

export const figuresQuery = (access: ApiAccess, eventId: string) =>
  queryOptions({
    queryKey: organizerKeys.figures(eventId),
    staleTime,
    queryFn: async ({ signal }) => {
      const path = `${eventPath(eventId)}/figures`;
      return valueIn(await requestChecked(access, { path, signal }, FiguresAnswer));
    },
  });

/** @param sessionId `null`: the whole event */
export const overTimeQuery = (access: ApiAccess, eventId: string, sessionId: string | null) =>
  queryOptions({
    queryKey: [...organizerKeys.figures(eventId), "over-time", sessionId],
    staleTime,
    queryFn: async ({ signal }) => {
      const path = overTimePath(eventId, sessionId);
      return valueIn(await requestChecked(access, { path, signal }, FiguresOverTimeAnswer));
    },
  });

export const attendanceQuery = (access: ApiAccess, eventId: string) =>
  queryOptions({
    queryKey: [...organizerKeys.figures(eventId), "attendance"],
    staleTime,
    queryFn: async ({ signal }) =>
      valueIn(await requestChecked(access, { path: attendancePath(eventId), signal }, AttendanceAnswer)),
  });
