import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { AgendaSession, MySchedule, Rsvp, ScheduleEntry, SessionSeats } from "../api/answers.ts";
import { tellOtherTabs } from "./acts-elsewhere.ts";
import { hold, release } from "./held.ts";
import { myScheduleKey, rsvpIn, withEntry } from "./my-schedule-query.ts";
import { askForSeatsAfterAct, type EventSeats, seatsIn, seatsKey } from "./seats-query.ts";

/** An act of an attendee that the page shows before the service has answered. */
export interface Presumed {
  /** The service has carried it out. */
  settle(rsvp: Rsvp): void;
  /** @param seats what the service says about the seats instead, if it does */
  rollBack(seats?: Partial<SessionSeats>): void;
}

const SEATED: readonly (Rsvp["status"] | undefined)[] = ["CONFIRMED", "OFFERED"];
const PRESUMED_ID = "presumed";

/** Tells whether the page presumes this RSVP, and the service has not confirmed it yet. */
export const isPresumed = ({ rsvpId }: Rsvp): boolean => rsvpId === PRESUMED_ID;

/** Shows a session's seats and the attendee's RSVP as the act will make them. */
export function presume(
  client: QueryClient,
  attendeeId: string | undefined,
  session: AgendaSession,
  status: Rsvp["status"],
): Presumed {
  const { sessionId, eventId } = session;
  const scheduleKey = myScheduleKey(eventId, attendeeId);
  const schedule = client.getQueryData<MySchedule>(scheduleKey);
  const entryBefore = schedule?.entries.find(({ rsvp }) => rsvp.sessionId === sessionId);
  const rsvpBefore = schedule ? rsvpIn(schedule, sessionId) : null;
  const seatsBefore = seatsIn(client, session);

  const putSeats = (seats: SessionSeats) =>
    put<EventSeats>(client, seatsKey(eventId), (all) => ({ ...all, [sessionId]: seats }));
  const putEntry = (entry: ScheduleEntry | undefined) =>
    put<MySchedule>(client, scheduleKey, (all) => all && withEntry(all, sessionId, entry));

  const end = () => {
    release(client, sessionId, attendeeId);
    tellOtherTabs();
    askForSeatsAfterAct(client, eventId);
  };

  hold(client, sessionId, attendeeId);
  putSeats(presumedSeats(seatsBefore, rsvpBefore?.status, status));
  putEntry(entryOf(session, presumedRsvp(session, attendeeId ?? "", status, rsvpBefore?.rsvpId)));

  return {
    settle(rsvp) {
      end();
      putEntry(rsvp.status === "CANCELLED" ? undefined : entryOf(session, rsvp));
    },
    rollBack(seats = {}) {
      end();
      putSeats({ ...seatsBefore, ...seats });
      putEntry(entryBefore);
    },
  };
}

/** Changes a kept answer, which stays as old as it is. */
function put<Data>(client: QueryClient, key: QueryKey, change: (data?: Data) => Data | undefined): void {
  const updatedAt = client.getQueryState(key)?.dataUpdatedAt;
  client.setQueryData<Data>(key, change, updatedAt === undefined ? {} : { updatedAt });
}

function presumedSeats(
  seats: SessionSeats,
  before: Rsvp["status"] | undefined,
  status: Rsvp["status"],
): SessionSeats {
  const seated = Number(SEATED.includes(status)) - Number(SEATED.includes(before));
  const waiting = Number(status === "WAITLISTED") - Number(before === "WAITLISTED");
  return { ...seats, taken: seats.taken + seated, waiting: seats.waiting + waiting };
}

/** My Schedule shows no abstract. */
const entryOf = (session: AgendaSession, rsvp: Rsvp): ScheduleEntry => ({
  rsvp,
  session: { ...session, abstract: null },
});

const presumedRsvp = (
  { sessionId, eventId }: AgendaSession,
  userId: string,
  status: Rsvp["status"],
  rsvpId: string = PRESUMED_ID,
): Rsvp => ({
  rsvpId,
  sessionId,
  eventId,
  userId,
  status,
  rsvpAt: null,
  cancelledAt: null,
  cancelReason: status === "CANCELLED" ? "ATTENDEE" : null,
  waitlistedAt: null,
  waitlistPosition: null,
  offeredAt: null,
  onOffer: status === "WAITLISTED" ? "ASK" : null,
  passesLeft: null,
  passedUntil: null,
  anyOfId: null,
  checkedInAt: null,
  version: 0,
  offerExpiresAt: null,
});
