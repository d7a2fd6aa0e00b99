import { afterEach, expect, it, vi } from "vitest";
import { chromiumPath } from "../../local/machine/chromium.ts";

afterEach(() => vi.unstubAllEnvs());

it("says in one sentence when CHROMIUM names no Chromium", () => {
  vi.stubEnv("CHROMIUM", "/nowhere/chromium");
  expect(chromiumPath).toThrow(
    "There is no Chromium at /nowhere/chromium, which the variable CHROMIUM names.",
  );
});

it("prefers the Chromium that CHROMIUM names to those in the usual places", () => {
  vi.stubEnv("CHROMIUM", process.execPath);
  expect(chromiumPath()).toBe(process.execPath);
});

it("finds a Chromium that a package has installed, also outside of PATH", () => {
  const usual = chromiumPath();
  vi.stubEnv("PATH", "/nowhere");
  expect(chromiumPath()).toMatch(usual.startsWith("/usr/bin/") ? /^\/usr\/bin\// : /./);
});
