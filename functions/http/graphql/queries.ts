import * as contract from "../../contract/requests.ts";
import { validate } from "../../contract/validation.ts";
import type { Session } from "../../core/session.ts";
import { isRefusal, type Refusal } from "../../middleware/reply.ts";
import { findEvent, listEvents } from "../../store/conferences.ts";
import type { MySchedule } from "../../store/my-schedule.ts";
import { readSessions } from "../../store/sessions.ts";
import type { Table } from "../../store/table.ts";
import { agendaOf } from "../readings.ts";
import { noSuchEvent } from "../refusals.ts";
import { Refused } from "./refused.ts";
import { toEntry, toEvent, toSession } from "./types.ts";
import type { Viewer } from "./viewer.ts";

interface OfEvent {
  readonly eventId: string;
}

/** The fields of Query. An id that cannot be one is simply unknown, as in the REST API. */
export const queries = (table: Table) => ({
  events: async () => (await listEvents(table)).map(toEvent),

  async event({ eventId }: OfEvent) {
    const event = isEventId(eventId) ? await findEvent(table, eventId) : null;
    return event && toEvent(event);
  },

  async sessions({ eventId }: OfEvent) {
    const sessions = isEventId(eventId) ? await agendaOf(table, eventId) : noSuchEvent(eventId);
    return granted<readonly Session[]>(sessions).map(toSession);
  },

  async session({ sessionId }: { sessionId: string }) {
    const session = isSessionId(sessionId) && (await readSessions(table, [sessionId])).get(sessionId);
    return session ? toSession(session) : null;
  },

  async mySchedule({ eventId }: OfEvent, viewer: Viewer) {
    return (await mine(eventId, viewer)).entries.map(toEntry);
  },

  async myEnded({ eventId }: OfEvent, viewer: Viewer) {
    return (await mine(eventId, viewer)).ended.map(toEntry);
  },
});

async function mine(eventId: string, viewer: Viewer): Promise<MySchedule> {
  const { userId } = viewer.signedIn();
  const schedule = isEventId(eventId) ? await viewer.scheduleOf(eventId, userId) : noSuchEvent(eventId);
  return granted<MySchedule>(schedule);
}

export const isSessionId = (sessionId: string): boolean =>
  validate(contract.ofSession.params, { sessionId }, "input").valid;

const isEventId = (eventId: string): boolean => validate(contract.ofEvent.params, { eventId }, "input").valid;

function granted<T extends object>(result: T | Refusal): T {
  if (isRefusal(result)) throw new Refused(result);
  return result as T;
}
