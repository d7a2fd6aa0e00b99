/** Crockford's base32 without its vowels: no letter looks like a digit, and no code is a word. */
export const CODE_CHARACTERS = "0123456789BCDFGHJKMNPQRSTVWXYZ";
export const CODE_LENGTH = 8;

const LOOKS_LIKE: Readonly<Record<string, string>> = { I: "1", L: "1", O: "0" };

/** Reads a code as people type it: in small letters, in groups, with letters for digits. `null`: it is none. */
export function readManualCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s-]/g, "")
    .replaceAll(/[ILO]/g, (letter) => LOOKS_LIKE[letter] ?? letter);
  const isCode = code.length === CODE_LENGTH && [...code].every((each) => CODE_CHARACTERS.includes(each));
  return isCode ? code : null;
}

/** Writes a code as people read it out: in two groups. */
export const shownCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;
