import { seatsAfter, sumOfCounts, type TransitionCounts } from "./transitions.ts";

/** What happened to the RSVPs of a session within an hour. */
export interface HourOfSession {
  readonly sessionId: string;
  /** The beginning of the hour; ISO, UTC. */
  readonly hour: string;
  readonly counts: TransitionCounts;
}

export interface HourlyFigures extends TransitionCounts {
  readonly hour: string;
  /** The confirmed seats at the end of the hour. */
  readonly seats: number;
}

/** Adds up the hours of sessions, in order of time. Hours in which nothing happened are left out. */
export function overTime(hours: readonly HourOfSession[]): HourlyFigures[] {
  let seats = 0;
  return [...Map.groupBy(hours, ({ hour }) => hour)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([hour, ofHour]) => {
      const counts = sumOfCounts(ofHour.map((each) => each.counts));
      seats += seatsAfter(counts);
      return { hour, ...counts, seats };
    });
}

/** Adds up what a session's hour is counted in, in order of session and time. */
export function perSession(hours: readonly HourOfSession[]): HourOfSession[] {
  return [...Map.groupBy(hours, ({ sessionId, hour }) => `${sessionId}#${hour}`).values()]
    .flatMap(([first, ...others]) =>
      first === undefined
        ? []
        : [{ ...first, counts: sumOfCounts([first, ...others].map(({ counts }) => counts)) }],
    )
    .sort((a, b) =>
      a.sessionId === b.sessionId ? compare(a.hour, b.hour) : compare(a.sessionId, b.sessionId),
    );
}

const compare = (a: string, b: string): number => (a < b ? -1 : 1);
