import type { Session } from "../../../web/src/api/answers.ts";
import { SeatButton, type SeatButtonProps } from "../../../web/src/features/rsvp/seat-button.tsx";
import { useLiveEvent } from "../../../web/src/seats/use-live-event.ts";

/** A page with the button of one session. */
export function SeatsPage({ session, ...props }: SeatButtonProps & { readonly session: Session }) {
  useLiveEvent(session.eventId);
  return <SeatButton session={session} {...props} />;
}

export const RSVP_PATH = "/api/sessions/demo.knots/rsvp";
