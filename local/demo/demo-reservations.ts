import type { SessionAnswer } from "../../functions/contract/answers.ts";

type DemoSession = Pick<SessionAnswer, "sessionId" | "capacity">;

export interface DemoReservation {
  readonly user: string;
  readonly sessionId: string;
}

export interface DemoReservations {
  readonly reservations: readonly DemoReservation[];
  /** Reservations of people who find no free seat, in the order in which they come. */
  readonly waiting: readonly DemoReservation[];
  /** The reservation whose end frees a seat for the first person who waits. */
  readonly toFree: DemoReservation | undefined;
}

/** This stays below the rate limit of one minute. */
const MAX_SEATS_PER_ATTENDEE = 4;
const WAITING_PEOPLE = 4;

/**
 * Fills the smallest session and adds a waitlist; fills the others in part. Nobody exceeds the rate limit.
 */
export function demoReservations(sessions: readonly DemoSession[]): DemoReservations {
  const smallest = Math.min(...sessions.map(({ capacity }) => capacity ?? Number.POSITIVE_INFINITY));
  const full = sessions.find(({ capacity }) => capacity === smallest);
  const seats = sessions.flatMap((session, index) => {
    const taken = session === full ? smallest : partOf(session.capacity, index);
    return Array.from({ length: taken }, () => session.sessionId);
  });
  const attendees = Math.max(
    Math.ceil(seats.length / MAX_SEATS_PER_ATTENDEE),
    ...sessions.map((s, i) => partOf(s.capacity, i)),
  );
  const reservations = seats
    .map((sessionId, index) => ({ attendee: index % attendees, sessionId }))
    .sort((a, b) => a.attendee - b.attendee)
    .map(({ attendee, sessionId }) => ({ user: guest(attendee), sessionId }));
  const waiting = Array.from({ length: full ? WAITING_PEOPLE : 0 }, (_, n) => ({
    user: guest(attendees + n),
    sessionId: full?.sessionId ?? "",
  }));
  const toFree = reservations.findLast(({ sessionId }) => sessionId === full?.sessionId);
  return { reservations, waiting, toFree };
}

const guest = (attendee: number): string => `guest-${attendee + 1}`;

function partOf(capacity: number | null, index: number): number {
  return Math.min(2 + ((index * 5) % 11), Math.ceil((capacity ?? 24) / 2));
}
