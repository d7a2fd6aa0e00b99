import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const FOLDER = new URL("../../docs/adr/", import.meta.url).pathname;

it("the table of decisions has one row for each decision, in order", () => {
  const table = readFileSync(`${FOLDER}README.md`, "utf8");
  const rows = [...table.matchAll(/^\| \[(\d{3}) [^\]]+\]\(([^)]+)\)/gm)];
  expect(rows.map(([, , file]) => file)).toEqual(globSync("[0-9]*.md", { cwd: FOLDER }).sort());
  expect(rows.map(([, number]) => number)).toEqual(rows.map(([, , file]) => file?.slice(0, 3)));
});
