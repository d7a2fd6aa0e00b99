/** Formats in the event's zone. Formatters are slow to create, and an agenda formats thousands of times. */
const formatters = new Map<string, Intl.DateTimeFormat>();

const LOCALE = "en-GB";

function format(at: string | number, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${timeZone} ${JSON.stringify(options)}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone });
    formatters.set(key, formatter);
  }
  return formatter.format(new Date(at));
}

/** `14:30` */
export const clockTime = (at: string | number, zone: string) =>
  format(at, zone, { hour: "2-digit", minute: "2-digit" });

/** `Sat 10 Jan` */
export const shortDate = (at: string | number, zone: string) =>
  format(at, zone, { weekday: "short", day: "numeric", month: "short" });

/** `Saturday 10 January` */
export const longDate = (at: string | number, zone: string) =>
  format(at, zone, { weekday: "long", day: "numeric", month: "long" });

/** `10 January 2026` */
export const fullDate = (at: string | number, zone: string) =>
  format(at, zone, { day: "numeric", month: "long", year: "numeric" });

/** `2026-01-10` is sortable and identifies a day. */
export function dayKey(at: string | number, zone: string): string {
  const [day = "", month = "", year = ""] = format(at, zone, {
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
  }).split("/");
  return `${year}-${month}-${day}`;
}

/** `CET`, or its substitute: `GMT+1`. */
export function zoneName(at: string | number, zone: string): string {
  const text = format(at, zone, { timeZoneName: "short", hour: "2-digit" });
  return text.split(/\s/).at(-1) ?? zone;
}

let ownZone: string | undefined;

export function browserZone(): string {
  ownZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return ownZone;
}

/** Whether clocks of both zones show the same at that moment. */
export function showsSameTime(at: string | number, a: string, b: string): boolean {
  const options = { hour: "2-digit", minute: "2-digit", day: "2-digit" } as const;
  return format(at, a, options) === format(at, b, options);
}

/** `14:30`, or `14:30 CET` where the reader's clocks show another time. */
export function zonedTime(at: string | number, zone: string): string {
  const time = clockTime(at, zone);
  return showsSameTime(at, zone, browserZone()) ? time : `${time} ${zoneName(at, zone)}`;
}

/** Milliseconds as `14:32`, beyond an hour as `1:04:32`. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (n: number) => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** `Sat 10 Jan, 14:05` */
export const momentText = (at: string | number, zone: string): string =>
  `${shortDate(at, zone)}, ${clockTime(at, zone)}`;

/** `14:05` if the time is today, and otherwise with its day: `Sat 10 Jan, 14:05` */
export const timeText = (at: string | number, zone: string, now: number): string =>
  dayKey(at, zone) === dayKey(now, zone) ? clockTime(at, zone) : momentText(at, zone);
