/** In these hours of an event the time of an offer stands still. They may pass midnight. */
export interface QuietHours {
  /** A clock time, such as "22:00". */
  readonly from: string;
  readonly to: string;
}

/** On the clocks of this zone, an IANA name. */
export interface ZonedQuietHours extends QuietHours {
  readonly timeZone: string;
}

/** What an event has unless its organizers say otherwise. */
export const DEFAULT_QUIET_HOURS: QuietHours = { from: "22:00", to: "08:00" };

/** Times in ms since 1970. */
export interface Span {
  readonly begins: number;
  readonly ends: number;
}

/**
 * Finds quiet hours from a moment on, in order and without end. A span that has begun before begins at that moment.
 */
export type QuietSpans = (hours: ZonedQuietHours, fromMs: number) => Iterable<Span>;

/** The quiet hours of an event with its zone. */
export const quietHoursOf = ({
  quietHours,
  timeZone,
}: {
  readonly quietHours: QuietHours | null;
  readonly timeZone: string;
}): ZonedQuietHours | null => quietHours && { ...quietHours, timeZone };

/** Spans of an event that may have no quiet hours. */
export const spansFrom = (
  hours: ZonedQuietHours | null,
  fromMs: number,
  quietSpans: QuietSpans,
): Iterable<Span> => (hours === null ? [] : quietSpans(hours, fromMs));

/**
 * Returns the moment `runsMs` after `fromMs`. While `stops` accepts a span, its time does not count. All are in ms.
 *
 * @param quiet the spans from `fromMs` on
 */
export function runOn(
  fromMs: number,
  runsMs: number,
  quiet: Iterable<Span>,
  stops: (span: Span) => boolean = () => true,
): number {
  let end = fromMs + runsMs;
  for (const span of quiet) {
    if (end <= span.begins || !stops(span)) break;
    end += span.ends - span.begins;
  }
  return end;
}
