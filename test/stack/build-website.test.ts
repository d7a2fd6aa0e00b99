import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { BUILD, isWebsiteBuilt } from "../../lib/constructs/website/build-website.ts";

const root = mkdtempSync(join(tmpdir(), "build-website-"));
afterAll(() => rmSync(root, { recursive: true }));

const sources = [join(root, "web"), join(root, "lock.json")];
const website = join(root, "web/dist");
/** @param at seconds since 1970 */
function write(path: string, at: number): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "");
  utimesSync(file, at, at);
}

beforeEach(() => {
  rmSync(root, { recursive: true });
  write("web/src/app/page.tsx", 100);
  write("lock.json", 100);
});

describe("the web app is built", () => {
  test("where it is missing", () => {
    expect(isWebsiteBuilt(website, sources)).toBe(false);
  });

  test.each(["web/src/app/page.tsx", "web/src/app/new.tsx", "lock.json"])(
    "when %s has changed since",
    (path) => {
      write("web/dist/index.html", 200);
      write(path, 300);
      expect(isWebsiteBuilt(website, sources)).toBe(false);
    },
  );

  test("not when it is newer than everything that it is made of", () => {
    write("web/dist/index.html", 200);
    expect(isWebsiteBuilt(website, sources)).toBe(true);
  });

  test("not because of what a build has written, be it finished or not", () => {
    write("web/dist/index.html", 200);
    write("web/dist/assets/app.js", 300);
    write("web/dist.4711/index.html", 300);
    expect(isWebsiteBuilt(website, sources)).toBe(true);
  });

  test("for production, whatever the process that asks for it is for", () => {
    expect(process.env.NODE_ENV).toBe("test");
    expect(BUILD.options.env.NODE_ENV).toBe("production");
  });
});
