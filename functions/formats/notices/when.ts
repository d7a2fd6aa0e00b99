const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Writes a time such as "Sunday 27 December, 11:00 CET", as the clocks of the zone show it.
 *
 * @param at ISO, UTC
 */
export function whenAt(at: string, timeZone: string): string {
  const format = formats.get(timeZone) ?? formatOf(timeZone);
  formats.set(timeZone, format);
  return format.format(new Date(at)).replace(" at ", ", ");
}

const formatOf = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  });
