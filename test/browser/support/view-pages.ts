import type { Page } from "playwright-core";
import { PHONE } from "../../../bench/screenshots/looks.ts";
import { hasSetClock } from "../../../bench/screenshots/set-clock.ts";
import type { View } from "../../../bench/screenshots/view.ts";
import { Complaints } from "./complaints.ts";
import type { Site, StorageState } from "./site.ts";

/** A document of the app's origin in which nothing runs. */
const QUIET = "/config.json";
const MEANT_TO_FAIL = /^Failed to load resource|ERR_INTERNET_DISCONNECTED/;

interface Phone {
  readonly page: Page;
  /** What its browser has kept before the first view. */
  readonly storage: StorageState;
}

/**
 * A phone for each user of views. It shows one view after another, because a new page compiles the whole app again: that
 * takes longer than everything that is checked.
 */
export class ViewPages {
  readonly #site: Site;
  readonly #kept = new Map<View["user"], Phone>();

  constructor(site: Site) {
    this.#site = site;
  }

  /** Gives `check` a page of the view's user that is as new. Fails if the page complains meanwhile. */
  async use(view: View, check: (page: Page) => Promise<void>): Promise<void> {
    const { user } = view;
    const phone = this.#kept.get(user) ?? (await this.#open(user));
    this.#kept.delete(user);
    const mayFail = view.api !== undefined || view.act !== undefined || view.missing;
    const complaints = new Complaints(phone.page, mayFail ? MEANT_TO_FAIL : undefined);
    try {
      await check(phone.page);
      complaints.expectNone();
      if (!hasSetClock(phone.page)) this.#kept.set(user, await asNew(phone));
    } finally {
      complaints.end();
      if (this.#kept.get(user) !== phone) await phone.page.context().close();
    }
  }

  async #open(user: View["user"]): Promise<Phone> {
    const context = await this.#site.context({ device: "phone", ...(user && { user }) });
    return { page: await context.newPage(), storage: await context.storageState() };
  }
}

/** Closes the app before the network comes back, because it would then send what it has kept for this. */
async function asNew(phone: Phone): Promise<Phone> {
  const { page, storage } = phone;
  const context = page.context();
  const { origin } = new URL(page.url());
  await page.goto("about:blank");
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await context.setOffline(false);
  await context.clearPermissions();
  const chromium = await context.newCDPSession(page);
  await chromium.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
  await chromium.detach();
  await page.goto(QUIET);
  await page.evaluate("sessionStorage.clear()");
  await context.setStorageState(storage);
  await page.setViewportSize(PHONE.viewport);
  return phone;
}
