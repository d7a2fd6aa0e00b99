import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { DEFAULT_SERVICE_QUOTAS, startServiceQuotas } from "../local/support/service-quotas.ts";
import { type Checkout, openCheckout } from "./support/checkout.ts";
import { documentedCommands, nameOf } from "./support/documented-commands.ts";

/** The documents that list commands. */
const COMMAND_DOCUMENTS = ["README.md", "docs/development.md", "docs/deployment.md"];

/** Each documented command that this file runs, long ones in a short form, with a check that it worked. */
const RUN: Readonly<Record<string, () => Promise<void>>> = {
  "npm start": async () => {
    const { events } = (await get(`${url}/api/events`)) as { events: { eventId: string }[] };
    const ids = events.map(({ eventId }) => eventId);
    expect(ids.toSorted()).toEqual(["demo-boatyard", "demo-conf", "harbour-eve"]);
  },
  "npm run token": async () => {
    expect(await run(["token", "--", "ada", "--organizer"])).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  },
  "npm run import": async () => {
    const file = join(process.cwd(), "test/fixtures/lantern-days.schedule.json");
    expect(await run(["import", "--", file, "--dry-run"])).toMatch(/new|added/i);
  },
  "npm run audit": async () => {
    expect(await run(["audit"])).toMatch(/sessions/);
  },
  "npm run figures": async () => {
    expect(await run(["figures"])).toMatch(/sessions/);
  },
  "npm run redrive": async () => {
    expect(await run(["redrive", "--", "--dry-run"])).toMatch(/0/);
  },
  "npm run preflight": async () => {
    const quotas = await startServiceQuotas();
    Object.assign(quotas.values, DEFAULT_SERVICE_QUOTAS);
    const environment = {
      AWS_ENDPOINT_URL: quotas.url,
      AWS_REGION: "eu-central-1",
      AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "secret",
    };
    const printed = await run(["preflight", "--", "--stage", "prod", "--crowd", "50"], environment);
    await quotas.stop();
    expect(printed).toMatch(/Lambda: concurrent executions +\d+ +1000 +carries/);
  },
  "npm run dev": async () => {
    const dev = checkout.begin(["dev", "--", "--port", "0"], { SERVICE_URL: url });
    const address = await dev.says(/(http:\/\/localhost:\d+)/);
    expect(await text(address)).toContain('<div id="app"');
    expect(await get(`${address}/config.json`)).toHaveProperty("issuer");
    await dev.end();
  },
  "npm run build:web": async () => {
    expect(await run(["build:web"])).toMatch(/first load: \d+ scripts/);
  },
  "npm run build:embed": async () => {
    expect(await run(["build:embed"])).toMatch(/session-rsvp-react\.js: .*budget/);
  },
  "npm run screenshots": async () => {
    expect(await run(["screenshots", "--", "agenda-no-match"])).toMatch(/desktop-dark: 1 pages/);
    expect(readdirSync(join(checkout.directory, "screenshots/phone-light"))).toEqual(["agenda-no-match.png"]);
  },
  "npm run scenarios": async () => {
    const environment = {
      SEED: "1",
      DYNAMODB_ENDPOINT: inject("dynamodbEndpoint"),
      ASSEMBLY: inject("assembly"),
    };
    expect(await run(["scenarios"], environment)).toMatch(/1 seeds, \d+ turns/);
  },
  "npm run simulate": async () => {
    expect(await run(["simulate", "--", "--seeds", "40"])).toMatch(/40 seeds from 1, \d+ commits/);
    expect(await run(["simulate", "--", "--notices", "--seeds", "5"])).toMatch(/5 seeds from 1, .* notices/);
    const hunted = await run(["simulate", "--", "--seeds", "100", "--mutants", "parts: a part has a seat"]);
    expect(hunted).toMatch(/^\| parts: a part has a seat \| \d+ \|/m);
  },
  "npm run openapi": async () => {
    const document = join(checkout.directory, "functions/contract/openapi.json");
    const written = readFileSync(document, "utf8");
    await run(["openapi"]);
    expect(readFileSync(document, "utf8")).toBe(written);
  },
  "npm run costs": async () => {
    const written = readFileSync("docs/costs.md", "utf8");
    await run(["costs"]);
    expect(readFileSync("docs/costs.md", "utf8")).toBe(written);
  },
  "npm run bench": async () => {
    expect(await run(["bench", "--", "--short"])).toMatch(/Init: median of 1 cold imports/);
    expect(await run(["bench", "--", "web", "--short"])).toMatch(/'best-practices': 100 }/);
    expect(await run(["bench", "--", "crowd", "--short"])).toMatch(/All goals are met\./);
    expect(await run(["bench", "--", "notices", "--short"])).toMatch(/mail, ms +p50 \d+ +p99 \d+/);
  },
  "npm run test:mutations": async () => {
    expect(await run(["test:mutations", "--", "--short"])).toMatch(/2 of 2 mutants killed/);
  },
};

