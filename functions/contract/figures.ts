// What organizers see in numbers. The schemas are not strict, because an open page may be older than the service.

import * as z from "zod/mini";
import { Instant, NullableText, SessionState, type Wire } from "./answers.ts";

const Tally = z.object({
  reserved: z.int(),
  joined: z.int(),
  claimed: z.int(),
  offered: z.int(),
  declined: z.int(),
  expired: z.int(),
  passed: z._default(z.int(), 0),
  released: z.int(),
  left: z.int(),
  admitted: z._default(z.int(), 0),
  noShows: z._default(z.int(), 0),
});

const Counts = {
  /** Seats that are held for open offers. They count in `taken`, and in the tally's `offered`. */
  offersOpen: z._default(z.int(), 0),
  capacity: z.nullable(z.int()),
  taken: z.int(),
  waiting: z.int(),
  tally: Tally,
};

export const FiguresAnswer = z.object({
  eventId: z.string(),
  sessions: z.array(
    z.object({
      sessionId: z.string(),
      title: z.string(),
      startsAt: Instant,
      room: NullableText,
      track: NullableText,
      state: SessionState,
      ...Counts,
    }),
  ),
  total: z.object({ sessions: z.int(), ...Counts }),
});
export type FiguresAnswer = Wire<typeof FiguresAnswer>;

const TransitionCounts = {
  reserved: z.int(),
  waitlisted: z.int(),
  offered: z.int(),
  accepted: z.int(),
  seated: z.int(),
  passed: z.int(),
  cancelled: z.int(),
  noShows: z.int(),
  left: z.int(),
  lapsed: z.int(),
  checkedIn: z.int(),
  undone: z.int(),
};

/** What happened to the RSVPs of an event or of one session. Hours in which nothing happened are left out. */
export const FiguresOverTimeAnswer = z.object({
  eventId: z.string(),
  sessionId: NullableText,
  timeZone: z.string(),
  hours: z.array(
    z.object({
      /** The beginning of the hour. */
      hour: Instant,
      ...TransitionCounts,
      /** The confirmed seats at the end of the hour. */
      seats: z.int(),
    }),
  ),
});
export type FiguresOverTimeAnswer = Wire<typeof FiguresOverTimeAnswer>;

const Rate = z.nullable(z.number());
const AttendanceCounts = {
  expected: z.int(),
  came: z.int(),
  noShows: z.int(),
  walkIns: z.int(),
  anyway: z.int(),
  checkInRate: Rate,
  noShowRate: Rate,
  walkInRate: Rate,
};
const GroupAttendance = { sessions: z.int(), sessionsWithDoor: z.int(), ...AttendanceCounts };

/** Who came. A rate is from 0 to 1. It is `null` where the door was not used, or where it is not known yet. */
export const AttendanceAnswer = z.object({
  eventId: z.string(),
  timeZone: z.string(),
  sessions: z.array(
    z.object({
      sessionId: z.string(),
      title: z.string(),
      startsAt: Instant,
      endsAt: Instant,
      room: NullableText,
      track: NullableText,
      state: SessionState,
      capacity: z.nullable(z.int()),
      doorUsed: z.boolean(),
      over: z.boolean(),
      ...AttendanceCounts,
    }),
  ),
  rooms: z.array(z.object({ room: NullableText, ...GroupAttendance })),
  days: z.array(z.object({ day: z.string(), ...GroupAttendance })),
  total: z.object(GroupAttendance),
});
export type AttendanceAnswer = Wire<typeof AttendanceAnswer>;
