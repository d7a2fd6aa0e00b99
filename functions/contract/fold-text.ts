/** Letters that Unicode does not take apart into a plain letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ð: "d",
  đ: "d",
  ɖ: "d",
  ł: "l",
  ø: "o",
  ı: "i",
  ȷ: "j",
  ħ: "h",
  ŋ: "n",
  ŧ: "t",
  ƀ: "b",
  ɓ: "b",
  ɗ: "d",
  ǝ: "e",
  ə: "e",
  ɛ: "e",
  ǥ: "g",
  ƙ: "k",
  ɲ: "n",
  ɔ: "o",
  ƴ: "y",
  ƶ: "z",
  "’": "'",
  ʼ: "'",
  "‘": "'",
  "–": "-",
  "—": "-",
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");

/** Text in plain small letters, for searching and for ids: `Čapek` becomes `capek`, `Łódź Straße` becomes `lodz strasse`. */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter);
}
