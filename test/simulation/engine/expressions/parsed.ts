import { invalid } from "../errors.ts";
import type { Attributes } from "../values.ts";
import { checkCondition } from "./check-condition.ts";
import { type Condition, parseCondition } from "./condition.ts";
import { checkUpdate } from "./evaluate-update.ts";
import type { Placeholders } from "./operands.ts";
import { tokensOf } from "./tokens.ts";
import { parseUpdate, type UpdateActions } from "./update.ts";

interface Parsed<T> {
  readonly tree: T;
  /** The placeholders in its text, such as `#status` and `:now`. */
  readonly placeholders: ReadonlySet<string>;
}

/** Parses each text once. The store has some fifty texts, and lists of another length make others. */
function parsedOnce<T>(parse: (expression: string) => T): (expression: string) => Parsed<T> {
  const known = new Map<string, Parsed<T>>();
  return (expression) => {
    const before = known.get(expression);
    if (before) return before;
    const tokens = tokensOf(expression).filter(({ kind }) => kind === "name" || kind === "value");
    const parsed = { tree: parse(expression), placeholders: new Set(tokens.map(({ text }) => text)) };
    known.set(expression, parsed);
    return parsed;
  };
}

const conditions = parsedOnce(parseCondition);
const updates = parsedOnce(parseUpdate);

export interface Expressions {
  readonly ConditionExpression?: string | undefined;
  readonly KeyConditionExpression?: string | undefined;
  readonly UpdateExpression?: string | undefined;
}

export interface ParsedExpressions {
  readonly condition: Condition | undefined;
  readonly key: Condition | undefined;
  readonly update: UpdateActions | undefined;
  /** Names of the attributes that the update changes. */
  readonly changed: readonly string[];
}

/** Parses and checks the expressions of one request. Each placeholder must be used, and each used one given. */
export function parsedExpressions(expressions: Expressions, given: Placeholders): ParsedExpressions {
  const condition = optional(conditions, expressions.ConditionExpression);
  const key = optional(conditions, expressions.KeyConditionExpression);
  const update = optional(updates, expressions.UpdateExpression);
  const isUsed = (placeholder: string): boolean | undefined =>
    condition?.placeholders.has(placeholder) ||
    key?.placeholders.has(placeholder) ||
    update?.placeholders.has(placeholder);
  for (const placeholders of [given.names, given.values])
    for (const placeholder in placeholders)
      if (!isUsed(placeholder)) throw invalid(`Value provided is unused in expressions: ${placeholder}`);
  if (condition) checkCondition(condition.tree, given);
  if (key) checkCondition(key.tree, given);
  const changed = update ? checkUpdate(update.tree, given) : [];
  return { condition: condition?.tree, key: key?.tree, update: update?.tree, changed };
}

const optional = <T>(parse: (text: string) => T, text: string | undefined): T | undefined =>
  text === undefined ? undefined : parse(text);

export function placeholdersOf(
  names: Record<string, string> | undefined,
  values: Attributes | undefined,
): Placeholders {
  for (const given of [names, values])
    if (given && Object.keys(given).length === 0) throw invalid("Expression attributes must not be empty");
  return { names: names ?? {}, values: values ?? {} };
}
