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
  test("where it is missing", () => {
    expect(isWebsiteBuilt(website, sources)).toBe(false);
  });

  test.each([page, "web/src/app/new.tsx", "lock.json"])("when %s has another content since", (path) => {
    build();
    write(path, "second");
    expect(isWebsiteBuilt(website, sources)).toBe(false);
  });

  test("when a source has been deleted or renamed since", () => {
    build();
    rmSync(join(root, page));
    expect(isWebsiteBuilt(website, sources)).toBe(false);
    write("web/src/app/other.tsx", "first");
    expect(isWebsiteBuilt(website, sources)).toBe(false);
  });

  test("when an older content comes back, whatever the time of its file", () => {
    write(page, "second");
    build();
    write(page, "first");
    utimesSync(join(root, page), 100, 100);
    expect(isWebsiteBuilt(website, sources)).toBe(false);
  });

  test("not because a file has been written again with the same content, as a checkout does", () => {
    build();
    utimesSync(join(root, page), 4_000_000_000, 4_000_000_000);
    expect(isWebsiteBuilt(website, sources)).toBe(true);
  });

  test("not because of what a build has written, be it finished or not", () => {
    build();
    write("web/dist/assets/app.js", "built");
    write("web/dist.4711/index.html", "half");
    write("web/dist-embed/button.js", "built");
    expect(isWebsiteBuilt(website, sources)).toBe(true);
  });

  test("for production, whatever the process that asks for it is for", () => {
    expect(process.env.NODE_ENV).toBe("test");
    expect(BUILD.options.env.NODE_ENV).toBe("production");
  });
});
