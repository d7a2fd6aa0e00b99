import { describe, expect, it } from "vitest";
import { compareTexts, equal, marshalledAttributes } from "./values.ts";

describe("values", () => {
  it("order texts by their UTF-8 bytes, also beyond the basic plane", () => {
    const inOrder = ["", "A", "a", "é", "\uffee", "\u{1f600}"];
    expect(inOrder.toReversed().toSorted(compareTexts)).toEqual(inOrder);
  });

  it("are sent without undefined members, at any depth", () => {
    expect(marshalledAttributes({ a: undefined, b: { c: undefined, d: [1, undefined, 2] } })).toEqual({
      b: { d: [1, 2] },
    });
  });

  it("are refused if the client does not send them, or if the store uses no such type", () => {
    for (const value of [Number.NaN, 2 ** 60, new Set([1]), new Set(), new Date(0), 1n])
      expect(() => marshalledAttributes({ value })).toThrow(/this engine|the client/);
  });

  it("may be sets of texts, which are equal in any order", () => {
    const { value } = marshalledAttributes({ value: new Set(["a", "b"]) });
    expect(equal(value as never, new Set(["b", "a"]))).toBe(true);
    expect(equal(value as never, new Set(["a"]))).toBe(false);
    expect(equal(value as never, ["a", "b"])).toBe(false);
  });

  it("are equal only if they have the same type and the same members", () => {
    expect(equal({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
    expect(equal({ a: [1] }, { a: ["1"] })).toBe(false);
    expect(equal({}, [])).toBe(false);
  });
});
