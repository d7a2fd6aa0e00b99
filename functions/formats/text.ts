// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;

/** Nothing in it that XML or a terminal would choke on: no control characters but tab and newlines, no lone surrogates. */
export function printable(text: string): string {
  return text.replace(CONTROL, "").toWellFormed();
}

/** On one line, or null where nothing is left. */
export function line(text: string | null): string | null {
  return text === null ? null : printable(text).replace(/\s+/g, " ").trim() || null;
}

/** With its paragraphs, newlines as `\n`, or null where nothing is left. */
export function paragraphs(text: string | null): string | null {
  return text === null ? null : printable(text.replace(/\r\n?/g, "\n")).trim() || null;
}

/** At most `length` UTF-16 units, never half a character. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text
    .slice(0, length - 1)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trimEnd()}…`;
}
