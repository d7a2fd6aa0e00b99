import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Whether all of the page is as wide as the screen; what scrolls within itself may be wider. */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const [content, screen] = await page.evaluate<[number, number]>(
    "[document.documentElement.scrollWidth, document.documentElement.clientWidth]",
  );
  expect(content, `width of ${page.url()}`).toBeLessThanOrEqual(screen);
}
