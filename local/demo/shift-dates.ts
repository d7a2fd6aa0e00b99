const ISO_DATE = /^(\d{4}-\d{2}-\d{2})(T.*)?$/;
const DAY_MS = 86_400_000;

/** Moves every date of the document by the same number of days, so that its first one becomes `start`. */
export function shiftDates(document: unknown, first: string, start: Date): unknown {
  const days = Math.round((startOfDay(start.toISOString()) - startOfDay(first)) / DAY_MS);
  return shift(document, days);
}

function shift(value: unknown, days: number): unknown {
  if (typeof value === "string")
    return value.replace(ISO_DATE, (_, date, rest = "") => moved(date, days) + rest);
  if (Array.isArray(value)) return value.map((item) => shift(item, days));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shift(item, days)]));
}

function moved(date: string, days: number): string {
  return new Date(startOfDay(date) + days * DAY_MS).toISOString().slice(0, 10);
}

function startOfDay(iso: string): number {
  return Date.parse(iso.slice(0, 10));
}
