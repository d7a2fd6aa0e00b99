import type { Page } from "playwright-core";
import { pushMessages as text } from "../../web/src/messages/attendee/push-messages.ts";

/** A browser without a window blocks notifications. */
const MAY_ASK = 'Object.defineProperty(Notification, "permission", { get: () => "default" });';
const HERE = "https://fcm.googleapis.com/here";
const SUBSCRIBED = `navigator.serviceWorker.getRegistration = async () => ({ pushManager: {
  getSubscription: async () => ({ endpoint: ${JSON.stringify(HERE)} }),
} });`;

/** Shows the question whether this device may tell. */
export async function askForPush(page: Page): Promise<void> {
  await page.addInitScript(MAY_ASK);
  await page.reload();
  await page.getByRole("button", { name: text.ask.start }).waitFor();
}

/** Shows a person who has three devices. */
export async function showDevices(page: Page): Promise<void> {
  const endpoints = [HERE, "https://web.push.apple.com/phone", "https://push.services.mozilla.com/laptop"];
  const subscriptions = endpoints.map((endpoint, n) => ({
    ...{ id: String(n), endpoint, expiresAt: null, createdAt: `2026-12-2${n}T10:00:00.000Z` },
  }));
  await page.route("**/api/me/push-subscriptions", (route) =>
    route.fulfill({ json: { publicKey: "B", subscriptions } }),
  );
  await page.addInitScript(MAY_ASK + SUBSCRIBED);
  await page.reload();
  await page.getByText(text.device.on).waitFor();
}
