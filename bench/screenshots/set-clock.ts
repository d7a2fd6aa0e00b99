import type { Page } from "playwright-core";

const pages = new WeakSet<Page>();

/**
 * Stops the page's clock at a time, and the clocks of all pages of its browser context, for ever.
 *
 * @param time milliseconds since 1970
 */
export async function setClock(page: Page, time: number): Promise<void> {
  pages.add(page);
  await page.clock.setFixedTime(time);
}

export const hasSetClock = (page: Page): boolean => pages.has(page);
