import { getIntrospectionQuery, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { excessOf, MAX_COST, MAX_DEPTH, MAX_TOKENS } from "../../functions/http/graphql/limits.ts";

const excess = (query: string) => excessOf(parse(query));
const nested = (depth: number) => `${"{ a ".repeat(depth)}${"}".repeat(depth)}`;
const aliases = (count: number, field = "__typename") =>
  `{ ${Array.from({ length: count }, (_, n) => `a${n}: ${field}`).join(" ")} }`;

describe("the depth of a query", () => {
  it(`may be ${MAX_DEPTH} but not more`, () => {
    expect(excess(nested(MAX_DEPTH))).toBeNull();
    expect(excess(nested(MAX_DEPTH + 1))).toBe("The query is 9 levels deep. It may have at most 8.");
    expect(excess(nested(12))).toMatch("12 levels deep");
  });

  it("counts the fields of fragments, but not the fragments themselves", () => {
    const inFragment = `{ a { ...f } } fragment f on A ${nested(MAX_DEPTH)}`;
    expect(excess(inFragment)).toMatch("9 levels deep");
    const inline = `{ ${"... on A { ".repeat(20)} a ${"}".repeat(20)} }`;
    expect(excess(inline)).toBeNull();
  });

  it("is that of the deepest operation", () => {
    expect(excess(`query A ${nested(2)} query B ${nested(9)}`)).toMatch("9 levels deep");
  });

  it("leaves out introspection, for which tools use one deep query", () => {
    expect(excess(getIntrospectionQuery())).toBeNull();
  });
});

describe("the cost of a query", () => {
  it(`may be ${MAX_COST} but not more, counting each alias`, () => {
    expect(excess(aliases(MAX_COST))).toBeNull();
    expect(excess(aliases(MAX_COST + 1))).toMatch(`costs ${MAX_COST + 1}`);
    expect(excess(aliases(1_000))).toMatch("costs 1000");
  });

  it.each([
    "mySchedule",
    "myEnded",
    "rsvpToSession",
    "cancelSessionRsvp",
    "acceptSessionOffer",
    "passSessionOffer",
  ])("allows %s nine times in a request, not ten", (field) => {
    expect(excess(aliases(9, field))).toBeNull();
    expect(excess(aliases(10, field))).toMatch("costs 510");
  });

  it("allows one full agenda with My Schedule in a request, not two agendas", () => {
    const fields = Array.from({ length: 40 }, (_, n) => `f${n}`).join(" ");
    expect(excess(`{ sessions { ${fields} } mySchedule { id } }`)).toBeNull();
    expect(excess(aliases(2, "sessions { id }"))).toMatch("costs 804");
    expect(excess("{ ...a b: sessions } fragment a on Query { sessions }")).toMatch("costs 802");
  });

  it("counts a fragment as often as it is spread, also through other fragments", () => {
    const fragments = Array.from(
      { length: 40 },
      (_, n) => `fragment f${n} on A { ...f${n + 1} ...f${n + 1} }`,
    );
    const query = `{ ...f0 } ${fragments.join(" ")} fragment f40 on A { a }`;
    expect(excess(query)).toMatch(`costs ${2 ** 40}`);
  });

  it("adds up the operations", () => {
    expect(excess(`query A ${aliases(300)} query B ${aliases(300)}`)).toMatch("costs 600");
  });

  it("ends if a fragment spreads itself, which validation refuses", () => {
    expect(excess("{ ...a } fragment a on A { x ...b } fragment b on A { y ...a }")).toBeNull();
  });
});

it.each([
  ["selections", "{ a ".repeat(MAX_TOKENS / 2 - 1)],
  ["lists", `{ a(b: ${"[".repeat(MAX_TOKENS - 6)}`],
  ["objects", `{ a(b: ${"{c:".repeat(MAX_TOKENS / 3 - 3)}`],
])("%s nested as deep as tokens allow break neither the parser nor the measure", (_, query) => {
  expect(() => parse(query, { maxLexicalTokens: MAX_TOKENS })).toThrow(
    /^Syntax Error: (Expected|Unexpected) /,
  );
  expect(excess(nested(MAX_TOKENS / 2 - 1))).toMatch("levels deep");
});
