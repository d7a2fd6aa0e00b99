import * as z from "zod/mini";
import * as contract from "../../../../functions/contract/answers.ts";

/** Lenient towards what a newer service adds. */
export const EventDetails = z.object(contract.EventAnswer.shape);
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

export const EventFigures = contract.FiguresAnswer;
export type EventFigures = contract.FiguresAnswer;
export type SessionFigures = EventFigures["sessions"][number];
export type Tally = SessionFigures["tally"];
