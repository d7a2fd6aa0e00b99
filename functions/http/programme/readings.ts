import type { Refusal } from "../../middleware/reply.ts";
import type { ReadOnce } from "../../store/dynamodb/read-once.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import type { EventReading } from "../../store/programme/event-readings.ts";
import { findEvent } from "../../store/programme/events.ts";
import { type MySchedule, readMySchedule } from "../../store/seats/my-schedule.ts";
import { noSuchEvent } from "../seats/refusals.ts";
import { type SeesDrafts, visibleEvent } from "./drafts.ts";

/** An event with its sessions, if there is one for the caller. */
export async function readEventFor(
  readings: ReadOnce<EventReading>,
  eventId: string,
  seesDrafts: SeesDrafts,
  anew: boolean,
): Promise<EventReading | Refusal> {
  const reading = await readings(eventId, { anew });
  const event = await visibleEvent(reading?.event ?? null, seesDrafts);
  return reading !== null && event !== null ? reading : noSuchEvent(eventId);
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
