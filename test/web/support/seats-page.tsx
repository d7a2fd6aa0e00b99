import type { AgendaSession, Session } from "../../../web/src/api/answers.ts";
import { SeatButton, type SeatButtonProps } from "../../../web/src/features/rsvp/seat-button.tsx";
import { useLiveEvent } from "../../../web/src/seats/use-live-event.ts";
import { useLiveSession } from "../../../web/src/seats/use-live-session.ts";

/** A page with the button of one session. */
export function SeatsPage({ session, ...props }: SeatButtonProps & { readonly session: Session }) {
  useLiveEvent(session.eventId);
  return (
    <>
      <SeatButton session={session} {...props} />
      <TakenSeats session={session} />
    </>
  );
}

/** What the page counts, also where its words are about the attendee's own seat. */
export function TakenSeats({ session }: { readonly session: AgendaSession }) {
  const { taken, capacity } = useLiveSession(session).session;
  return <p>{`${taken} of ${capacity} are taken`}</p>;
}

export const RSVP_PATH = "/api/sessions/demo.knots/rsvp";
