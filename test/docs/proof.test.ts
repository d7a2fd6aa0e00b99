import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { noticeFaults, noticeMutations } from "../mutations/notice-mutations.ts";

it("the table of mutants of notices has each of them", () => {
  const document = readFileSync(new URL("../../docs/proof.md", import.meta.url), "utf8");
  const section = document.split("\n## Notices\n")[1]?.split("\n## ")[0] ?? "";
  const rows = [...section.matchAll(/^\| ((?:fault|notices|moves): [^|]+) \|/gm)].map(([, name]) => name);
  expect(rows.sort()).toEqual([...noticeFaults, ...noticeMutations].map(({ name }) => name).sort());
});
