import type { Session } from "./session.ts";

const MAX_ABSTRACT_CHARACTERS = [2_000, 500, 100, 0];

/**
 * Writes `{"sessions": …}` in at most `maxBytes`. If it is too long, it shortens the abstracts, which are by
 * far the longest part. The answer for a single session always has the whole abstract.
 */
export function serializeAgenda(sessions: readonly Session[], maxBytes: number): string {
  let text = JSON.stringify({ sessions });
  for (const length of MAX_ABSTRACT_CHARACTERS) {
    if (bytesOf(text) <= maxBytes) break;
    const fitted = sessions.map((session) => ({ ...session, abstract: shortened(session.abstract, length) }));
    text = JSON.stringify({ sessions: fitted });
  }
  return text;
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

function shortened(abstract: string | null, length: number): string | null {
  if (abstract === null || abstract.length <= length) return abstract;
  return length === 0 ? null : `${abstract.slice(0, length).toWellFormed()}…`;
}
