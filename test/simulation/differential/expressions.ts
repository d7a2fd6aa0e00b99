import fc from "../../support/same-examples.ts";
import {
  attribute,
  changeable,
  countAttribute,
  numberValue,
  type Piece,
  type Pieces,
  textAttribute,
  textValue,
  value,
} from "./pieces.ts";

const joined = (...parts: readonly fc.Arbitrary<Pieces>[]): fc.Arbitrary<Pieces> =>
  fc.tuple(...parts).map((pieces) => pieces.flat());
const just = (text: string): fc.Arbitrary<Pieces> => fc.constant([text]);
const one = (piece: fc.Arbitrary<Piece>): fc.Arbitrary<Pieces> => piece.map((each) => [each]);

const size = joined(just("size("), one(attribute), just(")"));
const operand = fc.oneof(
  { weight: 5, arbitrary: one(attribute) },
  { weight: 4, arbitrary: one(value) },
  { weight: 1, arbitrary: size },
);
const comparator = fc.constantFrom("=", "<>", "<", "<=", ">", ">=").map((sign): Pieces => [sign]);
const list = fc
  .array(operand, { minLength: 1, maxLength: 3 })
  .map((operands): Pieces => operands.flatMap((each, n) => (n === 0 ? each : [",", ...each])));

/** Comparisons of like with like, which say more than others. */
const typed: fc.Arbitrary<Pieces> = fc.oneof(
  joined(one(countAttribute), comparator, one(fc.oneof(numberValue, countAttribute))),
  joined(one(textAttribute), comparator, one(fc.oneof(textValue, textAttribute))),
  joined(one(countAttribute), just("BETWEEN"), one(numberValue), just("AND"), one(numberValue)),
);

const leaf: fc.Arbitrary<Pieces> = fc.oneof(
  { weight: 8, arbitrary: typed },
  { weight: 2, arbitrary: joined(operand, comparator, operand) },
  { weight: 2, arbitrary: joined(just("attribute_exists("), one(attribute), just(")")) },
  { weight: 2, arbitrary: joined(just("attribute_not_exists("), one(attribute), just(")")) },
  {
    weight: 1,
    arbitrary: joined(just("begins_with("), one(attribute), just(","), one(textValue), just(")")),
  },
  { weight: 1, arbitrary: joined(operand, just("BETWEEN"), operand, just("AND"), operand) },
  { weight: 1, arbitrary: joined(operand, just("IN ("), list, just(")")) },
);

const { condition } = fc.letrec<{ condition: Pieces; inner: Pieces }>((tie) => ({
  inner: fc.oneof(
    { weight: 5, arbitrary: leaf },
    { weight: 1, arbitrary: joined(just("NOT"), leaf) },
    { weight: 1, arbitrary: joined(just("("), tie("condition"), just(")")) },
  ),
  condition: fc.oneof(
    { maxDepth: 3, depthIdentifier: "condition" },
    { weight: 4, arbitrary: leaf },
    { weight: 2, arbitrary: joined(tie("inner"), just("AND"), tie("inner")) },
    { weight: 2, arbitrary: joined(tie("inner"), just("OR"), tie("condition")) },
    { weight: 1, arbitrary: joined(just("NOT"), tie("inner")) },
  ),
}));

export { condition };

const assigned: fc.Arbitrary<Pieces> = fc.oneof(
  { weight: 2, arbitrary: one(value) },
  { weight: 1, arbitrary: one(attribute) },
  { weight: 2, arbitrary: joined(just("if_not_exists("), one(attribute), just(","), one(value), just(")")) },
);
const counted: fc.Arbitrary<Pieces> = fc.oneof(
  one(numberValue),
  one(countAttribute),
  joined(one(countAttribute), fc.constantFrom<Pieces>(["+"], ["-"]), one(numberValue)),
  joined(
    just("if_not_exists("),
    one(countAttribute),
    just(","),
    one(numberValue),
    just(")"),
    just("+"),
    one(numberValue),
  ),
);
const marked = fc
  .tuple(fc.constantFrom("sweepPK", "sweepSK"), fc.constantFrom("LINE#1", "LINE#2"))
  .map(([name, text]): Pieces => [name, "=", { value: text }]);
const assignment = fc.oneof(
  { weight: 4, arbitrary: joined(one(countAttribute), just("="), counted) },
  { weight: 2, arbitrary: joined(one(textAttribute), just("="), one(textValue)) },
  { weight: 1, arbitrary: joined(one(changeable), just("="), assigned) },
  { weight: 1, arbitrary: marked },
);
const addition = fc.oneof(
  { weight: 9, arbitrary: joined(one(countAttribute), one(numberValue)) },
  joined(one(changeable), one(value)),
);

const clause = (keyword: string, each: fc.Arbitrary<Pieces>): fc.Arbitrary<Pieces> =>
  fc
    .array(each, { minLength: 1, maxLength: 3 })
    .map((all): Pieces => [keyword, ...all.flatMap((pieces, n) => (n === 0 ? pieces : [",", ...pieces]))]);

export const update: fc.Arbitrary<Pieces> = fc.oneof(
  { weight: 4, arbitrary: clause("SET", assignment) },
  { weight: 2, arbitrary: clause("ADD", addition) },
  { weight: 1, arbitrary: clause("REMOVE", one(attribute)) },
  { weight: 1, arbitrary: joined(clause("SET", assignment), clause("REMOVE", one(attribute))) },
  { weight: 1, arbitrary: joined(clause("ADD", addition), clause("SET", assignment)) },
);
