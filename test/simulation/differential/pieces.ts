import fc from "../../support/same-examples.ts";

/** A part of an expression: text, or what a placeholder stands for. */
export type Piece = string | { readonly name: string } | { readonly value: unknown };
export type Pieces = readonly Piece[];

const COUNTS: readonly Piece[] = ["taken", "waiting", "epoch", { name: "taken" }, { name: "capacity" }];
const TEXTS: readonly Piece[] = ["lineOpen", { name: "state" }, { name: "lineOpen" }];
/** Attributes of an index hold texts. DynamoDB Local does not check that everywhere. */
const MARKS: readonly Piece[] = ["sweepPK", "sweepSK"];

export const countAttribute = fc.constantFrom(...COUNTS);
export const textAttribute = fc.constantFrom(...TEXTS);
export const changeable = fc.oneof(
  { weight: 12, arbitrary: countAttribute },
  { weight: 12, arbitrary: textAttribute },
  { weight: 1, arbitrary: fc.constant<Piece>("PK") },
);
export const attribute = fc.oneof({ weight: 4, arbitrary: changeable }, fc.constantFrom(...MARKS));

const number = fc.integer({ min: -1, max: 3 });
const text = fc.constantFrom("", "OPEN", "OPENED", "LINE#1", "é", "\u{1f600}", "\uffee");
const other = fc.constantFrom<unknown>(true, false, null, [1, "a"], { a: 1 }, [], {}, { a: undefined });

export const numberValue: fc.Arbitrary<Piece> = number.map((each) => ({ value: each }));
export const textValue: fc.Arbitrary<Piece> = text.map((each) => ({ value: each }));
export const value = fc.oneof(
  { weight: 6, arbitrary: numberValue },
  { weight: 4, arbitrary: textValue },
  { weight: 1, arbitrary: other.map((each): Piece => ({ value: each })) },
);

/** The attributes and the placeholders of one request. Equal pieces share a placeholder, as in the store. */
export class Placeholders {
  readonly #names = new Map<string, string>();
  readonly #values = new Map<string, unknown>();

  textOf(pieces: Pieces): string {
    return pieces.map((piece) => this.#textOf(piece)).join(" ");
  }

  #textOf(piece: Piece): string {
    if (typeof piece === "string") return piece;
    if ("name" in piece) {
      this.#names.set(`#${piece.name}`, piece.name);
      return `#${piece.name}`;
    }
    const known = [...this.#values].find(([, each]) => each === piece.value);
    const placeholder = known?.[0] ?? `:v${this.#values.size}`;
    this.#values.set(placeholder, piece.value);
    return placeholder;
  }

  get parameters() {
    return {
      ...(this.#names.size > 0 && { ExpressionAttributeNames: Object.fromEntries(this.#names) }),
      ...(this.#values.size > 0 && { ExpressionAttributeValues: Object.fromEntries(this.#values) }),
    };
  }
}
