import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { INVARIANTS } from "../support/invariant-names.ts";

const ROOT = join(import.meta.dirname, "../..");

/** Invariants that no state after a scenario can show, with the test that checks each. */
const CHECKED_ELSEWHERE = { "plans are proved": "test/store/programme/session-changes.test.ts" };

it("defines the invariants that tests check, and no others", () => {
  const domain = readFileSync(join(ROOT, "docs/domain.md"), "utf8");
  const section = domain.split("## Invariants")[1]?.split("\n## ")[0] ?? "";
  const rows = [...section.matchAll(/^\| \*\*([^*]+)\*\* \|/gm)].map(([, name]) => name);
  expect(rows.sort()).toEqual([...Object.values(INVARIANTS), ...Object.keys(CHECKED_ELSEWHERE)].sort());
  for (const [name, file] of Object.entries(CHECKED_ELSEWHERE)) {
    expect(existsSync(join(ROOT, file))).toBe(true);
    expect(section).toContain(name);
    expect(domain).toContain(`\`${file}\``);
  }
});
