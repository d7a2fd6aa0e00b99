import * as z from "zod/mini";
import * as contract from "../../../../functions/contract/answers.ts";
import type { RequestFailure } from "./answer.ts";

/** These schemas accept additions of a newer service. */
export const EventDetails = z.object({
  ...contract.EventAnswer.shape,
  /** Only organizers see a draft. */
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

/** The session's present state from a refused change; undefined if the refusal does not contain it. */
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

/** The progress of an import, or its planned changes; the same request continues until `complete`. */
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
