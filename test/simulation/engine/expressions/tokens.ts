import { invalid } from "../errors.ts";

export type TokenKind = "word" | "name" | "value" | "sign" | "end";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const TOKEN = /\s*(?:([A-Za-z][A-Za-z0-9_]*)|(#[A-Za-z0-9_]+)|(:[A-Za-z0-9_]+)|(<>|<=|>=|[=<>(),.+-]))/y;
const KINDS = ["word", "name", "value", "sign"] as const;
const END: Token = { kind: "end", text: "" };

/** DynamoDB's limit for an expression. */
const MAX_BYTES = 4_096;

export function tokensOf(expression: string): Token[] {
  if (Buffer.byteLength(expression) > MAX_BYTES) throw invalid("Expression size has exceeded the maximum");
  const tokens: Token[] = [];
  const end = expression.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(expression);
    if (!match) throw invalid(`Syntax error near ${expression.slice(at, at + 20)}`);
    const group = KINDS.findIndex((_, n) => match[n + 1] !== undefined);
    tokens.push({ kind: KINDS[group] as TokenKind, text: match[group + 1] as string });
  }
  return tokens;
}

/** Reads tokens one after the other. Words are compared without regard to case, as DynamoDB does. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(expression: string) {
    this.#tokens = tokensOf(expression);
  }

  get position(): number {
    return this.#at;
  }

  set position(at: number) {
    this.#at = at;
  }

  get next(): Token {
    return this.#tokens[this.#at] ?? END;
  }

  get isAtEnd(): boolean {
    return this.next.kind === "end";
  }

  isBeforeCall(): boolean {
    return this.next.kind === "word" && this.#tokens[this.#at + 1]?.text === "(";
  }

  isAt(text: string): boolean {
    const { kind, text: own } = this.next;
    return kind === "word" ? own.toUpperCase() === text : own === text;
  }

  take(): Token {
    const token = this.next;
    this.#at += 1;
    return token;
  }

  takeIf(text: string): boolean {
    if (!this.isAt(text)) return false;
    this.#at += 1;
    return true;
  }

  expect(text: string): void {
    if (!this.takeIf(text)) throw this.unexpected();
  }

  unexpected(): Error {
    return invalid(`Syntax error; token: ${JSON.stringify(this.next.text || "<EOF>")}`);
  }
}
