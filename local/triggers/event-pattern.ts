/** A rule of EventBridge's pattern language, as event source mappings use it. */
type Rule = string | number | boolean | null | Readonly<Record<string, unknown>>;

/** Tells whether a record passes. Throws on a rule that this machine cannot evaluate. */
export type Filter = (record: object) => boolean;

/**
 * Prepares the patterns of a mapping, of which one must match.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 */
export function filterOf(patterns: readonly object[]): Filter {
  for (const pattern of patterns) matches(pattern, {});
  return (record) => patterns.length === 0 || patterns.some((pattern) => matches(pattern, record));
}

function matches(pattern: object, value: unknown): boolean {
  const found = Object.entries(pattern).map(([name, expected]) => {
    if (name === "$or") return (expected as object[]).some((each) => matches(each, value));
    const member = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
    return Array.isArray(expected)
      ? expected.map((rule: Rule) => holds(rule, member)).includes(true)
      : matches(expected, member);
  });
  return !found.includes(false);
}

function holds(rule: Rule, value: unknown): boolean {
  if (typeof rule !== "object" || rule === null) return value === rule;
  const [[operator, operand] = ["", null]] = Object.entries(rule);
  switch (operator) {
    case "prefix":
      return typeof value === "string" && value.startsWith(String(operand));
    case "suffix":
      return typeof value === "string" && value.endsWith(String(operand));
    case "exists":
      return (value !== undefined) === operand;
    case "anything-but":
      return value !== undefined && ![operand].flat().includes(value);
    default:
      throw new Error(`A filter uses ${operator}, which the local service cannot evaluate`);
  }
}
