import * as z from "zod/mini";
import * as contract from "../../../../functions/contract/answers.ts";

/** Answers as the contract has them, and lenient towards what a newer service adds. */
export const EventDetails = z.object({
  ...contract.EventAnswer.shape,
  accentColor: z._default(z.nullable(z.string()), null),
});
export type EventDetails = z.infer<typeof EventDetails>;
export const EventList = z.object({ events: z.array(EventDetails) });

export const SessionDetails = z.object(contract.SessionAnswer.shape);
export type SessionDetails = z.infer<typeof SessionDetails>;
export const SessionList = z.object({ sessions: z.array(SessionDetails) });

const NullableText = z.nullable(z.string());
const Attendee = z.object({
  userId: z.string(),
  name: NullableText,
  email: NullableText,
  status: z.enum(["CONFIRMED", "OFFERED", "WAITLISTED", "CANCELLED"]),
  rsvpId: z.string(),
  rsvpAt: NullableText,
});
export type Attendee = z.infer<typeof Attendee>;
export const RosterPage = z.object({ attendees: z.array(Attendee), nextCursor: NullableText });
export type RosterPage = z.infer<typeof RosterPage>;
export type RosterStatus = Exclude<Attendee["status"], "CANCELLED">;

const Tally = z.object({
  reserved: z.int(),
  joined: z.int(),
  claimed: z.int(),
  offered: z.int(),
  declined: z.int(),
  expired: z.int(),
  released: z.int(),
  left: z.int(),
});
export type Tally = z.infer<typeof Tally>;

const counts = { capacity: z.nullable(z.int()), taken: z.int(), waiting: z.int(), tally: Tally };
const SessionFigures = z.object({
  sessionId: z.string(),
  title: z.string(),
  startsAt: z.string(),
  room: NullableText,
  track: NullableText,
  state: contract.SessionAnswer.shape.state,
  ...counts,
});
export type SessionFigures = z.infer<typeof SessionFigures>;

export const EventFigures = z.object({
  eventId: z.string(),
  sessions: z.array(SessionFigures),
  total: z.object({ sessions: z.int(), ...counts }),
});
export type EventFigures = z.infer<typeof EventFigures>;
