import { invalid } from "../errors.ts";
import { type Literal, type Path, parseOperand, parsePath } from "./operands.ts";
import { TokenReader } from "./tokens.ts";

export type Comparator = "=" | "<>" | "<" | "<=" | ">" | ">=";
export type Operand = Path | Literal | { readonly kind: "size"; readonly path: Path };

export type Condition =
  | { readonly kind: "and" | "or"; readonly left: Condition; readonly right: Condition }
  | { readonly kind: "not"; readonly condition: Condition }
  | {
      readonly kind: "comparison";
      readonly comparator: Comparator;
      readonly left: Operand;
      readonly right: Operand;
    }
  | { readonly kind: "between"; readonly operand: Operand; readonly low: Operand; readonly high: Operand }
  | { readonly kind: "in"; readonly operand: Operand; readonly list: readonly Operand[] }
  | { readonly kind: "exists" | "not-exists"; readonly path: Path }
  | { readonly kind: "begins-with"; readonly operand: Operand; readonly prefix: Operand };

const COMPARATORS: readonly string[] = ["=", "<>", "<", "<=", ">", ">="];
const MAX_IN_LIST = 100;

/** Parses a condition. The order of precedence is comparison, NOT, AND, OR. */
export function parseCondition(expression: string): Condition {
  const reader = new TokenReader(expression);
  const condition = parseOr(reader);
  if (!reader.isAtEnd) throw reader.unexpected();
  return condition;
}

function parseOr(reader: TokenReader): Condition {
  let left = parseAnd(reader);
  while (reader.takeIf("OR")) left = { kind: "or", left, right: parseAnd(reader) };
  return left;
}

function parseAnd(reader: TokenReader): Condition {
  let left = parseNot(reader);
  while (reader.takeIf("AND")) left = { kind: "and", left, right: parseNot(reader) };
  return left;
}

function parseNot(reader: TokenReader): Condition {
  return reader.takeIf("NOT") ? { kind: "not", condition: parseNot(reader) } : parsePrimary(reader);
}

function parsePrimary(reader: TokenReader): Condition {
  if (reader.isAt("(")) return parseParentheses(reader);
  if (reader.isBeforeCall() && !reader.isAt("SIZE")) return parseFunction(reader);
  const left = parseSized(reader);
  if (reader.takeIf("BETWEEN")) {
    const low = parseSized(reader);
    reader.expect("AND");
    return { kind: "between", operand: left, low, high: parseSized(reader) };
  }
  if (reader.takeIf("IN")) return { kind: "in", operand: left, list: parseList(reader) };
  const { text } = reader.next;
  if (!COMPARATORS.includes(text)) throw reader.unexpected();
  reader.take();
  return { kind: "comparison", comparator: text as Comparator, left, right: parseSized(reader) };
}

function parseParentheses(reader: TokenReader): Condition {
  reader.expect("(");
  const isDouble = reader.isAt("(");
  const inner = isDouble ? parseDouble(reader) : parseOr(reader);
  reader.expect(")");
  return inner;
}

/** DynamoDB refuses `((a = b))`, but not `((a = b) OR c = d)`. */
function parseDouble(reader: TokenReader): Condition {
  const before = reader.position;
  parseParentheses(reader);
  if (reader.isAt(")")) throw invalid("The expression has redundant parentheses");
  reader.position = before;
  return parseOr(reader);
}

function parseList(reader: TokenReader): Operand[] {
  const list: Operand[] = [];
  reader.expect("(");
  do list.push(parseSized(reader));
  while (reader.takeIf(","));
  reader.expect(")");
  if (list.length > MAX_IN_LIST) throw invalid("Too many operands for the operator IN");
  return list;
}

function parseFunction(reader: TokenReader): Condition {
  const name = reader.take().text;
  reader.expect("(");
  const condition = parseCall(name, reader);
  reader.expect(")");
  return condition;
}

/** Names of functions are in small letters, unlike those of the operators. */
function parseCall(name: string, reader: TokenReader): Condition {
  switch (name) {
    case "attribute_exists":
      return { kind: "exists", path: parsePath(reader) };
    case "attribute_not_exists":
      return { kind: "not-exists", path: parsePath(reader) };
    case "begins_with": {
      const operand = parseOperand(reader);
      reader.expect(",");
      return { kind: "begins-with", operand, prefix: parseOperand(reader) };
    }
    default:
      throw invalid(`Invalid function name; function: ${name}`);
  }
}

function parseSized(reader: TokenReader): Operand {
  if (!reader.isBeforeCall()) return parseOperand(reader);
  const name = reader.take().text;
  if (name !== "size") throw invalid(`Invalid function name; function: ${name}`);
  reader.expect("(");
  const path = parsePath(reader);
  reader.expect(")");
  return { kind: "size", path };
}
