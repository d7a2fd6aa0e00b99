import type { Page } from "playwright-core";
import { messages } from "../../web/src/messages/messages.ts";
import type { View } from "./view.ts";

/** Opens the view's page, signed in as the view's user. */
export async function showView(page: Page, view: View): Promise<void> {
  if (view.api === "fails") await page.route("**/api/**", (route) => route.fulfill({ status: 503 }));
  if (view.api === "never-answers") await page.route("**/api/**", () => undefined);
  await page.goto(view.path);
  await settle(page, view);
  if (view.api !== "never-answers") await page.waitForLoadState("networkidle");
  await view.act?.(page);
}

/** Signs in on the local sign-in page, as people do on their own machine. */
export async function signIn(page: Page, user: string): Promise<void> {
  await page.goto("/sign-in?returnTo=/nowhere");
  await page.getByRole("button", { name: new RegExp(user, "i") }).click();
  await page.waitForURL(({ pathname }) => pathname === "/nowhere");
}

/** Waits until everything has loaded; if nothing ever answers, until the page says that it loads. */
async function settle(page: Page, view: View): Promise<void> {
  const loading = page.getByRole("status", { name: messages.loading }).first();
  if (view.api === "never-answers") await loading.waitFor();
  else {
    await page.locator("main").getByRole("heading").first().waitFor();
    await loading.waitFor({ state: "detached" });
  }
  await page.evaluate("document.fonts.ready");
}
