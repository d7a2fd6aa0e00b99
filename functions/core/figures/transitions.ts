import type { RsvpStatus } from "../seats/rsvp.ts";

/**
 * What can happen to an RSVP. For each status, these add up to the RSVPs that have it:
 * confirmed = reserved + accepted + seated − cancelled − noShows, waiting = waitlisted + passed − offered − seated − left,
 * offered = offered − accepted − passed − lapsed, and checked in = checkedIn − undone.
 */
export const TRANSITIONS = [
  /** A person got a seat directly. */
  "reserved",
  /** A person joined the waitlist. */
  "waitlisted",
  /** A waiting person got an offer. */
  "offered",
  /** A person accepted their offer. */
  "accepted",
  /** A waiting person got a seat without an offer. */
  "seated",
  /** A person gave their offer back to wait on. */
  "passed",
  /** A confirmed seat was given up or taken away. */
  "cancelled",
  /** A confirmed seat was taken from a person who had not come. */
  "noShows",
  /** A waiting person left without a seat. */
  "left",
  /** An offer ended without a seat. */
  "lapsed",
  "checkedIn",
  /** A check-in was taken back, or its seat ended. */
  "undone",
] as const;

export type Transition = (typeof TRANSITIONS)[number];
export type TransitionCounts = Readonly<Record<Transition, number>>;

/** What an RSVP says of itself, for counting. Times are ISO 8601 in UTC. */
export interface CountedRsvp {
  readonly status: RsvpStatus;
  readonly cancelReason: string | null;
  /** When this state came about. */
  readonly since: string;
  readonly checkedInAt: string | null;
}

export interface TransitionAt {
  readonly transition: Transition;
  /** ISO, UTC. */
  readonly at: string;
}

/**
 * What one write changed for counting.
 *
 * @param before `null`: there was no RSVP
 * @param writtenAt the time of the write (ISO, UTC), for what an RSVP does not remember
 */
export function transitionsOf(
  before: CountedRsvp | null,
  after: CountedRsvp,
  writtenAt: string,
): TransitionAt[] {
  const found: TransitionAt[] = [];
  const moved = between(before?.status ?? "CANCELLED", after);
  // A person who passes waits since they joined.
  if (moved !== null)
    found.push({ transition: moved, at: moved === "passed" ? writtenAt : timeOr(writtenAt, after.since) });
  const wasIn = before !== null && before.checkedInAt !== null;
  if (!wasIn && after.checkedInAt !== null)
    found.push({ transition: "checkedIn", at: timeOr(writtenAt, after.checkedInAt) });
  if (wasIn && after.checkedInAt === null) found.push({ transition: "undone", at: writtenAt });
  return found;
}

function between(before: RsvpStatus, { status, cancelReason }: CountedRsvp): Transition | null {
  if (before === status) return null;
  switch (status) {
    case "CONFIRMED":
      return GOT_SEAT[before];
    case "WAITLISTED":
      return before === "OFFERED" ? "passed" : "waitlisted";
    case "OFFERED":
      return "offered";
    case "CANCELLED":
      if (before === "WAITLISTED") return "left";
      if (before === "OFFERED") return "lapsed";
      return cancelReason === "NO_SHOW" ? "noShows" : "cancelled";
  }
}

const GOT_SEAT = {
  CANCELLED: "reserved",
  WAITLISTED: "seated",
  OFFERED: "accepted",
  CONFIRMED: null,
} as const satisfies Record<RsvpStatus, Transition | null>;

const timeOr = (otherwise: string, time: string): string =>
  Number.isNaN(Date.parse(time)) ? otherwise : time;

/** The hour of a time; both ISO, UTC. */
export const hourOf = (at: string): string => `${new Date(at).toISOString().slice(0, 13)}:00:00.000Z`;

export const countsOf = (count: (transition: Transition) => number): TransitionCounts =>
  Object.fromEntries(TRANSITIONS.map((each) => [each, count(each)])) as TransitionCounts;

export const sumOfCounts = (all: readonly TransitionCounts[]): TransitionCounts =>
  countsOf((each) => all.reduce((sum, counts) => sum + counts[each], 0));

/** The confirmed seats that these transitions leave. */
export const seatsAfter = ({ reserved, accepted, seated, cancelled, noShows }: TransitionCounts): number =>
  reserved + accepted + seated - cancelled - noShows;
