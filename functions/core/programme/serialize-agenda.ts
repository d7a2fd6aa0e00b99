import type { Session } from "./session.ts";

const ABSTRACT_LENGTHS = [2_000, 500, 100, 0];

/**
 * `{"sessions": …}` with the abstracts, the longest part by far, shortened as far as it takes to have at most `maxBytes`;
 * whole where it fits. The abstract of a single session is always whole.
 */
export function serializeAgenda(sessions: readonly Session[], maxBytes: number): string {
  let text = JSON.stringify({ sessions });
  for (const length of ABSTRACT_LENGTHS) {
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
