import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";

/** Long enough for a busy machine. A wait that comes true ends at once. */
const PATIENCE_MS = 60_000;

/** A browser context without animations, whose pages wait as long as a busy machine needs. */
export async function patientContext(
  browser: Browser,
  options: BrowserContextOptions,
): Promise<BrowserContext> {
  // A page whose files come from a worker asks for nothing that a test could hold back or change.
  const context = await browser.newContext({
    reducedMotion: "reduce",
    serviceWorkers: "block",
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}
