import type { BrowserContextOptions } from "playwright-core";

export const PHONE = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
} satisfies BrowserContextOptions;

export const DESKTOP = { viewport: { width: 1280, height: 860 } } satisfies BrowserContextOptions;
