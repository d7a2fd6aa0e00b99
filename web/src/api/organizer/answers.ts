import * as z from "zod/mini";
import * as contract from "../../../../functions/contract/answers.ts";
import type { RequestFailure } from "./answer.ts";

/** Lenient towards what a newer service adds. */
export const EventDetails = z.object({
  ...contract.EventAnswer.shape,
  /** A draft is seen by organizers alone. */
  published: z._default(z.boolean(), true),
  lastImport: z._default(
    z.nullable(
      z.object({
        fileName: z.nullable(z.string()),
        at: z.string(),
        complete: z.boolean(),
        done: z.int(),
        total: z.int(),
      }),
    ),
    null,
  ),
});
export type EventDetails = z.infer<typeof EventDetails>;
export const EventList = z.object({ events: z.array(EventDetails) });

export const SessionDetails = z.object(contract.SessionAnswer.shape);
export type SessionDetails = z.infer<typeof SessionDetails>;

/** What a refused change says that the session is now; undefined if it does not. */
export function currentOf(failure: RequestFailure): SessionDetails | undefined {
  if (failure.kind !== "changed") return undefined;
  const current = SessionDetails.safeParse(failure.current);
  return current.success ? current.data : undefined;
}

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

/** How far one step of an import has come, or what it would change; the same request goes on until `complete`. */
export const ImportStep = z.extend(contract.ImportAnswer, {
  complete: z._default(z.boolean(), true),
  done: z._default(z.int(), 0),
  total: z._default(z.int(), 0),
  displaced: z._default(
    z.array(
      z.object({
        sessionId: z.string(),
        title: z.string(),
        people: z.int(),
        why: z.string(),
        clashesWith: z._default(z.nullable(z.object({ title: z.string() })), null),
      }),
    ),
    [],
  ),
});
export type ImportStep = z.infer<typeof ImportStep>;

export const EventFigures = contract.FiguresAnswer;
export type EventFigures = contract.FiguresAnswer;
export type SessionFigures = EventFigures["sessions"][number];
export type Tally = SessionFigures["tally"];
