import type { Page } from "playwright-core";

/** A browser may take a moment to draw the code. */
export const withCode = (page: Page): Promise<void> =>
  page
    .getByRole("main")
    .getByRole("img", { name: /^QR code/ })
    .waitFor();

export async function askToReplace(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Replace the ticket/ }).click();
  await page.getByRole("alertdialog").waitFor();
}

export async function showLarger(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Show it larger" }).click();
  await page.getByRole("dialog").getByRole("img").waitFor();
}
