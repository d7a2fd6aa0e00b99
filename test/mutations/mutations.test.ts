import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { chosenMutations } from "./chosen-mutations.ts";
import { mutantOf } from "./mutant-of.ts";
import { mutations } from "./mutations.ts";
import { noticeFaults } from "./notice-mutations.ts";
import { plantedFaults } from "./planted-faults.ts";

test.each([...mutations, ...plantedFaults, ...noticeFaults])(
  "$name: is found in the code once, and its tests exist",
  (mutation) => {
    const source = readFileSync(mutation.file, "utf8");
    expect(mutantOf(mutation, source)).not.toBe(source);
    expect(mutation.tests.filter((path) => !existsSync(path))).toEqual([]);
  },
);

test("no two mutations have the same name", () => {
  const names = [...mutations, ...plantedFaults, ...noticeFaults].map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe("npm run test:mutations", () => {
  test("runs all, those of a name, or a few", () => {
    expect(chosenMutations([])).toEqual(mutations);
    const ofTally = mutations.filter(({ name }) => name.startsWith("tally: "));
    expect(chosenMutations(["tally: "])).toEqual(ofTally);
    expect(chosenMutations(["--short"])).toHaveLength(2);
  });

  test.each([["no such name"], ["--shrt"], ["tally", "rsvp"]])("refuses %s %s in one line", (...args) => {
    expect(() => chosenMutations(args.filter((argument) => argument !== undefined))).toThrow(
      /^[^\n]*(begins with 'no such name'|Usage: )[^\n]*$/,
    );
  });
});
