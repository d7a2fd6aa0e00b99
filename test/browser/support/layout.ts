import type { Page } from "playwright-core";
import { expect } from "vitest";

/** The page must not be wider than the screen; an element that scrolls by itself may be. */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const [content, screen] = await page.evaluate<[number, number]>(
    "[document.documentElement.scrollWidth, document.documentElement.clientWidth]",
  );
  expect(content, `width of ${page.url()}`).toBeLessThanOrEqual(screen);
}
