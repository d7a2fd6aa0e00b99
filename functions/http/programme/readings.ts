import type { Session } from "../../core/programme/session.ts";
import type { Refusal } from "../../middleware/reply.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { findEvent } from "../../store/programme/conferences.ts";
import { readAgenda } from "../../store/programme/sessions.ts";
import { type MySchedule, readMySchedule } from "../../store/seats/my-schedule.ts";
import { noSuchEvent } from "../seats/refusals.ts";
import { type SeesDrafts, visibleEvent } from "./drafts.ts";

export interface Agenda {
  readonly sessions: readonly Session[];
  readonly published: boolean;
}

/** Reads the sessions of an event that the caller may see. */
export async function agendaOf(
  table: Table,
  eventId: string,
  seesDrafts: SeesDrafts,
): Promise<Agenda | Refusal> {
  const [found, sessions] = await Promise.all([findEvent(table, eventId), readAgenda(table, eventId)]);
  const event = await visibleEvent(found, seesDrafts);
  return event ? { sessions, published: event.published } : noSuchEvent(eventId);
}

/** Reads My Schedule of an existing event. The event is read only if the attendee has nothing in it. */
export async function scheduleOf(
  table: Table,
  eventId: string,
  userId: string,
  seesDrafts: SeesDrafts,
): Promise<MySchedule | Refusal> {
  const schedule = await readMySchedule(table, eventId, userId);
  const isKnown =
    schedule.entries.length > 0 ||
    schedule.ended.length > 0 ||
    (await visibleEvent(await findEvent(table, eventId), seesDrafts)) !== null;
  return isKnown ? schedule : noSuchEvent(eventId);
}
