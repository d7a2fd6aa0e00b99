import * as z from "zod/mini";
import { Instant, NullableText, type Wire } from "./answers.ts";

/** Everything that is stored under one person, as it is stored. Items may have further members. */
export const ExportAnswer = z.object({
  exportedAt: Instant,
  /** The person as the token names them. */
  person: z.object({ userId: z.string(), name: NullableText, email: NullableText }),
  /** RSVPs of all events, cancelled ones too. */
  rsvps: z.array(
    z.looseObject({
      sessionId: z.string(),
      eventId: z.string(),
      rsvpId: z.string(),
      status: z.enum(["CONFIRMED", "WAITLISTED", "OFFERED", "CANCELLED"]),
    }),
  ),
  notices: z.array(z.looseObject({ eventId: z.string(), at: Instant, noticeId: z.string() })),
  /** Until which notice the person has read, in each event. */
  readMarks: z.array(z.looseObject({ eventId: z.string() })),
  /** Sessions that have moved, of which the person is told in some minutes. */
  pendingMoves: z.array(z.looseObject({ eventId: z.string() })),
  /** How many seats the person has gained, in each event that blocks overlaps. */
  days: z.array(z.looseObject({ eventId: z.string() })),
  /** The sessions of an event of which the person has asked for one. */
  groups: z.array(z.looseObject({ eventId: z.string() })),
  /** The present ticket of each event. Its QR code follows from it. */
  tickets: z.array(z.looseObject({ eventId: z.string() })),
  /** What the person has said of sessions. */
  feedback: z.array(z.looseObject({ sessionId: z.string(), eventId: z.string() })),
  /** What the person has chosen. `null`: nothing, or it is on another page. */
  preferences: z.nullable(z.looseObject({})),
  /** `null`: the person has no link, or it is on another page. */
  calendarLink: z.nullable(z.looseObject({ feedUrl: z.string() })),
  /** Anything else, such as what a later version of the service keeps. */
  other: z.array(z.looseObject({})),
  /** What the person's address may do, in each event. They are on the first page. */
  roles: z.array(z.looseObject({ eventId: z.string() })),
  /** The times of the last calls of each kind. They are kept for some minutes. */
  rateWindows: z.array(z.object({ action: z.string(), calls: z.array(Instant) })),
  /** Leads to the next page. `null`: this is the last one. */
  nextCursor: NullableText,
});
export type ExportAnswer = Wire<typeof ExportAnswer>;

export const ExportQuery = z.object({
  limit: z._default(
    z.pipe(
      z.string().check(z.regex(/^([1-9]\d{0,2}|1000)$/, "1 to 1000")),
      z.transform((value: string) => Number(value)),
    ),
    1_000,
  ),
  cursor: z.optional(z.string().check(z.regex(/^[\w-]{2,400}$/))),
});

/** A call without these words does nothing, so that no stray call can erase an account. */
export const EraseQuery = z.object({ confirm: z.literal("erase-my-account") });

/** If it is not complete, the same request again goes on. */
export const EraseAnswer = z.object({
  complete: z.boolean(),
  /** How many RSVPs are still stored under the person. */
  left: z.int(),
});
export type EraseAnswer = Wire<typeof EraseAnswer>;
