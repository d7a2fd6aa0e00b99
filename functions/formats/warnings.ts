import { line, shorten } from "./text.ts";

const MAX_WARNINGS = 100;
const MAX_WARNING_CHARACTERS = 300;
const MAX_NAMES = 5;

/** The sessions of a warning, and the end of its line if there are several. */
interface About {
  readonly sessions: string[];
  readonly many: string;
}

/** Collects warnings about a file, for people. Every omission from a list is counted. */
export class Warnings {
  readonly #messages = new Map<string, About>();

  /** The message is one sentence or more. */
  add(message: string): void {
    if (!this.#messages.has(message)) this.#messages.set(message, { sessions: [], many: message });
  }

  /** Adds a warning that may apply to many sessions. They share one line. The reason is a clause. */
  about(session: string, reason: string): void {
    this.#say(session, `: ${reason}.`);
  }

  leaveOut(session: string, reason: string): void {
    const because = `left out, because ${reason}.`;
    this.#say(session, ` is ${because}`, ` are ${because}`);
  }

  #say(session: string, one: string, many = one): void {
    const known = this.#messages.get(one);
    if (known) known.sessions.push(session);
    else this.#messages.set(one, { sessions: [session], many });
  }

  toList(): string[] {
    const lines = [...this.#messages].map(([one, about]) =>
      shorten(lineOf(one, about), MAX_WARNING_CHARACTERS),
    );
    if (lines.length <= MAX_WARNINGS) return lines;
    return [...lines.slice(0, MAX_WARNINGS), `… and ${lines.length - MAX_WARNINGS} more`];
  }
}

function lineOf(one: string, { sessions, many }: About): string {
  const [first] = sessions;
  if (first === undefined) return one;
  if (sessions.length === 1) return `Session ${quote(first, 80)}${one}`;
  const shown = sessions.slice(0, MAX_NAMES).map((name) => quote(name, 30));
  const left = sessions.length - shown.length;
  return `${sessions.length} sessions (${shown.join(", ")}${left > 0 ? ` and ${left} more` : ""})${many}`;
}

/** Formats a title for a warning. */
export function quote(title: string, length = 80): string {
  return `"${shorten(line(title) ?? "", length)}"`;
}
