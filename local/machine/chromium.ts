import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { chromium as playwright } from "playwright-core";
import { StartError } from "../start-error.ts";
import type { Need } from "./need.ts";
import { pathFolders } from "./path-folders.ts";
import { installCommand, thisSystem } from "./system.ts";

const PROGRAMS = ["chromium", "chromium-browser", "google-chrome"];
const APPLICATIONS = ["Chromium", "Google Chrome"].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

/** Browser journeys, visual checks and screenshots use it. */
export const chromium: Need = {
  name: "Chromium",
  isThere: async () => foundChromium() !== undefined,
  packages: {
    // Debian's Chromium has no font of its own, and text without a font has no size.
    debian: ["chromium", "fonts-liberation"],
    // Ubuntu's package is an empty one that asks for snap.
    ubuntu: [],
    fedora: ["chromium"],
    alpine: ["chromium"],
    macos: ["google-chrome"],
  },
  command: "npx playwright-core install --with-deps chromium",
  otherwise: "name one with CHROMIUM=/path/to/chromium",
};

/** Text without a font has no size, and tests judge how pages look. */
export const font: Need = {
  name: "a font",
  isThere: async () => process.platform !== "linux" || FONT_FOLDERS.some(hasFont),
  packages: {
    debian: ["fonts-liberation"],
    ubuntu: ["fonts-liberation"],
    fedora: ["liberation-fonts"],
    alpine: ["font-liberation"],
    macos: [],
  },
};

const FONT_FOLDERS = [
  "/usr/share/fonts",
  "/usr/local/share/fonts",
  "/run/current-system/sw/share/X11/fonts",
  join(homedir(), ".fonts"),
  join(homedir(), ".local/share/fonts"),
];

function hasFont(folder: string): boolean {
  return (
    existsSync(folder) &&
    readdirSync(folder, { recursive: true }).some((name) => /\.(ttf|otf|ttc)$/i.test(String(name)))
  );
}

/** The browser of this machine; the environment variable `CHROMIUM` names another. */
export function chromiumPath(): string {
  const found = foundChromium();
  if (found !== undefined) return found;
  throw new StartError(installCommand([chromium], thisSystem()));
}

function foundChromium(): string | undefined {
  const { CHROMIUM } = process.env;
  if (CHROMIUM && !existsSync(CHROMIUM)) {
    throw new StartError(`There is no Chromium at ${CHROMIUM}, which the variable CHROMIUM names.`);
  }
  // The folder of apt's programs is searched even if the PATH lacks it.
  const folders = [...pathFolders(), "/usr/bin"];
  const places = PROGRAMS.flatMap((program) => folders.map((folder) => join(folder, program)));
  return CHROMIUM || [...places, ...APPLICATIONS, playwright.executablePath()].find(existsSync);
}
