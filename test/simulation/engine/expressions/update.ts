import { invalid } from "../errors.ts";
import { type Literal, type Path, parseOperand, parsePath, parseValue } from "./operands.ts";
import { TokenReader } from "./tokens.ts";

export type Assigned =
  | Path
  | Literal
  | { readonly kind: "if-not-exists"; readonly path: Path; readonly otherwise: Assigned }
  | { readonly kind: "sum"; readonly sign: 1 | -1; readonly left: Assigned; readonly right: Assigned };

export interface Assignment {
  readonly path: Path;
  readonly value: Assigned;
}

export interface Addition {
  readonly path: Path;
  readonly value: Literal;
}

export interface UpdateActions {
  readonly set: readonly Assignment[];
  readonly remove: readonly Path[];
  readonly add: readonly Addition[];
}

const CLAUSES = ["SET", "REMOVE", "ADD"] as const;

export function parseUpdate(expression: string): UpdateActions {
  const reader = new TokenReader(expression);
  const actions = { set: [] as Assignment[], remove: [] as Path[], add: [] as Addition[] };
  const seen = new Set<string>();
  if (reader.isAtEnd) throw invalid("The expression can not be empty");
  while (!reader.isAtEnd) {
    const clause = CLAUSES.find((each) => reader.takeIf(each));
    if (clause === undefined) throw reader.unexpected();
    if (seen.has(clause))
      throw invalid(`The "${clause}" section can only be used once in an update expression`);
    seen.add(clause);
    if (clause === "SET") actions.set = parseEach(reader, parseAssignment);
    else if (clause === "REMOVE") actions.remove = parseEach(reader, parsePath);
    else actions.add = parseEach(reader, parseAddition);
  }
  return actions;
}

function parseEach<T>(reader: TokenReader, parse: (reader: TokenReader) => T): T[] {
  const all: T[] = [];
  do all.push(parse(reader));
  while (reader.takeIf(","));
  return all;
}

function parseAssignment(reader: TokenReader): Assignment {
  const path = parsePath(reader);
  reader.expect("=");
  const left = parseTerm(reader);
  if (reader.takeIf("+")) return { path, value: { kind: "sum", sign: 1, left, right: parseTerm(reader) } };
  if (reader.takeIf("-")) return { path, value: { kind: "sum", sign: -1, left, right: parseTerm(reader) } };
  return { path, value: left };
}

function parseTerm(reader: TokenReader): Assigned {
  if (!reader.isBeforeCall()) return parseOperand(reader);
  const name = reader.take().text;
  if (name !== "if_not_exists") throw invalid(`Invalid function name; function: ${name}`);
  reader.expect("(");
  const path = parsePath(reader);
  reader.expect(",");
  const otherwise = parseTerm(reader);
  reader.expect(")");
  return { kind: "if-not-exists", path, otherwise };
}

const parseAddition = (reader: TokenReader): Addition => ({
  path: parsePath(reader),
  value: parseValue(reader),
});
