import * as z from "zod/mini";
import type * as contract from "../../../../functions/contract/requests.ts";
import { type Answer, failed } from "./answer.ts";
import * as answers from "./answers.ts";
import { type Caller, request, requestJson } from "./request.ts";
import { type ImportRequest, sendSchedule } from "./send-schedule.ts";

export type EventChange = z.input<typeof contract.PutEventBody> & { readonly published?: boolean };
export type NewSession = z.input<typeof contract.CreateSessionBody>;
export type SessionChange = z.input<typeof contract.PatchSessionBody>;

/** The base of a change: the session as somebody saw it. */
export type Versioned = Pick<answers.SessionDetails, "sessionId" | "version">;

export interface RosterQuery {
  readonly sessionId: string;
  readonly status: answers.RosterStatus;
  readonly cursor?: string | undefined;
}

/** People in one page: the API's maximum. */
const ROSTER_PAGE = 500;
const of = (id: string) => encodeURIComponent(id);

/** The organizers' routes, and the catalogue routes that their pages need. */
export function organizerApi(caller: Caller) {
  const eventPath = (eventId: string) => `/api/events/${of(eventId)}`;
  const sessionPath = (sessionId: string) => `/api/sessions/${of(sessionId)}`;
  return {
    events: async (signal?: AbortSignal) =>
      mapped(
        await requestJson(caller, { path: "/api/events", signal }, answers.EventList),
        (list) => list.events,
      ),
    event: (eventId: string, signal?: AbortSignal) =>
      requestJson(caller, { path: eventPath(eventId), signal }, answers.EventDetails),
    putEvent: (eventId: string, body: EventChange) =>
      requestJson(caller, { method: "PUT", path: eventPath(eventId), body }, answers.EventDetails),

    sessions: async (eventId: string, signal?: AbortSignal) =>
      mapped(
        await requestJson(caller, { path: `${eventPath(eventId)}/sessions`, signal }, answers.SessionList),
        (list) => list.sessions,
      ),
    session: (sessionId: string, signal?: AbortSignal) =>
      requestJson(caller, { path: sessionPath(sessionId), signal }, answers.SessionDetails),
    createSession: (eventId: string, body: NewSession) =>
      requestJson(
        caller,
        { method: "POST", path: `${eventPath(eventId)}/sessions`, body },
        answers.SessionDetails,
      ),
    /** It is refused as `changed` if the session has a newer version. */
    changeSession: ({ sessionId, version }: Versioned, body: SessionChange) =>
      requestJson(
        caller,
        { method: "PATCH", path: sessionPath(sessionId), body, version },
        answers.SessionDetails,
      ),

    importSchedule: (wanted: ImportRequest) => sendSchedule(caller, wanted),

    roster: ({ sessionId, status, cursor }: RosterQuery, signal?: AbortSignal) => {
      const query = new URLSearchParams({ status, limit: String(ROSTER_PAGE), ...(cursor && { cursor }) });
      const path = `${sessionPath(sessionId)}/roster?${query}`;
      return requestJson(caller, { path, signal }, answers.RosterPage);
    },
    /** The whole list as a file that spreadsheets can open. */
    rosterCsv: async ({ sessionId, status }: RosterQuery): Promise<Answer<Blob>> => {
      const path = `${sessionPath(sessionId)}/roster?status=${status}`;
      const response = await request(caller, { path, accept: "text/csv" });
      if (!response.ok) return response;
      try {
        // Without the byte order mark, Excel reads UTF-8 in the machine's code page.
        return { ok: true, value: new Blob(["\ufeff", await response.value.blob()], { type: "text/csv" }) };
      } catch {
        return failed({ kind: "offline" });
      }
    },
    removeAttendee: (sessionId: string, userId: string) =>
      requestJson(
        caller,
        { method: "DELETE", path: `${sessionPath(sessionId)}/roster/${of(userId)}` },
        z.object({ status: z.string() }),
      ),

    figures: (eventId: string, signal?: AbortSignal) =>
      requestJson(caller, { path: `${eventPath(eventId)}/figures`, signal }, answers.EventFigures),
  };
}

export type OrganizerApi = ReturnType<typeof organizerApi>;

function mapped<T, U>(answer: Answer<T>, map: (value: T) => U): Answer<U> {
  return answer.ok ? { ok: true, value: map(answer.value) } : answer;
}
