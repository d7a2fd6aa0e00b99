import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openLogFile } from "../../local/log-files.ts";

const folder = mkdtempSync(join(tmpdir(), "log-files-"));
afterAll(() => rmSync(folder, { recursive: true }));

const textOf = (name: string) => readFileSync(join(folder, "logs", name), "utf8");

test("every line is in the file with its time once the file is closed, and later lines follow", async () => {
  for (const line of ["first", "second"]) {
    const file = openLogFile(join(folder, "logs"), "functions");
    file.write(line);
    await file.stop();
  }
  const time = String.raw`\d{4}-\d\d-\d\dT[\d:.]+Z`;
  expect(textOf("functions.log")).toMatch(new RegExp(`^${time} first\n${time} second\n$`));
});

test("a large file is rotated, and at most three are kept", async () => {
  const file = openLogFile(join(folder, "logs"), "large");
  const megabyte = "x".repeat(1_000_000);
  for (let written = 0; written < 60; written += 1) {
    file.write(megabyte);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await file.stop();
  const names = readdirSync(join(folder, "logs")).filter((name) => name.startsWith("large"));
  expect(names.sort()).toEqual(["large.log", "large.log.1", "large.log.2"]);
  for (const name of names) expect(statSync(join(folder, "logs", name)).size).toBeLessThan(13_000_000);
});
