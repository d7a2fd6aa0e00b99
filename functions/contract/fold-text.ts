/** Letters that Unicode does not take apart into a plain letter and a mark, and what each is searched as. */
const LETTERS = new Map(
  "ßss æae œoe þth ðd đd ɖd łl øo ıi ȷj ħh ŋn ŧt ƀb ɓb ɗd ǝe əe ɛe ǥg ƙk ɲn ɔo ƴy ƶz ’' ʼ' ‘' –- —-"
    .split(" ")
    .map(([letter = "", ...plain]) => [letter, plain.join("")]),
);

/** Text in plain small letters, for searching and for ids: `Čapek` becomes `capek`, `Łódź Straße` becomes `lodz strasse`. */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\0-\x7f]/gu, (letter) => LETTERS.get(letter) ?? letter);
}
