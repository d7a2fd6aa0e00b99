import { type QueryClient, queryOptions, skipToken } from "@tanstack/react-query";
import type { AgendaAnswer, AgendaSession, Rsvp } from "../../api/answers.ts";
import { askAnew } from "../../api/ask-anew.ts";
import { type Answer, failureOf, valueIn } from "../../api/failure.ts";
import { eventPath, readPublic, sessionPath } from "../../api/queries.ts";
import { type ApiAccess, requestJson } from "../../api/request.ts";
import { boothsKey, isBooth } from "../../seats/booths.ts";
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

const visitKey = (sessionId: string, attendeeId: string | undefined) =>
  ["visit", sessionId, attendeeId] as const;

/** A person who is next learns it within seconds. */
const LOOK_WHILE_WAITING_MS = 4_000;
const LOOK_WHILE_INSIDE_MS = 20_000;

/**
 * What an attendee has in a booth. `null`: nothing.
 * @param attendeeId undefined: nobody is signed in, and nothing is asked for
 */
export const visitQuery = (access: ApiAccess, sessionId: string, attendeeId: string | undefined) =>
  queryOptions<Rsvp | null>({
    queryKey: visitKey(sessionId, attendeeId),
    staleTime: 0,
    refetchInterval: ({ state }) => {
      const status = state.data?.status;
      if (status === "WAITLISTED" || status === "OFFERED") return LOOK_WHILE_WAITING_MS;
      return status === "CONFIRMED" ? LOOK_WHILE_INSIDE_MS : false;
    },
    queryFn:
      attendeeId === undefined
        ? skipToken
        : async ({ signal }): Promise<Rsvp | null> => {
            try {
              const path = `${sessionPath(sessionId)}/rsvp`;
              return valueIn(await requestJson<Rsvp>(access, { path, signal }));
            } catch (error) {
              const failure = failureOf(error);
              if (failure.kind === "missing" && failure.code === "RSVP_NOT_FOUND") return null;
              throw error;
            }
          },
  });

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
export function keepVisit(client: QueryClient, attendeeId: string, rsvp: Rsvp): void {
  client.setQueryData(visitKey(rsvp.sessionId, attendeeId), rsvp);
  void askAnew(client, { queryKey: mySchedulesKey });
  askForSeatsAfterAct(client, rsvp.eventId);
}
