import { line, shorten } from "./text.ts";

const MAX_WARNINGS = 100;
const MAX_LENGTH = 300;
const MAX_NAMES = 5;

/** Collects remarks on a file, for people. What is left out of a list is always counted. */
export class Warnings {
  readonly #messages = new Map<string, string[]>();

  add(message: string): void {
    if (!this.#messages.has(message)) this.#messages.set(message, []);
  }

  /** A remark that may hold for many sessions: they are told in one line. */
  about(session: string, reason: string): void {
    const sessions = this.#messages.get(reason);
    if (sessions) sessions.push(session);
    else this.#messages.set(reason, [session]);
  }

  toList(): string[] {
    const lines = [...this.#messages].map(([reason, sessions]) =>
      shorten(lineOf(reason, sessions), MAX_LENGTH),
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

/** A title as it stands in a warning. */
export function quote(title: string, length = 80): string {
  return `"${shorten(line(title) ?? "", length)}"`;
}
