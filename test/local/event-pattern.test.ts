import { expect, it } from "vitest";
import { filterOf } from "../../local/triggers/event-pattern.ts";

const record = {
  eventName: "MODIFY",
  dynamodb: { NewImage: { PK: { S: "USER#ada" }, status: { S: "OFFERED" } } },
};

const image = (rules: object) => ({ dynamodb: { NewImage: rules } });

it.each([
  [true, { eventName: ["INSERT", "MODIFY"] }],
  [false, { eventName: ["REMOVE"] }],
  [true, image({ PK: { S: [{ prefix: "USER#" }] } })],
  [false, image({ PK: { S: [{ prefix: "EVENT#" }] } })],
  [true, image({ PK: { S: [{ suffix: "ada" }] } })],
  [true, image({ status: { S: [{ "anything-but": ["CONFIRMED"] }] } })],
  [false, image({ status: { S: [{ "anything-but": ["OFFERED"] }] } })],
  [true, image({ part: { N: [{ exists: false }] } })],
  [false, image({ status: { S: [{ exists: false }] } })],
  [true, { $or: [{ eventName: ["REMOVE"] }, image({ status: { S: ["OFFERED"] } })] }],
  [false, { eventName: ["MODIFY"], dynamodb: { OldImage: { PK: { S: ["USER#ada"] } } } }],
])("%s for %j", (expected, pattern) => {
  expect(filterOf([pattern])(record)).toBe(expected);
});

it("one of several patterns is enough, and without any each record passes", () => {
  expect(filterOf([{ eventName: ["REMOVE"] }, { eventName: ["MODIFY"] }])(record)).toBe(true);
  expect(filterOf([])(record)).toBe(true);
});

it("a rule that cannot be evaluated is refused at once", () => {
  expect(() => filterOf([{ eventName: [{ cidr: "10.0.0.0/8" }] }])).toThrow("cidr");
});
