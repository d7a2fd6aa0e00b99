import { invalid } from "../errors.ts";
import { compareTexts, type Value } from "../values.ts";
import type { Condition, Operand } from "./condition.ts";
import { literalOf, nameOf, type Placeholders } from "./operands.ts";

export interface KeyNames {
  readonly partition: string;
  readonly sort: string;
}

/** The partition that a query reads, and which of its sort keys. */
export interface KeyRange {
  readonly partition: string;
  readonly includes: (sort: string) => boolean;
}

type Bound = (sort: string) => boolean;

/** Turns a key condition into the range that it selects. It is an equation and, if any, one bound. */
export function keyRangeOf(condition: Condition, keys: KeyNames, given: Placeholders): KeyRange {
  const parts = condition.kind === "and" ? [condition.left, condition.right] : [condition];
  let partition: string | undefined;
  let includes: Bound = () => true;
  let bounds = 0;
  for (const part of parts) {
    const name = nameOf(pathIn(part), given);
    if (name === keys.partition && part.kind === "comparison" && part.comparator === "=")
      partition = textOf(part.right, given);
    else if (name === keys.sort && ++bounds === 1) includes = boundOf(part, given);
    else throw invalid("Query key condition not supported");
  }
  if (partition === undefined) throw invalid("Query condition missed key schema element");
  return { partition, includes };
}

function pathIn(part: Condition) {
  const operand = part.kind === "comparison" ? part.left : "operand" in part ? part.operand : undefined;
  if (operand?.kind !== "path") throw invalid("Invalid operator used in KeyConditionExpression");
  return operand;
}

function boundOf(part: Condition, given: Placeholders): Bound {
  switch (part.kind) {
    case "comparison":
      return comparisonWith(part.comparator, textOf(part.right, given));
    case "between": {
      const [low, high] = [textOf(part.low, given), textOf(part.high, given)];
      return (sort) => compareTexts(sort, low) >= 0 && compareTexts(sort, high) <= 0;
    }
    case "begins-with": {
      const prefix = textOf(part.prefix, given);
      return (sort) => sort.startsWith(prefix);
    }
    default:
      throw invalid("Invalid operator used in KeyConditionExpression");
  }
}

function comparisonWith(comparator: string, text: string): Bound {
  switch (comparator) {
    case "=":
      return (sort) => sort === text;
    case "<":
      return (sort) => compareTexts(sort, text) < 0;
    case "<=":
      return (sort) => compareTexts(sort, text) <= 0;
    case ">":
      return (sort) => compareTexts(sort, text) > 0;
    case ">=":
      return (sort) => compareTexts(sort, text) >= 0;
    default:
      throw invalid("Unsupported operator on KeyCondition expression: <>");
  }
}

function textOf(operand: Operand, given: Placeholders): string {
  const value: Value | undefined = operand.kind === "value" ? literalOf(operand, given) : undefined;
  if (typeof value !== "string") throw invalid("Condition parameter type does not match schema type");
  if (value === "") throw invalid("One or more parameter values are not valid: an empty string is no key");
  return value;
}
