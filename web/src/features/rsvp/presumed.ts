import type { RsvpStatus } from "../../api/schema.ts";
import type { MyRsvp, SessionSeats } from "../../api/session-seats.ts";

const SEATED: readonly (RsvpStatus | undefined)[] = ["CONFIRMED", "OFFERED"];

/** The expected state of the session, shown until the service has answered. */
export function presumedSession(session: SessionSeats, status: RsvpStatus): SessionSeats {
  const before = session.myRsvp?.status;
  const seats = Number(SEATED.includes(status)) - Number(SEATED.includes(before));
  const line = Number(status === "WAITLISTED") - Number(before === "WAITLISTED");
  return {
    ...session,
    taken: session.taken + seats,
    waiting: session.waiting + line,
    seatsLeft: session.seatsLeft === null ? null : Math.max(0, session.seatsLeft - seats),
    myRsvp: presumedRsvp(session, status),
  };
}

function presumedRsvp(session: SessionSeats, status: RsvpStatus): MyRsvp {
  return {
    __typename: "SessionRsvpType",
    id: session.myRsvp?.id ?? `presumed:${session.id}`,
    sessionId: session.id,
    status,
    cancelledAt: null,
    cancelReason: status === "CANCELLED" ? "ATTENDEE" : null,
    offerExpiresAt: null,
    waitlistPosition: null,
    waitlistPositionText: null,
  };
}
