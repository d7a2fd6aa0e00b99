import type { Page } from "playwright-core";
import { offlineMessages as text } from "../../web/src/messages/attendee/offline-messages.ts";

/** The parts for this come when the page is idle. */
const idle = (page: Page) => page.getByRole("status", { name: text.label }).waitFor({ state: "attached" });

export async function withoutNetwork(page: Page): Promise<void> {
  await idle(page);
  await page.context().setOffline(true);
  await page.getByText(/^No connection/).waitFor();
}

/** A seat is given back while there is no network. */
export async function cancelledOffline(page: Page): Promise<void> {
  await idle(page);
  // What the next steps need is still fetched.
  await page.route("**/api/sessions/*/rsvp", (route) => route.abort("internetdisconnected"));
  await page
    .getByRole("button", { name: /^RSVP’d/ })
    .first()
    .click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Give it back" }).click();
  await page
    .getByRole("button", { name: /^Not sent yet/ })
    .first()
    .waitFor();
  await page.context().setOffline(true);
  await page.getByText(/^No connection/).waitFor();
}

/** The browser offers to install the app, and the person takes a seat. Nothing is reserved in fact. */
export async function withInstallHint(page: Page): Promise<void> {
  await idle(page);
  await page.evaluate("dispatchEvent(new Event('beforeinstallprompt', { cancelable: true }))");
  await page.route("**/api/sessions/*/rsvp", (route) => {
    const [, sessionId = ""] = /sessions\/([^/]+)\/rsvp/.exec(route.request().url()) ?? [];
    const [eventId] = sessionId.split(".");
    const none = { rsvpAt: null, cancelledAt: null, cancelReason: null, waitlistedAt: null };
    const json = {
      ...{ rsvpId: "shown", sessionId, eventId, userId: "chioma", status: "CONFIRMED", version: 1 },
      ...{ ...none, waitlistPosition: null, offeredAt: null, offerExpiresAt: null },
    };
    return route.fulfill({ status: 201, json });
  });
  await page
    .getByRole("button", { name: /^RSVP:/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("complementary", { name: /^Keep / }).waitFor();
}
