import { type Browser, chromium } from "playwright-core";
import { chromiumPath } from "../local/machine/chromium.ts";

/** Chromium's sandbox does not work for root; all pages come from this machine. */
const CHROMIUM_ARGS = ["--no-sandbox"];

export function launchChromium(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_ARGS, ...args] });
}
