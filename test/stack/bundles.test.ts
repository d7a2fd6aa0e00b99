import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildBundles, entries } from "../../lib/constructs/build-bundles.ts";
import { ERRORS_WITH_A_CLASS, FILES, MODULES } from "../../lib/constructs/sdk-slimming.ts";
import { SOURCES } from "../../local/template/kept-assembly.ts";

const BUDGET = 255_000;
/** docs/adr/010-slim-bundles.md says why. */
const EXCEPTIONS: Record<string, number> = { "http/organizer": 460_000, "http/graphql": 480_000 };

let outdirs: string[];
let inputs: string[];
const bundles = entries();
const code = (outdir: string | undefined, entry: string) => readFile(join(outdir ?? "", entry, "index.mjs"));

beforeAll(async () => {
  outdirs = await Promise.all(["a", "b"].map((name) => mkdtemp(join(tmpdir(), `bundles-${name}-`))));
  const [result] = await Promise.all(outdirs.map((outdir) => buildBundles(outdir)));
  inputs = Object.keys(result?.metafile.inputs ?? {});
});

afterAll(() => Promise.all(outdirs.map((outdir) => rm(outdir, { recursive: true }))));

describe.each(bundles)("the bundle of %s", (entry) => {
  test("stays within its budget", async () => {
    const { byteLength } = await code(outdirs[0], entry);
    expect(byteLength).toBeLessThanOrEqual(EXCEPTIONS[entry] ?? BUDGET);
  });

  test("comes out the same from every build, so that an unchanged function is not deployed again", async () => {
    expect(await code(outdirs[0], entry)).toEqual(await code(outdirs[1], entry));
  });

  test("needs no require, which an ES module does not have", async () => {
    expect((await code(outdirs[0], entry)).toString()).not.toContain("Dynamic require of");
  });
});

test("bundles are made only of what the local service watches, so that none of them is ever out of date there", () => {
  const watched = SOURCES.map((path) => relative(process.cwd(), path));
  const isWatched = (input: string) =>
    input.startsWith("node_modules/") ||
    watched.some((path) => input === path || input.startsWith(`${path}/`));
  expect(inputs.filter((input) => !isWatched(input))).toEqual([]);
  expect(watched).toContain("node_modules/.package-lock.json");
});

describe("the slimmed SDK", () => {
  test("has every replacement in use, so that none goes stale unnoticed", () => {
    const replacements = [...FILES, ...MODULES].map(({ by }) => by);
    expect(replacements.filter((by) => !inputs.some((input) => by.endsWith(input)))).toEqual([]);
  });

  test("keeps the class of every error that function code tells apart by class", async () => {
    const used = new Set<string>();
    for (const file of inputs.filter((input) => input.startsWith("functions/"))) {
      for (const [, name] of (await readFile(file, "utf8")).matchAll(/instanceof (\w+)/g)) {
        if (name !== undefined && (await isClassOfSdk(name))) used.add(name);
      }
    }
    expect([...used].filter((name) => !ERRORS_WITH_A_CLASS.has(name))).toEqual([]);
  });

  test("leaves out what it says it leaves out", async () => {
    const text = (await code(outdirs[0], "http/reservations")).toString();
    expect(text).not.toMatch(/sso-oidc|Asia Pacific|BackupInUseException|KmsOptInRequired|devDependencies/);
  });
});

async function isClassOfSdk(name: string): Promise<boolean> {
  const [dynamodb, sqs] = await Promise.all([
    import("@aws-sdk/client-dynamodb"),
    import("@aws-sdk/client-sqs"),
  ]);
  return (
    name.endsWith("Exception") && (name in dynamodb || name in sqs) && !name.endsWith("ServiceException")
  );
}
