import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const USUAL_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The browser of this machine; the environment variable `CHROMIUM` names another. */
export function chromiumPath(): string {
  const named = process.env.CHROMIUM;
  const path = named ? [named].find(existsSync) : USUAL_PLACES.find(existsSync);
  if (path !== undefined) return path;
  const missing = named ? `There is no Chromium at ${named}` : "There is no Chromium on this machine";
  throw new Error(
    `${missing}: install one (on Debian "apt-get install chromium"), or say where it is with CHROMIUM=/path/to/chromium.`,
  );
}

/** Root has no sandbox to offer; what is visited is served from this machine. */
const CHROMIUM_ARGS = ["--no-sandbox"];

export function launchChromium(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_ARGS, ...args] });
}
