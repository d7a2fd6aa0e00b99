import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, inject, test } from "vitest";
import { assemblySources, buildAssembly, keptAssembly } from "../../local/template/kept-assembly.ts";

const root = mkdtempSync(join(tmpdir(), "kept-assembly-"));
afterAll(() => rmSync(root, { recursive: true }));

const sources = [join(root, "functions"), join(root, "cdk.json")];
const write = (path: string, content: string) => writeFileSync(join(root, path), content);
const hash = (environment: Record<string, string> = {}) => assemblySources(sources, environment);

beforeEach(() => {
  rmSync(root, { recursive: true });
  mkdirSync(join(root, "functions/http"), { recursive: true });
  write("functions/http/reserve.ts", "first");
  write("cdk.json", "{}");
});

describe("the sources of an assembly count as changed", () => {
  test.each(["functions/http/reserve.ts", "functions/http/new.ts", "cdk.json"])("when %s changes", (path) => {
    const before = hash();
    write(path, "second");
    expect(hash()).not.toBe(before);
    write("functions/http/reserve.ts", "first");
    rmSync(join(root, "functions/http/new.ts"), { force: true });
    write("cdk.json", "{}");
    expect(hash()).toBe(before);
  });

  test("when text moves from one file to the next", () => {
    write("functions/http/a.ts", "one");
    write("functions/http/b.ts", "two");
    const before = hash();
    write("functions/http/a.ts", "");
    write("functions/http/b.ts", "onetwo");
    expect(hash()).not.toBe(before);
  });

  test("when a variable that the CDK reads changes, and for no other variable", () => {
    expect(hash({ CDK_CONTEXT_JSON: '{"website":false}' })).not.toBe(hash());
    expect(hash({ HOME: "/elsewhere" })).toBe(hash());
  });
});

describe("an assembly is kept", () => {
  const directory = join(root, "assembly");

  test("for the sources that it was made from, and for no others", async () => {
    const built = await buildAssembly(directory, "sources");
    expect(await keptAssembly(directory, "sources")).toEqual(built);
    expect(await keptAssembly(directory, "other sources")).toBeUndefined();
  });

  test("but not if its synthesis was not finished", async () => {
    cpSync(inject("assembly"), directory, { recursive: true });
    expect(await keptAssembly(directory, "sources")).toBeUndefined();
  });
});
