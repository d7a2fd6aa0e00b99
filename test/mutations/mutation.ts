/** A condition to remove; at least one of the named tests must then fail. */
export interface Mutation {
  readonly name: string;
  readonly file: string;
  readonly original: string;
  readonly mutant: string;
  readonly tests: readonly string[];
}

/** `condition` of `file` always holds; `within` is the code around it, needed if it occurs more than once. */
export function dropped(
  name: string,
  file: string,
  condition: string,
  tests: readonly string[],
  within: string = condition,
): Mutation {
  // The condition still names its attributes and values: DynamoDB refuses those that no expression uses.
  const always = `(attribute_not_exists(nowhere) OR ${condition})`;
  return { name, file, original: within, mutant: within.replace(condition, always), tests };
}

/** Replaces `original` in `file` with other code. */
export const replaced = (
  name: string,
  file: string,
  original: string,
  mutant: string,
  tests: readonly string[],
): Mutation => ({ name, file, original, mutant, tests });
