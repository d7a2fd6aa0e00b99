import * as z from "zod/mini";
import { Instant, NullableText, type Wire } from "../answers.ts";

const NullableInt = z.nullable(z.int());

/** How many people a session has, for its door. */
export const DoorCounts = z.object({
  capacity: NullableInt,
  /** People with a seat who have been checked in, and walk-ins. */
  inside: z.int(),
  walkIns: z.int(),
  /** People who were let in although no seat was free. */
  anyway: z.int(),
  /** Seats of people with an RSVP, those of open offers too. */
  reserved: z.int(),
  free: NullableInt,
  /** People on the waitlist. */
  standingBy: z.int(),
});
export type DoorCounts = Wire<typeof DoorCounts>;

/** What a person has in a session of the same event that takes place around now. */
const SessionOfGuest = z.object({
  sessionId: z.string(),
  title: z.string(),
  room: NullableText,
  startsAt: Instant,
  endsAt: Instant,
  status: z.enum(["CONFIRMED", "OFFERED", "WAITLISTED"]),
});

/** What refusals at the door add. */
export const doorMembers = {
  /** SESSION_FULL, STANDBY_FIRST */
  counts: z.optional(DoorCounts),
  /** NOT_ON_ROSTER, NOT_CALLED_YET. `null`: the person is known by a ticket alone. */
  attendee: z.optional(z.nullable(z.object({ userId: z.string(), name: NullableText }))),
  /** NOT_ON_ROSTER: what the person has in this session instead of a seat */
  holds: z.optional(z.nullable(z.enum(["OFFERED", "WAITLISTED"]))),
  waitlistPosition: z.optional(NullableInt),
  standbyNumber: z.optional(NullableInt),
  /** NOT_ON_ROSTER, in order of start */
  has: z.optional(z.array(SessionOfGuest)),
  /** NOT_CALLED_YET: the last number that was called */
  calledTo: z.optional(z.int()),
};
