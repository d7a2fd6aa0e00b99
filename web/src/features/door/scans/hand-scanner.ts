/** Keys as they come, and the text that they have made so far. */
export interface Typed {
  readonly text: string;
  /** When the last key came. Milliseconds. */
  readonly at: number;
}

export const NOTHING_TYPED: Typed = { text: "", at: 0 };

/** A hand scanner types this fast, and no person does. */
const MAX_GAP_MS = 60;
/** A manual code. */
const SHORTEST = 8;

/** @returns the text after one more key; a slow one begins anew */
export function typed({ text, at }: Typed, key: string, now: number): Typed {
  if ([...key].length !== 1) return { text, at };
  return { text: now - at <= MAX_GAP_MS ? text + key : key, at: now };
}

/** What a hand scanner has typed before Enter. Undefined: a person has pressed it. */
export const scannedBefore = ({ text, at }: Typed, enteredAt: number): string | undefined =>
  text.length >= SHORTEST && enteredAt - at <= MAX_GAP_MS ? text : undefined;
