import type { Session } from "../core/session.ts";
import type { Refusal } from "../middleware/reply.ts";
import { findEvent } from "../store/conferences.ts";
import { type MySchedule, readMySchedule } from "../store/my-schedule.ts";
import { readAgenda } from "../store/sessions.ts";
import type { Table } from "../store/table.ts";
import { noSuchEvent } from "./refusals.ts";

/** The sessions of an event that there is. */
export async function agendaOf(table: Table, eventId: string): Promise<Session[] | Refusal> {
  const [event, sessions] = await Promise.all([findEvent(table, eventId), readAgenda(table, eventId)]);
  return event ? sessions : noSuchEvent(eventId);
}

/** My Schedule of an event that there is; the event is looked up only where nothing in it is the person's. */
export async function scheduleOf(
  table: Table,
  eventId: string,
  userId: string,
): Promise<MySchedule | Refusal> {
  const schedule = await readMySchedule(table, eventId, userId);
  const isKnown =
    schedule.entries.length > 0 || schedule.ended.length > 0 || (await findEvent(table, eventId)) !== null;
  return isKnown ? schedule : noSuchEvent(eventId);
}