/** Commands that `npm test` and CI include, each with the file and the text that show it. */
const PART_OF_THE_TESTS: Readonly<Record<string, readonly [file: string, text: string]>> = {
  "npm ci": [".ci/run", "npm ci"],
  "npm test": [".ci/run", "npm test"],
  "npx vitest": ["package.json", '"unit": "vitest run"'],
  "npm run quick": ["package.json", "vitest run --project pure"],
};

/**
 * The commands that need an AWS account. `npm test` synthesizes what they deploy, and `test/stack` tests it.
 */
const ON_AWS = ["npx cdk", "aws"];

/** Each command takes seconds, but a busy machine needs longer. */
const PATIENCE_MS = 900_000;

let checkout: Checkout;
let url: string;
const run = (script: string[], environment?: Record<string, string>) => checkout.run(script, environment);
const text = async (address: string) => (await fetch(address)).text();
const get = async (address: string) => JSON.parse(await text(address)) as unknown;

beforeAll(async () => {
  checkout = await openCheckout();
  const service = checkout.begin(["start", "--", "--port", "0"]);
  url = await service.says(/^ready (.+)$/m);
}, PATIENCE_MS);
afterAll(() => checkout.close());

describe("a documented command works:", () => {
  test.each(Object.keys(RUN))("%s", (name) => RUN[name]?.(), PATIENCE_MS);
});

test("npm run screenshots says in one line that there is no Chromium", async () => {
  const refused = run(["screenshots"], { CHROMIUM: "/nowhere/chromium" });
  await expect(refused).rejects.toThrow(
    /^It ended with 1: There is no Chromium at \/nowhere\/chromium[^\n]*\n$/,
  );
});

test("every documented command is run, and every command that is run is documented", () => {
  const names = new Set(documentedCommands(COMMAND_DOCUMENTS).map(nameOf));
  const known = [...Object.keys(RUN), ...Object.keys(PART_OF_THE_TESTS), ...ON_AWS];
  expect([...names].filter((name) => !known.includes(name))).toEqual([]);
  expect(known.filter((name) => !names.has(name))).toEqual([]);
});

test.each(Object.entries(PART_OF_THE_TESTS))("%s is part of the tests", (_, [file, text]) => {
  expect(readFileSync(file, "utf8")).toContain(text);
});

test("every npm script that a document names exists", () => {
  const documents = [
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    ...documentsIn("docs"),
    ...documentsIn("docs/adr"),
  ];
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  const named = documentedCommands(documents).map(
    (command) => /^npm run (?:-s )?([\w:-]+)/.exec(command)?.[1],
  );
  expect(named.filter((name) => name !== undefined && scripts[name] === undefined)).toEqual([]);
});

const documentsIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".md"))
        .map((name) => join(folder, name))
    : [];

test("Ctrl-C ends npm start and everything that it started", async () => {
  expect(await checkout.interrupt()).toEqual([0]);
  await expect.poll(() => checkout.processes()).toEqual([]);
});
