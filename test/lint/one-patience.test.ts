import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lint-"));
  cpSync("lint/one-patience.grit", join(folder, "rule.grit"));
  writeFileSync(join(folder, "biome.json"), JSON.stringify({ root: true, plugins: ["./rule.grit"] }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the rule on a test's step; it throws if the rule refuses the step. */
function check(step: string): void {
  writeFileSync(join(folder, "sample.ts"), `import { expect, vi } from "vitest";\nawait ${step};\n`);
  const options = { cwd: folder, encoding: "utf8", stdio: "pipe" } as const;
  execFileSync(resolve("node_modules/.bin/biome"), ["lint", "--only=plugin", "sample.ts"], options);
}

test.each(["vi.waitFor(() => expect(1).toBe(1))", "vi.waitFor(() => 1, { timeout: 5_000 })"])(
  "a wait with a patience of its own is refused: %s",
  (step) => {
    expect(() => check(step)).toThrow("Wait with expect.poll");
  },
);

test("a wait with the patience of all tests is not", () => {
  expect(() => check("expect.poll(() => 1).toBe(1)")).not.toThrow();
});
