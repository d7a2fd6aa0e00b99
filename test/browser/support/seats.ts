import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** The button of a session, by what it says. */
export const button = (page: Page, says: string | RegExp): Locator =>
  page.getByRole("button", { name: says });

/** Once the page says so; whatever it says meanwhile. */
export async function expectText(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor();
}

export async function expectBusy(locator: Locator): Promise<void> {
  await expect.poll(() => locator.getAttribute("aria-busy")).toBe("true");
}

export async function expectUnavailable(locator: Locator): Promise<void> {
  await expect.poll(() => locator.getAttribute("aria-disabled")).toBe("true");
}

/** Agrees to what the dialog asks. */
export async function confirm(page: Page, agree: string): Promise<void> {
  await page.getByRole("alertdialog").getByRole("button", { name: agree }).click();
}

/** As if so much time went by on the page: what it asks for now and then is asked for. */
export async function refresh(page: Page): Promise<void> {
  await page.clock.fastForward("01:01");
}
