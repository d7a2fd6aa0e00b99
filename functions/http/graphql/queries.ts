import * as contract from "../../contract/requests.ts";
import { validate } from "../../contract/validation.ts";
import { isRefusal, type Refusal } from "../../middleware/reply.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { findEvent, listEvents } from "../../store/programme/conferences.ts";
import { findSession } from "../../store/programme/sessions.ts";
import type { MySchedule } from "../../store/seats/my-schedule.ts";
import { visibleEvent, visibleEvents, visibleSession } from "../programme/drafts.ts";
import { type Agenda, agendaOf } from "../programme/readings.ts";
import { noSuchEvent } from "../seats/refusals.ts";
import { Refused } from "./refused.ts";
import { toEntry, toEvent, toSession } from "./types.ts";
import type { Viewer } from "./viewer.ts";

interface OfEvent {
  readonly eventId: string;
}

/** A malformed id counts as unknown, as in the REST API. */
export const queries = (table: Table) => ({
  events: async (_: unknown, viewer: Viewer) =>
    (await visibleEvents(await listEvents(table), viewer.seesDrafts)).map(toEvent),

  async event({ eventId }: OfEvent, viewer: Viewer) {
    const found = isEventId(eventId) ? await findEvent(table, eventId) : null;
    const event = await visibleEvent(found, viewer.seesDrafts);
    return event && toEvent(event);
  },

  async sessions({ eventId }: OfEvent, viewer: Viewer) {
    const agenda = isEventId(eventId)
      ? await agendaOf(table, eventId, viewer.seesDrafts)
      : noSuchEvent(eventId);
    return granted<Agenda>(agenda).sessions.map(toSession);
  },

  async session({ sessionId }: { sessionId: string }, viewer: Viewer) {
    const found = isSessionId(sessionId) ? await findSession(table, sessionId) : null;
    const session = await visibleSession(found, viewer.seesDrafts);
    return session && toSession(session);
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
