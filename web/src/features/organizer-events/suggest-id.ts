const MAX_LENGTH = 40;
/** Letters that Unicode does not split into a letter and an accent. */
const SPELLED: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  æ: "ae",
  œ: "oe",
  đ: "d",
  ł: "l",
  þ: "th",
};

/**
 * “Harbour Days 2027” gives `harbour-days-2027`, or another id if that is taken. Empty if no letter can be
 * used.
 */
export function suggestId(title: string, taken: readonly string[]): string {
  const id = slugOf(title, MAX_LENGTH);
  if (id.length < 2) return "";
  for (let n = 2, free = id; ; n++) {
    if (!taken.includes(free)) return free;
    free = `${slugOf(id, MAX_LENGTH - 1 - String(n).length)}-${n}`;
  }
}

const slugOf = (text: string, length: number) =>
  text
    .toLowerCase()
    .replace(/[ßøæœđłþ]/g, (letter) => SPELLED[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, length)
    .replace(/-$/, "");
