import { afterEach, expect, it, vi } from "vitest";
import { chromiumPath } from "../../local/machine/chromium.ts";

afterEach(() => vi.unstubAllEnvs());

it("where CHROMIUM names no Chromium, one sentence says so", () => {
  vi.stubEnv("CHROMIUM", "/nowhere/chromium");
  expect(chromiumPath).toThrow(
    "There is no Chromium at /nowhere/chromium, which the variable CHROMIUM names.",
  );
});

it("the one that CHROMIUM names is taken before those in the usual places", () => {
  vi.stubEnv("CHROMIUM", process.execPath);
  expect(chromiumPath()).toBe(process.execPath);
});

it("a Chromium that a package has installed is found without the help of the PATH", () => {
  const usual = chromiumPath();
  vi.stubEnv("PATH", "/nowhere");
  expect(chromiumPath()).toMatch(usual.startsWith("/usr/bin/") ? /^\/usr\/bin\// : /./);
});
