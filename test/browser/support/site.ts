import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { launchChromium } from "../../../bench/chromium.ts";
import { DESKTOP, PHONE } from "../../../bench/screenshots/looks.ts";
import { signIn } from "../../../bench/screenshots/show-view.ts";
import { paths } from "../../../local/paths.ts";
import { startService, type TestService, type TestServiceOptions } from "../../support/service.ts";
import { Complaints } from "./complaints.ts";
import { patientContext } from "./patient-context.ts";

export interface Visit {
  /** The sample attendee who is signed in. Absent: nobody. */
  readonly user?: string;
  /** @default "desktop" */
  readonly device?: "phone" | "desktop";
  /** Lets the page install its service worker. @default false */
  readonly installsWorker?: boolean;
  /** Console errors that the test allows: requests that are meant to fail. */
  readonly expected?: RegExp;
}

export interface Site {
  readonly service: TestService;
  readonly browser: Browser;
  /**
   * A page in a separate browser context. It closes when the test ends, which fails if the page has
   * complained.
   */
  visit(path: string, visit?: Visit): Promise<Page>;
  /** The same, before its first navigation. */
  open(visit?: Visit): Promise<Page>;
  /** A browser context without a page, which stays open until the last test has ended. */
  context(visit: Omit<Visit, "expected">): Promise<BrowserContext>;
}

export type StorageState = Exclude<BrowserContextOptions["storageState"], string | undefined>;

const devices = { phone: PHONE, desktop: DESKTOP };

/**
 * Starts the whole service with its web app and one browser for the surrounding tests. Empty until those
 * tests begin.
 */
export function useSite(options: TestServiceOptions = {}, chromiumArgs: readonly string[] = []): Site {
  const site = {} as { service: TestService; browser: Browser } & Site;
  const opened: { page: Page; complaints: Complaints }[] = [];
  const signIns = new Map<string, Promise<StorageState>>();

  beforeAll(async () => {
    const starting = startService({ triggers: true, website: paths.website, ...options });
    const [service, browser] = await Promise.all([starting, launchChromium(chromiumArgs)]);
    Object.assign(site, { service, browser });
  });
  afterEach(async () => {
    const ended = opened.splice(0);
    for (const { page } of ended) {
      // An answer that a test changes may still be pending.
      if (!page.isClosed()) await page.unrouteAll({ behavior: "ignoreErrors" });
      await page.context().close();
    }
    for (const { complaints } of ended) complaints.expectNone();
  });
  afterAll(async () => {
    await site.browser.close();
    await site.service.stop();
  });

  const newContext = (more: BrowserContextOptions) =>
    patientContext(site.browser, {
      baseURL: site.service.url,
      timezoneId: "Europe/Berlin",
      locale: "en-GB",
      ...more,
    });

  /** A sample attendee signs in once; later visits are signed in already. */
  async function signedIn(user: string): Promise<StorageState> {
    const context = await newContext({});
    await signIn(await context.newPage(), user);
    const state = await context.storageState();
    await context.close();
    return state;
  }

  site.context = async ({ user, device = "desktop", installsWorker }) => {
    if (user !== undefined && !signIns.has(user)) signIns.set(user, signedIn(user));
    const storageState = user && (await signIns.get(user));
    return newContext({
      ...devices[device],
      ...(storageState && { storageState }),
      ...(installsWorker && { serviceWorkers: "allow" }),
    });
  };
  site.open = async ({ expected, ...visit } = {}) => {
    const context = await site.context(visit);
    const page = await context.newPage();
    opened.push({ page, complaints: new Complaints(page, expected) });
    return page;
  };
  site.visit = async (path, visit) => {
    const page = await site.open(visit);
    await page.goto(path);
    return page;
  };
  return site;
}
