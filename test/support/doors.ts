import type { Rsvp } from "../../functions/core/seats/rsvp.ts";
import { call, people } from "./api.ts";
import { graphqlOf } from "./graphql.ts";
import type { TestService } from "./service.ts";

/** The result of an attendee's call, through either API. */
export type Seen =
  | { readonly granted: true; readonly rsvp: Pick<Rsvp, "rsvpId" | "sessionId" | "status" | "rsvpAt"> }
  | { readonly granted: false; readonly code: string; readonly retryAfter?: number };

type Act = (user: string, sessionId: string) => Promise<Seen>;

/** One of the two APIs, as an attendee sees it. */
export interface Door {
  readonly reserve: Act;
  readonly join: Act;
  readonly cancel: Act;
  readonly accept: Act;
  /** Sessions and statuses of My Schedule, in its order. */
  schedule(user: string, eventId: string): Promise<[sessionId: string, status: string][]>;
  /** What the agenda shows about a session. */
  seats(
    eventId: string,
    sessionId: string,
  ): Promise<{ taken: number; waiting: number; seatsLeft: number | null }>;
}

export function restDoor(service: TestService): Door {
  const api = people(service);
  const seen =
    (act: (user: string, sessionId: string) => ReturnType<typeof api.reserve>): Act =>
    async (user, sessionId) => {
      const { status, body } = await act(user, sessionId);
      if (status < 300) return { granted: true, rsvp: body };
      return { granted: false, code: body.code, ...(status === 429 && { retryAfter: body.retryAfter }) };
    };
  return {
    reserve: seen(api.reserve),
    join: seen(api.join),
    cancel: seen(api.cancel),
    accept: seen(api.accept),
    async schedule(user, eventId) {
      const { body } = await api.mySchedule(user, eventId);
      return body.entries.map(({ rsvp }: { rsvp: Rsvp }) => [rsvp.sessionId, rsvp.status]);
    },
    async seats(eventId, sessionId) {
      // Others may be shown what was there a second ago.
      const token = await service.organizer();
      const { body } = await call(service, "GET", `/api/events/${eventId}/sessions`, { token });
      return body.sessions.find((session: { sessionId: string }) => session.sessionId === sessionId);
    },
  };
}

export function graphqlDoor(service: TestService): Door {
  const api = graphqlOf(service);
  const seen =
    (act: typeof api.reserve, over = {}): Act =>
    async (user, sessionId) => {
      const { result, error } = await act(user, sessionId, over);
      if (error) return { granted: false, code: error.code, retryAfter: error.retryAfter };
      const { success, code, rsvp } = result;
      return success ? { granted: true, rsvp: { ...rsvp, rsvpId: rsvp.id } } : { granted: false, code };
    };
  return {
    reserve: seen(api.reserve),
    join: seen(api.reserve, { ifFull: "WAITLIST" }),
    cancel: seen(api.cancel),
    accept: seen(api.accept),
    async schedule(user, eventId) {
      const query = "query ($eventId: ID!) { mySchedule(eventId: $eventId) { sessionId rsvpStatus } }";
      const { body } = await api.as(user, query, { eventId });
      return body.data.mySchedule.map((entry: Record<string, string>) => [entry.sessionId, entry.rsvpStatus]);
    },
    async seats(eventId, sessionId) {
      const query = "query ($eventId: ID!) { sessions(eventId: $eventId) { id taken waiting seatsLeft } }";
      const { body } = await api.as("anybody", query, { eventId });
      return body.data.sessions.find(({ id }: { id: string }) => id === sessionId);
    },
  };
}
