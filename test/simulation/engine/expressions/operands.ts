import { invalid } from "../errors.ts";
import type { Attributes, Value } from "../values.ts";
import type { TokenReader } from "./tokens.ts";

/** Words of the grammar that cannot be names of attributes. DynamoDB reserves many more. */
const GRAMMAR_WORDS = new Set(["AND", "OR", "NOT", "BETWEEN", "IN", "SET", "REMOVE", "ADD", "DELETE"]);

export interface Path {
  readonly kind: "path";
  /** A name as it is, or a placeholder such as `#status`. */
  readonly token: string;
}

export interface Literal {
  readonly kind: "value";
  readonly token: string;
}

/** What an expression refers to: an item, and the request's placeholders. */
export interface Scope {
  readonly item: Attributes | undefined;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Attributes;
}

export type Placeholders = Pick<Scope, "names" | "values">;

export function parsePath(reader: TokenReader): Path {
  const { kind, text } = reader.next;
  const isPath = kind === "name" || (kind === "word" && !GRAMMAR_WORDS.has(text.toUpperCase()));
  if (!isPath) throw reader.unexpected();
  reader.take();
  return { kind: "path", token: text };
}

export function parseValue(reader: TokenReader): Literal {
  if (reader.next.kind !== "value") throw reader.unexpected();
  return { kind: "value", token: reader.take().text };
}

export const parseOperand = (reader: TokenReader): Path | Literal =>
  reader.next.kind === "value" ? parseValue(reader) : parsePath(reader);

export function nameOf({ token }: Path, { names }: Pick<Scope, "names">): string {
  if (!token.startsWith("#")) return token;
  const name = names[token];
  if (name === undefined) throw invalid(`An expression attribute name is not defined: ${token}`);
  return name;
}

export function literalOf({ token }: Literal, { values }: Pick<Scope, "values">): Value {
  const value = values[token];
  if (value === undefined) throw invalid(`An expression attribute value is not defined: ${token}`);
  return value;
}

/** The value that an operand stands for; `undefined` if the item does not have the attribute. */
export const resolved = (operand: Path | Literal, scope: Scope): Value | undefined =>
  operand.kind === "value" ? literalOf(operand, scope) : scope.item?.[nameOf(operand, scope)];
