import { invalid } from "../errors.ts";
import { compare, type Type, typeOf, type Value } from "../values.ts";
import type { Condition, Operand } from "./condition.ts";
import { literalOf, membersOf, nameOf, type Path, type Placeholders } from "./operands.ts";

const ORDERED: readonly Type[] = ["N", "S"];

/** Refuses what DynamoDB refuses before it looks at an item. */
export function checkCondition(condition: Condition, given: Placeholders): void {
  switch (condition.kind) {
    case "and":
    case "or":
      checkCondition(condition.left, given);
      checkCondition(condition.right, given);
      break;
    case "not":
      checkCondition(condition.condition, given);
      break;
    case "comparison": {
      const { comparator, left, right } = condition;
      checkDistinct(left, [right], given);
      if (comparator !== "=" && comparator !== "<>")
        for (const each of [left, right]) checkOrdered(each, given);
      break;
    }
    case "between":
      checkBounds(condition, given);
      break;
    case "in":
      checkDistinct(condition.operand, condition.list, given);
      break;
    case "begins-with":
      for (const each of [condition.operand, condition.prefix]) checkType(each, ["S"], given);
      checkDistinct(condition.operand, [condition.prefix], given);
      break;
    case "exists":
    case "not-exists":
      checkNames(condition.path, given);
  }
}

function checkBounds(
  { operand, low, high }: Extract<Condition, { kind: "between" }>,
  given: Placeholders,
): void {
  for (const each of [operand, low, high]) checkOrdered(each, given);
  checkDistinct(operand, [low, high], given);
  const [least, most] = [literalIn(low, given), literalIn(high, given)];
  if (least === undefined || most === undefined) return;
  const order = compare(least, most);
  if (order === undefined)
    throw invalid("The BETWEEN operator requires same type for lower and upper bounds");
  if (order > 0) throw invalid("The BETWEEN operator requires upper bound to be greater than lower bound");
}

const checkOrdered = (operand: Operand, given: Placeholders): void => checkType(operand, ORDERED, given);

function checkType(operand: Operand, types: readonly Type[], given: Placeholders): void {
  const value = literalIn(operand, given);
  if (value !== undefined && !types.includes(typeOf(value)))
    throw invalid(`Incorrect operand type for operator or function: ${typeOf(value)}`);
}

const literalIn = (operand: Operand, given: Placeholders): Value | undefined =>
  operand.kind === "value" ? literalOf(operand, given) : undefined;

/** DynamoDB refuses a comparison of an attribute with itself. */
function checkDistinct(first: Operand, others: readonly Operand[], given: Placeholders): void {
  const isSame = (other: Operand): boolean =>
    first.kind === "path" && other.kind === "path" && isSamePath(first, other, given);
  for (const each of [first, ...others]) checkNames(each, given);
  if (others.some(isSame)) throw invalid("The first operand must be distinct from the remaining operands");
}

/** Refuses placeholders that the request does not define. */
function checkNames(operand: Operand, given: Placeholders): void {
  if (operand.kind === "value") literalOf(operand, given);
  else checkPath(operand.kind === "size" ? operand.path : operand, given);
}

function checkPath(path: Path, given: Placeholders): void {
  nameOf(path, given);
  membersOf(path, given);
}

const isSamePath = (a: Path, b: Path, given: Placeholders): boolean =>
  nameOf(a, given) === nameOf(b, given) && String(membersOf(a, given)) === String(membersOf(b, given));
