import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import {
  BUILD,
  BUILT_FROM,
  isWebsiteBuilt,
  sourcesHash,
} from "../../lib/constructs/website/build-website.ts";

const root = mkdtempSync(join(tmpdir(), "build-website-"));
afterAll(() => rmSync(root, { recursive: true }));

const sources = [join(root, "web"), join(root, "lock.json")];
const website = join(root, "web/dist");
const page = "web/src/app/page.tsx";

function write(path: string, content: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

const build = () => write(`web/dist/${BUILT_FROM}`, sourcesHash(website, sources));

beforeEach(() => {
  rmSync(root, { recursive: true });
  write(page, "first");
  write("lock.json", "{}");
});

describe("the web app is built", () => {
  test("if it is missing", () => {
    expect(isWebsiteBuilt(website, sources)).toBe(false);
  });

  test.each([page, "web/src/app/new.tsx", "lock.json"])("if %s has changed since", (path) => {
    build();
    write(path, "second");
    expect(isWebsiteBuilt(website, sources)).toBe(false);
  });

  test("if a source was deleted or renamed since", () => {
    build();
    rmSync(join(root, page));
    expect(isWebsiteBuilt(website, sources)).toBe(false);
    write("web/src/app/other.tsx", "first");
    expect(isWebsiteBuilt(website, sources)).toBe(false);
  });

  test("if an older content comes back, at any time of its file", () => {
    write(page, "second");
    build();
    write(page, "first");
    utimesSync(join(root, page), 100, 100);
    expect(isWebsiteBuilt(website, sources)).toBe(false);
  });

  test("but not if a file was written again with the same content, as a checkout does", () => {
    build();
    utimesSync(join(root, page), 4_000_000_000, 4_000_000_000);
    expect(isWebsiteBuilt(website, sources)).toBe(true);
  });

  test("but not because of files that a build has written, finished or not", () => {
    build();
    write("web/dist/assets/app.js", "built");
    write("web/dist.4711/index.html", "half");
    write("web/dist-embed/button.js", "built");
    expect(isWebsiteBuilt(website, sources)).toBe(true);
  });

  test("for production, in any mode of the process that asks for it", () => {
    expect(process.env.NODE_ENV).toBe("test");
    expect(BUILD.options.env.NODE_ENV).toBe("production");
  });
});
