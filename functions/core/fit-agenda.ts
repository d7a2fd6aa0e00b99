import type { Session } from "./session.ts";

const ABSTRACT_LENGTHS = [2_000, 500, 100, 0];

/**
 * The agenda with its abstracts, its longest part by far, shortened as far as it takes for it to have at most `maxBytes`
 * as JSON; whole where it fits. The abstract of a single session is always whole.
 */
export function fitAgenda(sessions: readonly Session[], maxBytes: number): readonly Session[] {
  let fitted = sessions;
  for (const length of ABSTRACT_LENGTHS) {
    if (bytesOf(fitted) <= maxBytes) break;
    fitted = sessions.map((session) => ({ ...session, abstract: shortened(session.abstract, length) }));
  }
  return fitted;
}

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

function shortened(abstract: string | null, length: number): string | null {
  if (abstract === null || abstract.length <= length) return abstract;
  return length === 0 ? null : `${abstract.slice(0, length).toWellFormed()}…`;
}
