import { line, shorten } from "./text.ts";

const MAX_WARNINGS = 100;
const MAX_WARNING_CHARACTERS = 300;
const MAX_NAMES = 5;

/** Collects warnings about a file, for people. Every omission from a list is counted. */
export class Warnings {
  readonly #messages = new Map<string, string[]>();

  add(message: string): void {
    if (!this.#messages.has(message)) this.#messages.set(message, []);
  }

  /** Adds a warning that may apply to many sessions. They share one line. */
  about(session: string, reason: string): void {
    const sessions = this.#messages.get(reason);
    if (sessions) sessions.push(session);
    else this.#messages.set(reason, [session]);
  }

  toList(): string[] {
    const lines = [...this.#messages].map(([reason, sessions]) =>
      shorten(lineOf(reason, sessions), MAX_WARNING_CHARACTERS),
    );
    if (lines.length <= MAX_WARNINGS) return lines;
    return [...lines.slice(0, MAX_WARNINGS), `… and ${lines.length - MAX_WARNINGS} more`];
  }
}

function lineOf(reason: string, sessions: readonly string[]): string {
  const [first] = sessions;
  if (first === undefined) return reason;
  if (sessions.length === 1) return `session ${quote(first, 80)}: ${reason}`;
  const shown = sessions.slice(0, MAX_NAMES).map((name) => quote(name, 30));
  const left = sessions.length - shown.length;
  return `${sessions.length} sessions (${shown.join(", ")}${left > 0 ? ` and ${left} more` : ""}): ${reason}`;
}

/** Formats a title for a warning. */
export function quote(title: string, length = 80): string {
  return `"${shorten(line(title) ?? "", length)}"`;
}
