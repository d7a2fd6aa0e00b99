import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { chromiumPath } from "../local/machine/chromium.ts";

/** Chromium's sandbox does not work for root; all pages come from this machine. */
const CHROMIUM_ARGS = ["--no-sandbox"];

export function launchChromium(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_ARGS, ...args] });
}

/** A Chromium with a profile in this folder. */
export function openChromium(profile: string, args: readonly string[]): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    args: [...CHROMIUM_ARGS, ...args],
  });
}
