/** A condition to take away, and the tests of which one must then fail. */
export interface Mutation {
  readonly name: string;
  readonly file: string;
  readonly original: string;
  readonly mutant: string;
  readonly tests: readonly string[];
}

/** `condition` of `file` always holds; `within` is the code around it, where it stands there more than once. */
export function dropped(
  name: string,
  file: string,
  condition: string,
  tests: readonly string[],
  within: string = condition,
): Mutation {
  // Its attributes and values must still be named: DynamoDB refuses those that no expression uses.
  const always = `(attribute_not_exists(nowhere) OR ${condition})`;
  return { name, file, original: within, mutant: within.replace(condition, always), tests };
}

/** Something else than `original` stands in `file`. */
export const replaced = (
  name: string,
  file: string,
  original: string,
  mutant: string,
  tests: readonly string[],
): Mutation => ({ name, file, original, mutant, tests });
