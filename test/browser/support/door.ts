// What a person at the door does and sees on its page.

import type { Page } from "playwright-core";

export async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Code of the ticket").fill(code);
  await page.getByRole("button", { name: "Check" }).click();
}

/** Waits for an answer. A welcome goes away by itself, so all waits begin before it comes. */
export const says = (page: Page, word: string, ...texts: readonly (string | RegExp)[]) =>
  Promise.all([
    page.getByRole("heading", { level: 2, name: word }).waitFor(),
    ...texts.map((text) => page.getByText(text).first().waitFor()),
  ]);
