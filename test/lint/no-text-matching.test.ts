import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lint-"));
  cpSync("lint/no-text-matching.grit", join(folder, "rule.grit"));
  writeFileSync(join(folder, "biome.json"), JSON.stringify({ root: true, plugins: ["./rule.grit"] }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Counts the rule's findings in an expression. */
function findings(expression: string): number {
  const declared =
    "declare const error: Error, texts: Record<string, string>, message: string, problem: any;";
  writeFileSync(join(folder, "sample.ts"), `${declared}\nexport const it = ${expression};\n`);
  const biome = resolve("node_modules/.bin/biome");
  try {
    const options = { cwd: folder, encoding: "utf8", stdio: "pipe" } as const;
    execFileSync(biome, ["lint", "--reporter=json", "--only=plugin", "sample.ts"], options);
    return 0;
  } catch (failed) {
    const { diagnostics } = JSON.parse((failed as { stdout: string }).stdout);
    return diagnostics.filter(({ category }: { category: string }) => category === "plugin").length;
  }
}

test.each([
  "/EVENT_NOT_FOUND|no such event/i.test(JSON.stringify(error) + error.message)",
  'error.message.includes("no such event")',
  "texts[message]",
  'problem.detail === "The session is full"',
])("a decision by the text of an error is refused: %s", (expression) => {
  expect(findings(expression)).toBe(1);
});

test.each(['problem.code === "SESSION_FULL"', "[message, error.message].join()", "texts[problem.code]"])(
  "codes, and texts that are only shown, are not: %s",
  (expression) => {
    expect(findings(expression)).toBe(0);
  },
);
