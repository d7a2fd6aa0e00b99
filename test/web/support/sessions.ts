import type { MyRsvp, SessionSeats } from "../../../web/src/api/session-seats.ts";

const HOUR_MS = 3_600_000;
export const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

/** The session is open, starts tomorrow, and has three of ten seats taken. */
export function aSession(changes: Partial<SessionSeats> = {}): SessionSeats {
  return {
    __typename: "Session",
    id: "s1",
    title: "Knots",
    startsAt: inHours(24),
    endsAt: inHours(25),
    state: "OPEN",
    capacity: 10,
    taken: 3,
    waiting: 0,
    seatsLeft: 7,
    registrationOpensAt: null,
    registrationClosesAt: null,
    lineClosesAt: inHours(23.9),
    myRsvp: null,
    ...changes,
  };
}

export const fullSession = (changes: Partial<SessionSeats> = {}) =>
  aSession({ taken: 10, seatsLeft: 0, ...changes });

export function anRsvp(changes: Partial<MyRsvp> = {}): MyRsvp {
  return {
    __typename: "SessionRsvpType",
    id: "r1",
    sessionId: "s1",
    status: "CONFIRMED",
    cancelledAt: null,
    cancelReason: null,
    offerExpiresAt: null,
    waitlistPosition: null,
    waitlistPositionText: null,
    ...changes,
  };
}

export const inLine = (position: number) =>
  anRsvp({ status: "WAITLISTED", waitlistPosition: position, waitlistPositionText: String(position) });

export const offeredFor = (minutes: number) =>
  anRsvp({ status: "OFFERED", offerExpiresAt: inHours(minutes / 60) });
