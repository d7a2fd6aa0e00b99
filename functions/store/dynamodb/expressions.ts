export interface Assignments {
  /** Such as `#title = :title`: for a SET clause, or joined by AND for a condition. */
  readonly clauses: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Every attribute of `attributes` by name and value; `prefix` keeps the values of two of these apart. */
export function assign(attributes: object, prefix = ""): Assignments {
  const entries = Object.entries(attributes);
  return {
    clauses: entries.map(([name]) => `#${name} = :${prefix}${name}`),
    names: Object.fromEntries(entries.map(([name]) => [`#${name}`, name])),
    values: Object.fromEntries(entries.map(([name, value]) => [`:${prefix}${name}`, value])),
  };
}
