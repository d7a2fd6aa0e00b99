import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** The dark scheme changes only colours. */
const schemes = {
  light: {},
  dark: { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } },
} satisfies Record<string, axe.RunOptions>;
/** Passed checks do not matter, and axe needs longer to describe them than to find them. */
const VIOLATIONS_ONLY: axe.RunOptions = { resultTypes: ["violations"], selectors: false, preload: false };
/** A document's own list omits animations in shadow roots. */
const ROOTS =
  '[document, ...[...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? [])]';
/** Even with reduced motion, colours take a moment to change, and inherited colours change later. */
const SETTLED = `(async () => {
  const frame = () => new Promise(requestAnimationFrame);
  for (;;) {
    await frame();
    await frame();
    const animations = ${ROOTS}.flatMap((root) => root.getAnimations());
    const moving = animations.filter(({ playState }) => playState === "running");
    if (moving.length === 0) return;
    await Promise.allSettled(moving.map(({ finished }) => finished));
  }
})()`;

/** Placeholders that only the eye can see. */
const SILENT_PLACEHOLDERS = `[...document.querySelectorAll(".shimmer")]
  .filter((placeholder) => placeholder.closest("[role=status], [role=progressbar]") === null)
  .map((placeholder) => "A placeholder does not say that it loads: " + placeholder.outerHTML)`;

/** What axe finds on the page as it is now, in the light and in the dark scheme, and placeholders that say nothing. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate("Boolean(globalThis.axe)"))) await page.evaluate(SOURCE);
  const found = await page.evaluate<string[]>(SILENT_PLACEHOLDERS);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(SETTLED);
    const results = await page.evaluate<axe.AxeResults>(
      `axe.run(${JSON.stringify({ ...VIOLATIONS_ONLY, ...schemes[colorScheme] })})`,
    );
    found.push(...results.violations.map((violation) => described(violation, colorScheme)));
  }
  await page.emulateMedia({ colorScheme: null });
  return found;
}

export async function expectNoViolations(page: Page): Promise<void> {
  expect(await violations(page), `what axe finds at ${page.url()}`).toEqual([]);
}

function described({ id, help, nodes }: axe.Result, colorScheme: string): string {
  const places = nodes.map(({ html, failureSummary }) => `${html}\n  ${failureSummary}`);
  return `${id} (${colorScheme}): ${help}\n${places.slice(0, 3).join("\n")}`;
}
