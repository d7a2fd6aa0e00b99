/** The visits of a booth in one hour. */
export interface VisitHour {
  /** Its beginning; ISO, UTC. */
  readonly hour: string;
  /** Visits that began. */
  readonly visits: number;
  /** People who came for the first time. */
  readonly visitors: number;
  /** Visits that people ended themselves, or an organizer did. */
  readonly ended: number;
  /** The duration of these together. */
  readonly seconds: number;
  /** Visits that ended at their limit, because nobody said so. */
  readonly timedOut: number;
}

export interface VisitFigures {
  readonly visits: number;
  readonly visitors: number;
  /** Of the visits that people ended themselves. `null`: there was none. */
  readonly meanMinutes: number | null;
  readonly timedOut: number;
  readonly hours: readonly Omit<VisitHour, "seconds">[];
}

const SECONDS_PER_MINUTE = 60;

export function visitFigures(hours: readonly VisitHour[]): VisitFigures {
  const sumOf = (count: Exclude<keyof VisitHour, "hour">) =>
    hours.reduce((sum, hour) => sum + hour[count], 0);
  const ended = sumOf("ended");
  const mean = ended === 0 ? null : sumOf("seconds") / ended / SECONDS_PER_MINUTE;
  return {
    visits: sumOf("visits"),
    visitors: sumOf("visitors"),
    meanMinutes: mean === null ? null : Math.round(mean * 10) / 10,
    timedOut: sumOf("timedOut"),
    hours: hours.map(({ seconds: _, ...hour }) => hour),
  };
}
