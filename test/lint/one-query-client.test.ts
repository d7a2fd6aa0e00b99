import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const WAYS = [
  'fetch("/api/events")',
  'window.fetch("/api/events")',
  "new XMLHttpRequest()",
  "new QueryClient()",
];
const REFUSED = "Ask the service through web/src/api";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lint-"));
  cpSync("lint", join(folder, "lint"), { recursive: true });
  const { overrides } = JSON.parse(readFileSync("biome.json", "utf8"));
  const plugins = overrides.filter((each: object) => "plugins" in each);
  writeFileSync(join(folder, "biome.json"), JSON.stringify({ root: true, overrides: plugins }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the project's own rules say about an expression in a file at this place. */
function refusals(path: string, expression: string): string[] {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `export const it = () => ${expression};\n`);
  try {
    const options = { cwd: folder, encoding: "utf8", stdio: "pipe" } as const;
    execFileSync(
      resolve("node_modules/.bin/biome"),
      ["lint", "--reporter=json", "--only=plugin", path],
      options,
    );
    return [];
  } catch (failed) {
    const { diagnostics } = JSON.parse((failed as { stdout: string }).stdout);
    return diagnostics.map((each: { message: unknown }) => JSON.stringify(each.message));
  }
}

test.each(WAYS)(
  "a feature that asks the service by itself, or keeps its own answers, is refused: %s",
  (way) => {
    expect(refusals("web/src/features/agenda/planted.ts", way)).toEqual([expect.stringContaining(REFUSED)]);
  },
);

test.each(WAYS)("web/src/api is the place for it: %s", (way) => {
  expect(refusals("web/src/api/planted.ts", way)).toEqual([]);
});

test("a part that asks again without regard to requests on their way is refused", () => {
  const way = "client.invalidateQueries({ queryKey })";
  expect(refusals("web/src/seats/planted.ts", way)).toEqual([expect.stringContaining("ask-anew.ts")]);
  expect(refusals("web/src/api/ask-anew.ts", way)).toEqual([]);
});
