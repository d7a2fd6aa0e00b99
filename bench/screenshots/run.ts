import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { loadDemo } from "../../local/demo/load-demo.ts";
import { chromium, font } from "../../local/machine/chromium.ts";
import { java } from "../../local/machine/java.ts";
import { provide } from "../../local/machine/provide.ts";
import { paths } from "../../local/paths.ts";
import { runCommand } from "../../local/run-command.ts";
import { startService } from "../../local/service.ts";
import { StartError } from "../../local/start-error.ts";
import { synthesize } from "../../local/template/synthesize.ts";
import { buildWebsite } from "../../local/website/build-website.ts";
import { launchChromium } from "../chromium.ts";
import { prepareConference } from "./conference.ts";
import { DESKTOP, PHONE } from "./looks.ts";
import { showView, signIn } from "./show-view.ts";
import type { View } from "./view.ts";
import { views } from "./views.ts";

const USAGE = "npm run screenshots [-- <part of a name>]";
const FOLDER = resolve("screenshots");
const looks: Record<string, BrowserContextOptions> = {
  "phone-light": { ...PHONE, colorScheme: "light" },
  "phone-dark": { ...PHONE, colorScheme: "dark" },
  "desktop-light": { ...DESKTOP, colorScheme: "light" },
  "desktop-dark": { ...DESKTOP, colorScheme: "dark" },
};

/** Takes a screenshot of each page and state: `npm run screenshots [-- <part of a name>]`. */
async function run(args: readonly string[]): Promise<void> {
  const [wanted = "", ...others] = args;
  if (others.length > 0 || wanted.startsWith("-")) {
    throw new StartError(`Give one part of a name. Usage: ${USAGE}`);
  }
  // This check comes first because everything else takes a while.
  await provide([java, chromium, font], console.log);
  const scratch = mkdtempSync(join(tmpdir(), "screenshots-"));
  await buildWebsite(console.log);
  const service = await startService({
    assembly: synthesize(join(scratch, "assembly")),
    port: 0,
    conflicts: true,
    website: paths.website,
    log: console.error,
  });
  const browser = await launchChromium();
  try {
    await loadDemo(service);
    const list = views(await prepareConference(service)).filter(({ name }) => name.includes(wanted));
    if (list.length === 0) throw new StartError(`No page has '${wanted}' in its name.`);
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
  await showView(page, view);
  await page.screenshot({ path: join(FOLDER, look, `${view.name}.png`), animations: "disabled" });
  // An answer that a view changes may still be pending; its failure would end the run.
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await context.close();
}

await runCommand(() => run(process.argv.slice(2)));
