import * as contract from "../../contract/requests.ts";
import { validate } from "../../contract/validation.ts";
import { isRefusal, type Refusal } from "../../middleware/reply.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { type EventReading, eventReadings } from "../../store/programme/event-readings.ts";
import { findEvent, listEvents } from "../../store/programme/events.ts";
import { agendaOf, findSession } from "../../store/programme/sessions.ts";
import type { MySchedule } from "../../store/seats/my-schedule.ts";
import { visibleEvent, visibleEvents, visibleSession } from "../programme/drafts.ts";
import { readEventFor } from "../programme/readings.ts";
import { noSuchEvent } from "../seats/refusals.ts";
import type { GraphqlContext } from "./context.ts";
import { Refused } from "./refused.ts";
import { toEntry, toEvent, toSession } from "./types.ts";

interface OfEvent {
  readonly eventId: string;
}

/** The fields of Query. An id that cannot be one is simply unknown, as in the REST API. */
export const queries = (table: Table, readings = eventReadings(table)) => ({
  events: async (_: unknown, context: GraphqlContext) =>
    (await visibleEvents(await listEvents(table), context.seesDrafts)).map(toEvent),

  async event({ eventId }: OfEvent, context: GraphqlContext) {
    const found = isEventId(eventId) ? await findEvent(table, eventId) : null;
    const event = await visibleEvent(found, context.seesDrafts);
    return event && toEvent(event);
  },

  async sessions({ eventId }: OfEvent, context: GraphqlContext) {
    const reading = isEventId(eventId)
      ? await readEventFor(readings, eventId, context.seesDrafts, context.isSignedIn)
      : noSuchEvent(eventId);
    const { programmes, ledgers } = granted<EventReading>(reading);
    return agendaOf(programmes, ledgers).map(toSession);
  },

  async session({ sessionId }: { sessionId: string }, context: GraphqlContext) {
    const found = isSessionId(sessionId) ? await findSession(table, sessionId) : null;
    const session = await visibleSession(found, context.seesDrafts);
    return session && toSession(session);
  },

  async mySchedule({ eventId }: OfEvent, context: GraphqlContext) {
    return (await mine(eventId, context)).entries.map(toEntry);
  },

  async myEnded({ eventId }: OfEvent, context: GraphqlContext) {
    return (await mine(eventId, context)).ended.map(toEntry);
  },
});

async function mine(eventId: string, context: GraphqlContext): Promise<MySchedule> {
  const { userId } = context.attendee();
  const schedule = isEventId(eventId) ? await context.scheduleOf(eventId, userId) : noSuchEvent(eventId);
  return granted<MySchedule>(schedule);
}

export const isSessionId = (sessionId: string): boolean =>
  validate(contract.ofSession.params, { sessionId }, "input").valid;

const isEventId = (eventId: string): boolean => validate(contract.ofEvent.params, { eventId }, "input").valid;

function granted<T extends object>(result: T | Refusal): T {
  if (isRefusal(result)) throw new Refused(result);
  return result as T;
}
