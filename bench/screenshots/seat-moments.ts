import type { Page } from "playwright-core";

/** Two seats at the same time: named before the tap. */
export async function withClash(page: Page): Promise<void> {
  await page.getByRole("region", { name: "What you have at that time" }).waitFor();
}

/** What happens to the other seat is said before the exchange. */
export async function askToSwap(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Take this and give up/ }).click();
  await page.getByRole("alertdialog").waitFor();
}

/** The same in an event that blocks overlaps, whose button says why. */
export async function withBlockedSwap(page: Page): Promise<void> {
  await blockOverlaps(page);
  await page.reload();
  await page.getByRole("button", { name: /^Swap, / }).waitFor();
}

export async function blockOverlaps(page: Page): Promise<void> {
  await page.route(/\/api\/events(\/[^/]+)?$/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(/"conflictPolicy":"[A-Z]+"/g, '"conflictPolicy":"BLOCK"');
    await route.fulfill({ response, body });
  });
}

/** An offer can be put off as well. */
export async function askToDecline(page: Page): Promise<void> {
  await page
    .getByRole("main")
    .getByRole("button", { name: /^Decline/ })
    .click();
  await page.getByRole("alertdialog").waitFor();
}

/** A person who stays can choose what happens when a seat comes. */
export async function askToLeave(page: Page): Promise<void> {
  await page.getByRole("button", { name: /in line, leave/ }).click();
  await page.getByRole("alertdialog").waitFor();
}
