import type { ScheduleEntry } from "../../api/answers.ts";

/** Longer before, the clock at its left says enough. */
const SOON_MS = 60 * 60_000;

/**
 * The seat whose session begins next, if that is soon.
 * @param entries in order of start
 * @param now milliseconds since 1970
 */
export const nextOf = (entries: readonly ScheduleEntry[], now: number): ScheduleEntry | undefined =>
  entries.find(({ rsvp, session }) => {
    const starts = Date.parse(session.startsAt);
    return (
      rsvp.status === "CONFIRMED" && session.state !== "CANCELLED" && starts > now && starts - now <= SOON_MS
    );
  });
