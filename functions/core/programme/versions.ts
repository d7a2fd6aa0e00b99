/**
 * How often each half of a session has been written. A plan remembers what it saw, and its write proves that both still
 * hold. An item without a number has version 0.
 */
export interface Versions {
  readonly programme: number;
  /** Of the ledger's rules. Its counts change without a new version. */
  readonly rules: number;
}

/** Both in one text, such as `3.1`, as answers tell it. */
export const versionText = ({ programme, rules }: Versions): string => `${programme}.${rules}`;

/** The versions that {@link versionText} put into `text`. */
export function versionsIn(text: string): Versions {
  const [programme, rules] = text.split(".");
  return { programme: Number(programme), rules: Number(rules) };
}
