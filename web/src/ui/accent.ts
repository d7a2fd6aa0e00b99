const ACCENTS = 6;

/** One of the theme's accents, always the same one for an event: the contract knows no colour. */
export function accentOf(eventId: string): number {
  let hash = 0;
  for (const character of eventId) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % ACCENTS;
}
