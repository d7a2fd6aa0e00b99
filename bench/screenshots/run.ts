import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { loadDemo } from "../../local/demo/load-demo.ts";
import { paths } from "../../local/paths.ts";
import { startService } from "../../local/service.ts";
import { synthesize } from "../../local/template/synthesize.ts";
import { buildWebsite } from "../../local/website/build-website.ts";
import { prepareConference } from "./conference.ts";
import { type View, views } from "./views.ts";

const FOLDER = resolve("screenshots");
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const DESKTOP = { viewport: { width: 1280, height: 860 } };
const looks: Record<string, BrowserContextOptions> = {
  "phone-light": { ...PHONE, colorScheme: "light" },
  "phone-dark": { ...PHONE, colorScheme: "dark" },
  "desktop-light": { ...DESKTOP, colorScheme: "light" },
  "desktop-dark": { ...DESKTOP, colorScheme: "dark" },
};

/** Of each page and state: `npm run screenshots [-- <part of a name>]`. */
async function run(wanted: string): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), "screenshots-"));
  await buildWebsite(console.log);
  const service = await startService({
    assembly: synthesize(join(scratch, "assembly")),
    port: 0,
    conflicts: true,
    website: paths.website,
    log: console.error,
  });
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    await loadDemo(service);
    const list = views(await prepareConference(service)).filter(({ name }) => name.includes(wanted));
    for (const [look, options] of Object.entries(looks)) {
      for (const view of list) await shoot(browser, { ...options, baseURL: service.url }, look, view);
      console.log(`${look}: ${list.length} pages`);
    }
  } finally {
    await browser.close();
    await service.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function shoot(
  browser: Browser,
  options: BrowserContextOptions,
  look: string,
  view: View,
): Promise<void> {
  const context = await browser.newContext({
    ...options,
    reducedMotion: "reduce",
    timezoneId: "Europe/Berlin",
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error" && view.api === undefined)
      console.error(`${view.name} | ${message.text()}`);
  });
  page.on("pageerror", (error) => console.error(`${view.name} | ${error.message}`));
  if (view.user !== undefined) await signIn(page, view.user);
  if (view.api === "fails") await page.route("**/api/**", (route) => route.fulfill({ status: 503 }));
  if (view.api === "never-answers") await page.route("**/api/**", () => undefined);
  await page.goto(view.path);
  await settle(page, view);
  await view.act?.(page);
  if (view.api !== "never-answers") await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(FOLDER, look, `${view.name}.png`) });
  await context.close();
}

async function signIn(page: Page, user: string): Promise<void> {
  await page.goto("/sign-in?returnTo=/nowhere");
  await page.getByRole("button", { name: new RegExp(user, "i") }).click();
  await page.waitForURL(({ pathname }) => pathname === "/nowhere");
}

/** What is to load has loaded, unless it never will. */
async function settle(page: Page, view: View): Promise<void> {
  if (view.api === "never-answers") await page.getByRole("status").first().waitFor();
  else await page.locator("main").getByRole("heading").first().waitFor();
  await page.evaluate("document.fonts.ready");
}

await run(process.argv[2] ?? "");
