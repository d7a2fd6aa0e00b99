// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for control characters
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;

/** Removes what XML or a terminal rejects: control characters except tab and newlines, lone surrogates. */
export function printable(text: string): string {
  return text.replace(CONTROL, "").toWellFormed();
}

/** Puts a text on one line. The result is null if nothing is left. */
export function line(text: string | null): string | null {
  return text === null ? null : printable(text).replace(/\s+/g, " ").trim() || null;
}

/** Keeps paragraphs, with newlines as `\n`. The result is null if nothing is left. */
export function paragraphs(text: string | null): string | null {
  return text === null ? null : printable(text.replace(/\r\n?/g, "\n")).trim() || null;
}

/** Cuts to at most `length` UTF-16 units, and never splits a character. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text
    .slice(0, length - 1)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trimEnd()}…`;
}
