import { invalid } from "../errors.ts";
import { type Attributes, isMap, type Value } from "../values.ts";
import type { TokenReader } from "./tokens.ts";

/** Words of the grammar that cannot be names of attributes. DynamoDB reserves many more. */
const GRAMMAR_WORDS = new Set(["AND", "OR", "NOT", "BETWEEN", "IN", "SET", "REMOVE", "ADD", "DELETE"]);

export interface Path {
  readonly kind: "path";
  /** A name as it is, or a placeholder such as `#status`. */
  readonly token: string;
  /** The members of maps that lead on from there. */
  readonly within: readonly string[];
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
  const token = parseName(reader);
  if (!reader.isAt(".")) return { kind: "path", token, within: WHOLE };
  const within: string[] = [];
  while (reader.takeIf(".")) within.push(parseName(reader));
  return { kind: "path", token, within };
}

/** The attribute itself, and not a member of it. */
const WHOLE: readonly string[] = [];

function parseName(reader: TokenReader): string {
  const { kind, text } = reader.next;
  const isName = kind === "name" || (kind === "word" && !GRAMMAR_WORDS.has(text.toUpperCase()));
  if (!isName) throw reader.unexpected();
  return reader.take().text;
}

export function parseValue(reader: TokenReader): Literal {
  if (reader.next.kind !== "value") throw reader.unexpected();
  return { kind: "value", token: reader.take().text };
}

export const parseOperand = (reader: TokenReader): Path | Literal =>
  reader.next.kind === "value" ? parseValue(reader) : parsePath(reader);

/** The name of the attribute to which a path belongs. */
export const nameOf = ({ token }: Path, scope: Pick<Scope, "names">): string => named(token, scope);

/** The names of the members of a path. */
export const membersOf = ({ within }: Path, scope: Pick<Scope, "names">): readonly string[] =>
  within.length === 0 ? within : within.map((token) => named(token, scope));

function named(token: string, { names }: Pick<Scope, "names">): string {
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
  operand.kind === "value" ? literalOf(operand, scope) : valueAt(operand, scope);

function valueAt(path: Path, scope: Scope): Value | undefined {
  const members = membersOf(path, scope);
  let value = scope.item?.[nameOf(path, scope)];
  for (const member of members) value = value !== undefined && isMap(value) ? value[member] : undefined;
  return value;
}
