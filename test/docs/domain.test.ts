import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { INVARIANTS } from "../support/invariant-names.ts";

const domain = readFileSync(new URL("../../docs/domain.md", import.meta.url), "utf8");

it("defines every invariant that a test failure can name", () => {
  const rows = [...domain.matchAll(/^\| \*\*([^*]+)\*\* \|/gm)].map(([, name]) => name);
  for (const name of Object.values(INVARIANTS)) expect(rows).toContain(name);
});
