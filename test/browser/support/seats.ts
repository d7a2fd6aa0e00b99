import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** The button of a session, found by its text. */
export const button = (page: Page, says: string | RegExp): Locator =>
  page.getByRole("button", { name: says });

/** Waits until the page shows the text. */
export async function expectText(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor();
}

export async function expectBusy(locator: Locator): Promise<void> {
  await expect.poll(() => locator.getAttribute("aria-busy")).toBe("true");
}

/** Agrees to the dialog's question. */
export async function confirm(page: Page, agree: string): Promise<void> {
  await page.getByRole("alertdialog").getByRole("button", { name: agree }).click();
}

/** Advances the page's clock, which triggers its periodic requests. */
export async function refresh(page: Page): Promise<void> {
  await page.clock.fastForward("01:01");
}
