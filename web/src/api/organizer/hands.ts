import { EventAnswer, SessionAnswer } from "../../../../functions/contract/answers.ts";
import {
  MAX_NAMED_SESSIONS,
  ManyChangedAnswer,
  MovedAnswer,
  type PatchSessionsBody,
  UndoneAnswer,
} from "../../../../functions/contract/hands.ts";
import type { Event, Session } from "../answers.ts";
import type { Answer } from "../failure.ts";
import { eventPath, sessionPath } from "../queries.ts";
import { type ApiAccess, request } from "../request.ts";
import { requestChecked } from "./checked.ts";

export type { ManyChangedAnswer, MovedAnswer, UndoneAnswer } from "../../../../functions/contract/hands.ts";
export type ManySet = PatchSessionsBody["set"];

/** A part of a change, which fits one request. The same id again continues it. */
export interface ManyPart {
  readonly changeId: string;
  readonly sessionIds: readonly string[];
}

export const partsOf = (sessionIds: readonly string[]): ManyPart[] =>
  Array.from({ length: Math.ceil(sessionIds.length / MAX_NAMED_SESSIONS) }, (_, number) => ({
    changeId: crypto.randomUUID(),
    sessionIds: sessionIds.slice(number * MAX_NAMED_SESSIONS, (number + 1) * MAX_NAMED_SESSIONS),
  }));

export const patchSessions = (
  access: ApiAccess,
  eventId: string,
  { changeId, sessionIds }: ManyPart,
  set: ManySet,
  dryRun: boolean,
): Promise<Answer<ManyChangedAnswer>> =>
  requestChecked(
    access,
    {
      method: "PATCH",
      path: `${eventPath(eventId)}/sessions`,
      body: { changeId, where: { sessionIds }, set, dryRun },
    },
    ManyChangedAnswer,
  );

export const undoSessions = (
  access: ApiAccess,
  eventId: string,
  undo: string,
): Promise<Answer<UndoneAnswer>> =>
  requestChecked(
    access,
    { method: "POST", path: `${eventPath(eventId)}/sessions/undo`, body: { undo } },
    UndoneAnswer,
  );

export const putRegistration = (
  access: ApiAccess,
  eventId: string,
  closed: boolean,
): Promise<Answer<Event>> =>
  requestChecked(
    access,
    { method: "PUT", path: `${eventPath(eventId)}/registration`, body: { closed } },
    EventAnswer,
  );

export const duplicateSession = (access: ApiAccess, sessionId: string): Promise<Answer<Session>> =>
  requestChecked(access, { method: "POST", path: `${sessionPath(sessionId)}/duplicate` }, SessionAnswer);

export const deleteSession = (access: ApiAccess, sessionId: string): Promise<Answer<unknown>> =>
  request(access, { method: "DELETE", path: sessionPath(sessionId) });

export const movePeople = (
  access: ApiAccess,
  sessionId: string,
  to: string,
  dryRun: boolean,
): Promise<Answer<MovedAnswer>> =>
  requestChecked(
    access,
    { method: "POST", path: `${sessionPath(sessionId)}/move`, body: { to, dryRun } },
    MovedAnswer,
  );
