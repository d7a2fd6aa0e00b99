import { buildSchema, Kind, NoUnusedFragmentsRule, parse, print, specifiedRules, validate } from "graphql";
import { expect, it } from "vitest";
import sdl from "../../functions/contract/schema.graphql?raw";
import { schemaTypes } from "../../web/schema-types.ts";
import written from "../../web/src/api/schema.ts?raw";

const sources = import.meta.glob<string>("../../web/src/**/*.{ts,tsx}", {
  eager: true,
  query: "?raw",
  import: "default",
});
const texts = Object.values(sources).flatMap((source) =>
  [...source.matchAll(/\bgql`([^`]*)`/g)].map(([, text = ""]) => text.replaceAll(/\$\{\w+\}/g, "")),
);
const definitions = texts.flatMap((text) => parse(text).definitions);
const fragments = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);

it("the app's types are those of the API's schema: `npm run web:types`", () => {
  // Biome has formatted them differently.
  const plain = (text: string) => text.replaceAll(/[\s|;]+/g, " ");
  expect(plain(written)).toBe(plain(schemaTypes(sdl)));
});

it.each(operations.map((operation) => [operation.name?.value, operation] as const))(
  "the API understands the app's operation %s",
  (_, operation) => {
    const document = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] } as const;
    const rules = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule);
    expect(validate(buildSchema(sdl), document, rules), print(document)).toEqual([]);
  },
);
