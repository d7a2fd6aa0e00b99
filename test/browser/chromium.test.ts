import { afterEach, expect, it, vi } from "vitest";
import { chromiumPath } from "../../bench/chromium.ts";

afterEach(() => vi.unstubAllEnvs());

it("where there is no Chromium one sentence says what to install", () => {
  vi.stubEnv("CHROMIUM", "/nowhere/chromium");
  expect(chromiumPath).toThrow(
    'There is no Chromium at /nowhere/chromium: install one (on Debian "apt-get install chromium"), or say where it is with CHROMIUM=/path/to/chromium.',
  );
});

it("the one that CHROMIUM names is taken before those in the usual places", () => {
  vi.stubEnv("CHROMIUM", process.execPath);
  expect(chromiumPath()).toBe(process.execPath);
});
