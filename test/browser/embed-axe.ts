import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const AXE = readFileSync(resolve(import.meta.dirname, "../../node_modules/axe-core/axe.min.js"), "utf8");
const RUN = `axe.run().then(({ violations }) => violations.map(({ id, nodes }) =>
  id + ": " + nodes.map(({ html, failureSummary }) => html + " " + failureSummary).join("; ")))`;

/** Shadow roots included. */
export async function expectNoViolations(page: Page): Promise<void> {
  await page.evaluate(AXE);
  expect(await page.evaluate<string[]>(RUN)).toEqual([]);
}
