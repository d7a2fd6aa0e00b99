/** Tells which of the first two numbers of "3/4/2027" is the day. It is null if the file never shows it. */
export type DateOrder = "day-first" | "month-first" | null;

const NUMBERS = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?=$|[ T,])/;
const CLOCK = /^(\d{1,2})(?:[:.h](\d{2})(?::(\d{2}))?)?\s*([ap])?\.?(?:m\.?)?$/i;

export function dateOrderOf(texts: readonly string[]): DateOrder {
  const read = texts.flatMap((text) => {
    const [, first, separator, second] = NUMBERS.exec(text.trim()) ?? [];
    return first === undefined ? [] : [{ first: Number(first), separator, second: Number(second) }];
  });
  // In dates with dots the day comes first.
  if (read.some(({ first, separator }) => separator === "." || first > 12)) return "day-first";
  return read.some(({ second }) => second > 12) ? "month-first" : null;
}

export interface DateAndClock {
  readonly date: string | null;
  readonly clock: string | null;
  /** "Z", an offset, or nothing. */
  readonly offset: string;
}

/** Reads a date, a clock time or both, as people and spreadsheets write them. Other text gives null. */
export function readDateCell(text: string, order: DateOrder): DateAndClock | null {
  const cell = text.trim();
  const [, iso, isoRest] = /^(\d{4}-\d{2}-\d{2})(?:[T ,]+(.*))?$/.exec(cell) ?? [];
  const numbers = NUMBERS.exec(cell);
  const date = iso ?? (numbers && dateOf(numbers, order));
  if (date === null) return iso === undefined && numbers ? null : clockOnly(cell);
  const rest = (iso === undefined ? cell.slice(numbers?.[0].length ?? 0) : (isoRest ?? "")).replace(
    /^[ T,]+/,
    "",
  );
  if (rest === "") return { date, clock: null, offset: "" };
  const [, clockText = "", offset = ""] = /^(.*?)\s*(Z|[+-]\d\d:?\d\d)?$/i.exec(rest) ?? [];
  const clock = readClockCell(clockText.replace(/(\.\d+)$/, (digits) => (digits.length > 3 ? "" : digits)));
  return clock === null ? null : { date, clock, offset };
}

function clockOnly(cell: string): DateAndClock | null {
  const clock = readClockCell(cell);
  return clock === null ? null : { date: null, clock, offset: "" };
}

function dateOf([, first = "", , second = "", year = ""]: RegExpExecArray, order: DateOrder): string | null {
  if (order === null && first !== second) return null;
  const [day, month] = order === "month-first" ? [second, first] : [first, second];
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function readClockCell(text: string): string | null {
  const [, hours, minutes, seconds = "00", half] = CLOCK.exec(text.trim()) ?? [];
  if (hours === undefined || (minutes === undefined && half === undefined)) return null;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
  return `${String(hour).padStart(2, "0")}:${minutes ?? "00"}:${seconds}`;
}
