import { compare, equal, isList, typeOf, type Value } from "../values.ts";
import type { Comparator, Condition, Operand } from "./condition.ts";
import { resolved, type Scope } from "./operands.ts";

/** Tells whether a condition is true of an item, or of an absent one. */
export function holds(condition: Condition, scope: Scope): boolean {
  switch (condition.kind) {
    case "and":
      return holds(condition.left, scope) && holds(condition.right, scope);
    case "or":
      return holds(condition.left, scope) || holds(condition.right, scope);
    case "not":
      return !holds(condition.condition, scope);
    case "comparison":
      return compares(
        condition.comparator,
        operandOf(condition.left, scope),
        operandOf(condition.right, scope),
      );
    case "between": {
      const operand = operandOf(condition.operand, scope);
      return (
        compares(">=", operand, operandOf(condition.low, scope)) &&
        compares("<=", operand, operandOf(condition.high, scope))
      );
    }
    case "in": {
      const operand = operandOf(condition.operand, scope);
      return condition.list.some((each) => compares("=", operand, operandOf(each, scope)));
    }
    case "exists":
      return attributeOf(condition.path, scope) !== undefined;
    case "not-exists":
      return attributeOf(condition.path, scope) === undefined;
    case "begins-with": {
      const [text, prefix] = [operandOf(condition.operand, scope), operandOf(condition.prefix, scope)];
      return typeof text === "string" && typeof prefix === "string" && text.startsWith(prefix);
    }
  }
}

const attributeOf = (path: Extract<Operand, { kind: "path" }>, scope: Scope): Value | undefined =>
  resolved(path, scope);

function operandOf(operand: Operand, scope: Scope): Value | undefined {
  if (operand.kind !== "size") return resolved(operand, scope);
  const value = attributeOf(operand.path, scope);
  return value === undefined ? undefined : lengthOf(value);
}

/** Numbers and truth values have no size. */
function lengthOf(value: Value): number | undefined {
  switch (typeOf(value)) {
    case "S":
      return (value as string).length;
    case "L":
      return isList(value) ? value.length : undefined;
    case "M":
      return Object.keys(value as object).length;
    default:
      return undefined;
  }
}

/** A comparison with a missing attribute is false, except `<>`. So is a comparison of two types. */
function compares(comparator: Comparator, a: Value | undefined, b: Value | undefined): boolean {
  if (comparator === "<>") return !isEqual(a, b);
  if (comparator === "=") return isEqual(a, b);
  const order = a === undefined || b === undefined ? undefined : compare(a, b);
  if (order === undefined) return false;
  switch (comparator) {
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}

const isEqual = (a: Value | undefined, b: Value | undefined): boolean =>
  a !== undefined && b !== undefined && equal(a, b);
