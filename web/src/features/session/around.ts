import type { AgendaSession } from "../../api/answers.ts";
import { type EventClock, eventDay } from "../../time/event-day.ts";
import { isLong } from "../../time/time-range.ts";

const SHOWN = 4;

export interface SameTime {
  /** A few of them, those that begin closest first. */
  readonly first: readonly AgendaSession[];
  /** How many there are. */
  readonly count: number;
}

type Slot = Pick<AgendaSession, "sessionId" | "startsAt" | "endsAt" | "room">;

/** The other sessions that a person could be in at that time. One of a day or longer is always there, so it does not count. */
export function sameTime(sessions: readonly AgendaSession[], session: Slot): SameTime {
  const [start, end] = [Date.parse(session.startsAt), Date.parse(session.endsAt)];
  const away = (each: AgendaSession) => Math.abs(Date.parse(each.startsAt) - start);
  const others = sessions.filter(
    (each) =>
      each.sessionId !== session.sessionId &&
      each.state !== "CANCELLED" &&
      !isLong(each) &&
      Date.parse(each.startsAt) < end &&
      Date.parse(each.endsAt) > start,
  );
  const first = others.toSorted((one, other) => away(one) - away(other)).slice(0, SHOWN);
  return { first, count: others.length };
}

export interface InRoom {
  readonly before: AgendaSession | undefined;
  readonly after: AgendaSession | undefined;
}

/** What is in the same room before and after, on the same day of the event. */
export function inRoom(sessions: readonly AgendaSession[], session: Slot, clock: EventClock): InRoom {
  const day = eventDay(session.startsAt, clock);
  const there = sessions.filter(
    (each) =>
      session.room !== null &&
      each.room === session.room &&
      each.sessionId !== session.sessionId &&
      each.state !== "CANCELLED" &&
      !isLong(each) &&
      eventDay(each.startsAt, clock) === day,
  );
  return {
    before: there.findLast((each) => Date.parse(each.endsAt) <= Date.parse(session.startsAt)),
    after: there.find((each) => Date.parse(each.startsAt) >= Date.parse(session.endsAt)),
  };
}
