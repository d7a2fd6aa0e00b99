import type * as z from "zod/mini";
import { EventAnswer, SessionAnswer } from "../../../../functions/contract/answers.ts";
import type * as contract from "../../../../functions/contract/requests.ts";
import type { Event, Session } from "../answers.ts";
import type { Answer } from "../failure.ts";
import { eventPath, sessionPath } from "../queries.ts";
import { type ApiAccess, request } from "../request.ts";
import type { RosterStatus } from "./answers.ts";
import { readAsOrganizer, requestChecked } from "./checked.ts";

export type EventChange = z.input<typeof contract.PutEventBody>;
export type NewSession = z.input<typeof contract.CreateSessionBody>;
export type SessionChange = z.input<typeof contract.PatchSessionBody>;

export const readEvent = (access: ApiAccess, eventId: string, signal?: AbortSignal): Promise<Answer<Event>> =>
  readAsOrganizer(access, { path: eventPath(eventId), signal }, EventAnswer);

export const putEvent = (access: ApiAccess, eventId: string, body: EventChange): Promise<Answer<Event>> =>
  requestChecked(access, { method: "PUT", path: eventPath(eventId), body }, EventAnswer);

export const readSession = (
  access: ApiAccess,
  sessionId: string,
  signal?: AbortSignal,
): Promise<Answer<Session>> =>
  readAsOrganizer(access, { path: sessionPath(sessionId), signal }, SessionAnswer);

export const createSession = (
  access: ApiAccess,
  eventId: string,
  body: NewSession,
): Promise<Answer<Session>> =>
  requestChecked(access, { method: "POST", path: `${eventPath(eventId)}/sessions`, body }, SessionAnswer);

/** @param version a newer version of the session refuses the change */
export const changeSession = (
  access: ApiAccess,
  sessionId: string,
  version: string,
  body: SessionChange,
): Promise<Answer<Session>> =>
  requestChecked(access, { method: "PATCH", path: sessionPath(sessionId), body, version }, SessionAnswer);

export const removeAttendee = (
  access: ApiAccess,
  sessionId: string,
  userId: string,
): Promise<Answer<unknown>> =>
  request(access, {
    method: "DELETE",
    path: `${sessionPath(sessionId)}/roster/${encodeURIComponent(userId)}`,
  });

/** The whole list, as JSON or as CSV. */
export const rosterPath = (sessionId: string, status: RosterStatus): string =>
  `${sessionPath(sessionId)}/roster?status=${status}`;
