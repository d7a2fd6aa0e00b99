import { plainText } from "./plain-text.ts";

/** Whether a search text, already plain, has all words of what a person typed. */
export function hasWords(typed: string): (searched: string) => boolean {
  const words = plainText(typed).split(/\s+/).filter(Boolean);
  return (searched) => words.every((word) => searched.includes(word));
}
