/** Letters that Unicode does not split into a plain letter and a mark, each with its search form. */
const LETTERS = new Map(
  "ßss æae œoe þth ðd đd ɖd łl øo ıi ȷj ħh ŋn ŧt ƀb ɓb ɗd ǝe əe ɛe ǥg ƙk ɲn ɔo ƴy ƶz ’' ʼ' ‘' –- —-"
    .split(" ")
    .map(([letter = "", ...plain]) => [letter, plain.join("")]),
);

/**
 * Folds text to plain lower-case letters, for searching and for ids: `Čapek` becomes `capek`,
 * `Łódź Straße` becomes `lodz strasse`.
 */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\0-\x7f]/gu, (letter) => LETTERS.get(letter) ?? letter);
}
