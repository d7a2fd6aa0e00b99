import type { ConferenceEvent, Session } from "../../core/programme/session.ts";
import type { Rsvp } from "../../core/seats/rsvp.ts";
import type { ScheduleEntry } from "../../store/seats/my-schedule.ts";
import type { GraphqlContext } from "./context.ts";

/** Objects of the schema. A field that is a function is read only when the query asks for it. */

export const toEvent = ({ eventId, ...event }: ConferenceEvent) => ({ id: eventId, ...event });

export const toSession = ({ sessionId, ...session }: Session) => ({
  id: sessionId,
  ...session,
  myRsvp: async (_: unknown, context: GraphqlContext) => {
    const rsvp = await context.rsvpOf(sessionId);
    return rsvp && toRsvp(rsvp);
  },
});

export function toRsvp(rsvp: Rsvp) {
  const position = (context: GraphqlContext) => context.positionOf(rsvp);
  const { rsvpId, ...fields } = rsvp;
  return {
    id: rsvpId,
    ...fields,
    waitlistPosition: async (_: unknown, context: GraphqlContext) => wholeNumber(await position(context)),
    waitlistPositionText: async (_: unknown, context: GraphqlContext) => text(await position(context)),
  };
}

/** The earlier slot of a session, which is absent if it never moved. */
const movedFromOf = (session: Session & { readonly movedFrom?: unknown }) => session.movedFrom ?? null;

export const toEntry = ({ rsvp, session }: ScheduleEntry) => ({
  id: rsvp.rsvpId,
  rsvpId: rsvp.rsvpId,
  sessionId: session.sessionId,
  title: session.title,
  startTime: session.startsAt,
  endTime: session.endsAt,
  sessionType: session.type,
  speakers: session.speakers.map(({ name }) => name),
  room: session.room,
  movedFrom: movedFromOf(session),
  rsvpStatus: rsvp.status,
  rsvpAt: rsvp.rsvpAt,
  waitlistedAt: rsvp.waitlistedAt,
  cancelledAt: rsvp.cancelledAt,
  cancelReason: rsvp.cancelReason,
  offerExpiresAt: rsvp.offerExpiresAt,
  onOffer: rsvp.onOffer,
  passesLeft: rsvp.passesLeft,
  passedUntil: rsvp.passedUntil,
  waitlistPosition: wholeNumber(rsvp.waitlistPosition),
  waitlistPositionText: text(rsvp.waitlistPosition),
});

type Position = Rsvp["waitlistPosition"];

const wholeNumber = (position: Position): number | null => (position === "1000+" ? 1_000 : position);
const text = (position: Position): string | null => (position === null ? null : String(position));
