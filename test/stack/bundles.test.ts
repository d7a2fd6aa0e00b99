import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildBundles, listEntryPoints } from "../../lib/constructs/build-bundles.ts";
import { aliasesOf, REPLACEMENTS, type Replacement } from "../../lib/constructs/sdk-slimming.ts";
import { SOURCES } from "../../local/template/kept-assembly.ts";

/** Bytes: what was measured, and one in a hundred more. */
const BUDGET = 306_000;
/** docs/adr/010-slim-bundles.md says why. */
const EXCEPTIONS: Record<string, number> = {
  "http/account": 342_000,
  "http/calendar": 534_000,
  "http/catalogue": 480_000,
  "http/door": 396_000,
  "http/graphql": 605_000,
  "http/links": 384_000,
  "http/organizer": 621_000,
  "http/reservations": 382_000,
  "queue/notice-consumer": 952_000,
  "queue/nudge-consumer": 332_000,
};

let outdirs: string[];
let inputs: string[];
const bundles = listEntryPoints();
const code = (outdir: string | undefined, entryPoint: string) =>
  readFile(join(outdir ?? "", entryPoint, "index.mjs"));

beforeAll(async () => {
  outdirs = await Promise.all(["a", "b"].map((name) => mkdtemp(join(tmpdir(), `bundles-${name}-`))));
  const [results] = await Promise.all(outdirs.map((outdir) => buildBundles(outdir)));
  inputs = (results ?? []).flatMap(({ metafile }) => Object.keys(metafile.inputs));
});

afterAll(() => Promise.all(outdirs.map((outdir) => rm(outdir, { recursive: true }))));

describe.each(bundles)("the bundle of %s", (entryPoint) => {
  test("stays within its budget", async () => {
    const { byteLength } = await code(outdirs[0], entryPoint);
    expect(byteLength).toBeLessThanOrEqual(EXCEPTIONS[entryPoint] ?? BUDGET);
  });

  test("is the same from every build, so that an unchanged function is not deployed again", async () => {
    expect(await code(outdirs[0], entryPoint)).toEqual(await code(outdirs[1], entryPoint));
  });

  test("needs no require, which an ES module does not have, or makes its own", async () => {
    const text = (await code(outdirs[0], entryPoint)).toString();
    if (text.includes("Dynamic require of"))
      expect(text).toMatch(/^import\{createRequire\}from"node:module";/);
  });
});

test("bundles contain only files that the local service watches, so that they are never out of date there", () => {
  const watched = SOURCES.map((path) => relative(process.cwd(), path));
  const isWatched = (input: string) =>
    input.startsWith("node_modules/") ||
    watched.some((path) => input === path || input.startsWith(`${path}/`));
  expect(inputs.filter((input) => !isWatched(input))).toEqual([]);
  expect(watched).toContain("node_modules/.package-lock.json");
});

test("bundles contain no client of an AWS service that only operators' tools call", () => {
  const clients = inputs.flatMap((input) => /@aws-sdk\/(client-[\w-]+)\//.exec(input)?.[1] ?? []);
  expect([...new Set(clients)].sort()).toEqual(["client-dynamodb", "client-sesv2", "client-sqs"]);
});

describe("the slimmed SDK", () => {
  test("uses every replacement, so that none becomes obsolete unnoticed", () => {
    const unused = REPLACEMENTS.filter(({ by }) => !inputs.some((input) => by.endsWith(input)));
    expect(unused).toEqual([]);
  });

  test("leaves out what it claims to leave out", async () => {
    const text = (await code(outdirs[0], "http/reservations")).toString();
    expect(text).not.toMatch(/sso-oidc|AWS_CONTAINER_CREDENTIALS|EndpointDiscoveryError/);
  });

  test("is complete in a function that needs a part of it", () => {
    const [{ module }] = REPLACEMENTS as [Replacement];
    expect(aliasesOf("queue/mail")).toHaveProperty([module]);
    expect(aliasesOf("queue/mail", { "queue/mail": [module] })).not.toHaveProperty([module]);
    expect(aliasesOf("http/catalogue", { "queue/mail": [module] })).toHaveProperty([module]);
  });
});
