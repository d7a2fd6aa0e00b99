export interface Assignments {
  /** A clause such as `#title = :title`, for SET or joined by AND for a condition. */
  readonly clauses: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Assigns each of `attributes` by name and value. `prefix` separates the values of two such expressions. */
export function assign(attributes: object, prefix = ""): Assignments {
  const entries = Object.entries(attributes);
  return {
    clauses: entries.map(([name]) => `#${name} = :${prefix}${name}`),
    names: Object.fromEntries(entries.map(([name]) => [`#${name}`, name])),
    values: Object.fromEntries(entries.map(([name, value]) => [`:${prefix}${name}`, value])),
  };
}
