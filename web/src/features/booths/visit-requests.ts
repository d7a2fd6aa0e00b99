import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { AgendaAnswer, AgendaSession, Rsvp, RsvpStatus, ScheduleEntry } from "../../api/answers.ts";
import { askAnew } from "../../api/ask-anew.ts";
import type { Answer } from "../../api/failure.ts";
import { eventPath, readPublic, sessionPath } from "../../api/queries.ts";
import { type ApiAccess, requestJson } from "../../api/request.ts";
import { boothsKey, isBooth, visitsKey } from "../../seats/booths.ts";
import { mySchedulesKey } from "../../seats/my-schedule-query.ts";
import { askForSeatsAfterAct } from "../../seats/seats-query.ts";

/** The programme changes rarely; how many people are there comes with the seats. */
const STALE_MS = 60_000;

export const boothsQuery = (access: ApiAccess, eventId: string) =>
  queryOptions({
    queryKey: boothsKey(eventId),
    staleTime: STALE_MS,
    queryFn: async ({ signal }): Promise<readonly AgendaSession[]> => {
      const path = `${eventPath(eventId)}/sessions?abstracts=omit`;
      return (await readPublic<AgendaAnswer>(access, path, signal)).sessions.filter(isBooth);
    },
  });

/** A person who is next learns it within seconds. */
const LOOK_WHILE_WAITING_MS = 4_000;
const LOOK_WHILE_INSIDE_MS = 20_000;

/** How soon a page asks again that shows this visit. */
export function lookAgainAfter(status: RsvpStatus | undefined): number | false {
  if (status === "WAITLISTED" || status === "OFFERED") return LOOK_WHILE_WAITING_MS;
  return status === "CONFIRMED" && LOOK_WHILE_INSIDE_MS;
}

/** May be repeated: a second scan finds the person inside. */
export const enterBooth = (
  access: ApiAccess,
  sessionId: string,
  body: { readonly code: string; readonly leave?: string | undefined },
): Promise<Answer<Rsvp>> =>
  requestJson<Rsvp>(access, { method: "PUT", path: `${sessionPath(sessionId)}/visit`, body });

export const leaveBooth = (access: ApiAccess, sessionId: string): Promise<Answer<Rsvp>> =>
  requestJson<Rsvp>(access, { method: "DELETE", path: `${sessionPath(sessionId)}/visit` });

/** Shows what the service has answered, and asks for the counts. */
export function keepVisit(client: QueryClient, attendeeId: string, booth: AgendaSession, rsvp: Rsvp): void {
  const { eventId, sessionId } = booth;
  client.setQueryData<readonly ScheduleEntry[]>(visitsKey(eventId, attendeeId), (visits = []) => [
    ...visits.filter((visit) => visit.rsvp.sessionId !== sessionId),
    ...(rsvp.status === "CANCELLED" ? [] : [{ rsvp, session: { ...booth, abstract: null } }]),
  ]);
  void askAnew(client, { queryKey: mySchedulesKey });
  askForSeatsAfterAct(client, eventId);
}
