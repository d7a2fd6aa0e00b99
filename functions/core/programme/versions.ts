/**
 * The number of writes of each half of a session. A plan remembers what it saw, and its write proves that
 * both still hold. An item without a number has version 0.
 */
export interface Versions {
  readonly programme: number;
  /** The version of the ledger's rules. Changes of its counts give no new version. */
  readonly rules: number;
}

/** Joins both versions in one text, such as `3.1`, for answers. */
export const versionText = ({ programme, rules }: Versions): string => `${programme}.${rules}`;

/** Reads the versions from a text of {@link versionText}. */
export function versionsIn(text: string): Versions {
  const [programme, rules] = text.split(".");
  return { programme: Number(programme), rules: Number(rules) };
}
