import { decodeJwt } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Admin, startAdmin } from "../../local/admin/admin.ts";
import type { AdminContext } from "../../local/admin/admin-routes.ts";
import { Outbox } from "../../local/outbox/outbox.ts";
import { type Fixtures, startFixtures } from "./support/fixture-functions.ts";
import { type FixtureIssuer, startFixtureIssuer } from "./support/fixture-issuer.ts";
import { aMail } from "./support/sent-messages.ts";

const HOUR = 3_600_000;
let fixtures: Fixtures;
let issuer: FixtureIssuer;
let admin: Admin;
const calls: unknown[][] = [];
const usage = { functions: {}, requests: {} };
const report = { sessionId: "conf.keynote", lineOpen: false, items: [] };
const proxy: AdminContext["proxy"] = {
  setFaults: (spec) => void calls.push(["setFaults", spec]),
  usage: () => usage,
  resetUsage: () => void calls.push(["resetUsage"]),
  killAfter: (...args) => void calls.push(["killAfter", ...args]),
};

const outbox = new Outbox();
const push: AdminContext["push"] = {
  subscribe: (key) => {
    calls.push(["subscribe", key]);
    return { id: "s1", endpoint: "http://127.0.0.1:1/push/s1", keys: { p256dh: "p", auth: "a" } };
  },
  tell: (id, answer) => {
    calls.push(["tell", id, answer]);
    return id === "s1";
  },
};

beforeAll(async () => {
  issuer = await startFixtureIssuer();
  fixtures = await startFixtures({
    echo: { source: "export const handler = async (event) => ({ event, now: Date.now() });" },
    failing: { source: `export const handler = async () => { throw new TypeError("no"); };` },
  });
  const token = (claims: Record<string, unknown>, expiresInSeconds: number) =>
    issuer.sign({ ...claims, exp: Math.floor(Date.now() / 1000) + expiresInSeconds });
  const { functions, lines } = fixtures;
  admin = await startAdmin({
    functions,
    proxy,
    issuer: { token },
    audience: "app",
    ledger: async (sessionId) => (sessionId === "conf.keynote" ? report : null),
    outbox,
    push,
    log: (line) => lines.push(line),
  });
});

beforeEach(() => {
  calls.length = 0;
});

afterAll(async () => {
  await admin.stop();
  await fixtures.stop();
  await issuer.stop();
});

async function call(method: string, path: string, body?: string) {
  const response = await fetch(admin.url + path, { method, ...(body !== undefined && { body }) });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    json: text === "" ? undefined : JSON.parse(text),
  };
}

describe("tokens", () => {
  test("carry the claims that Cognito gives", async () => {
    const body = JSON.stringify({ user: "ada", groups: ["organizer"], expiresInSeconds: 60 });
    const { status, json } = await call("POST", "/token", body);
    const claims = decodeJwt(json.token);
    expect(status).toBe(200);
    expect(claims).toMatchObject({
      sub: "ada",
      name: "Ada",
      email: "ada@example.org",
      email_verified: true,
      token_use: "id",
      "cognito:groups": ["organizer"],
      aud: "app",
    });
    expect(claims.exp).toBeLessThanOrEqual(Date.now() / 1000 + 60);
  });

  test("may be expired already", async () => {
    const { json } = await call("POST", "/token", JSON.stringify({ user: "ada", expiresInSeconds: -10 }));
    expect(decodeJwt(json.token).exp).toBeLessThan(Date.now() / 1000);
  });
});

test("moving the clock reaches the functions and adds up", async () => {
  const first = await call("POST", "/clock", JSON.stringify({ advanceMs: HOUR }));
  const second = await call("POST", "/clock", JSON.stringify({ advanceMs: 2 * HOUR }));
  expect(first.json.offsetMs).toBe(HOUR);
  expect(second.json.offsetMs).toBe(3 * HOUR);
  const { json } = await call("POST", "/invoke/echo", "{}");
  expect(json.now - Date.now()).toBeGreaterThan(2 * HOUR);
  expect(Date.parse(second.json.now)).toBeLessThanOrEqual(json.now);
});

describe("an invocation", () => {
  test("answers with the function's result", async () => {
    const { status, json } = await call("POST", "/invoke/echo", '{"a":1}');
    expect(status).toBe(200);
    expect(json.event).toEqual({ a: 1 });
  });

  test("answers 502 with Lambda's error if it fails", async () => {
    const { status, type, json } = await call("POST", "/invoke/failing", "{}");
    expect({ status, type }).toEqual({ status: 502, type: "application/problem+json" });
    expect(json.error).toMatchObject({ errorType: "TypeError", errorMessage: "no" });
  });
});

test("faults reach the proxy with their defaults filled in", async () => {
  const rules = [{ service: "dynamodb", operation: "TransactWriteItems", kind: "Throttle", rate: 0.05 }];
  expect((await call("POST", "/faults", JSON.stringify({ seed: 7, rules }))).status).toBe(200);
  const rule = { ...rules[0], latencyMs: 0, count: null, function: null };
  expect(calls).toEqual([["setFaults", { seed: 7, rules: [rule] }]]);
});

test("a fault may affect only the poller of queues", async () => {
  const rules = [{ service: "sqs", kind: "Duplicate", function: "event-source-mapping" }];
  expect((await call("POST", "/faults", JSON.stringify({ rules }))).status).toBe(200);
});

test("usage is read and reset", async () => {
  expect((await call("GET", "/usage")).json).toEqual(usage);
  expect((await call("DELETE", "/usage")).status).toBe(204);
  expect(calls).toEqual([["resetUsage"]]);
});

test("the ledger of a session is shown, if there is one", async () => {
  expect((await call("GET", "/ledger/conf.keynote")).json).toEqual(report);
  expect((await call("GET", "/ledger/conf.none")).status).toBe(404);
});

test("the outbox is read, newest first, and emptied", async () => {
  for (const subject of ["first", "second"]) outbox.keep({ ...aMail, subject });
  const { status, json } = await call("GET", "/outbox");
  expect(status).toBe(200);
  expect(json.map(({ subject }: { subject: string }) => subject)).toEqual(["second", "first"]);
  expect((await call("DELETE", "/outbox")).status).toBe(204);
  expect((await call("GET", "/outbox")).json).toEqual([]);
});

describe("a push subscription", () => {
  test("is made, also for one application server key", async () => {
    const applicationServerKey = "B".repeat(87);
    expect(await call("POST", "/push-subscriptions")).toMatchObject({ status: 201, json: { id: "s1" } });
    await call("POST", "/push-subscriptions", JSON.stringify({ applicationServerKey }));
    expect(calls).toEqual([
      ["subscribe", undefined],
      ["subscribe", applicationServerKey],
    ]);
  });

  test("gets the answer that it is told, until it is told none", async () => {
    const gone = await call("POST", "/push-subscriptions/s1", '{"status":410,"count":2}');
    expect(gone.json).toEqual({ id: "s1", status: 410, count: 2 });
    await call("POST", "/push-subscriptions/s1", '{"status":null}');
    expect(calls).toEqual([
      ["tell", "s1", { status: 410, count: 2 }],
      ["tell", "s1", undefined],
    ]);
    expect((await call("POST", "/push-subscriptions/s2", '{"status":410}')).status).toBe(404);
  });
});

test("a kill is announced to the proxy", async () => {
  expect((await call("POST", "/kill/echo", '{"after":"TransactWriteItems"}')).status).toBe(200);
  expect(calls).toEqual([["killAfter", "echo", "TransactWriteItems"]]);
});

describe("a request that is not understood is refused with a problem document", () => {
  const refused: [number, string, string, string | undefined][] = [
    [400, "POST", "/token", "{}"],
    [400, "POST", "/token", '{"user":""}'],
    [400, "POST", "/token", '{"user":"ada","groups":"organizer"}'],
    [400, "POST", "/token", '{"user":"ada","other":1}'],
    [400, "POST", "/token", "not json"],
    [400, "POST", "/token", undefined],
    [400, "POST", "/clock", '{"advanceMs":"1"}'],
    [400, "POST", "/clock", '{"advanceMs":-1}'],
    [400, "POST", "/clock", '{"advanceMs":1e300}'],
    [400, "POST", "/faults", '{"rules":[{"service":"sns","kind":"Error"}]}'],
    [400, "POST", "/faults", '{"rules":[{"service":"sqs","kind":"Nonsense"}]}'],
    [400, "POST", "/faults", '{"rules":[{"service":"sqs","kind":"Error","rate":2}]}'],
    [400, "POST", "/faults", '{"rules":[{"service":"sqs","kind":"Error","count":-1}]}'],
    [400, "POST", "/faults", '{"rules":[{"service":"sqs","kind":"Error","latencyMs":-1}]}'],
    [400, "POST", "/faults", '{"rules":[{"service":"sqs","kind":"Error","function":"nobody"}]}'],
    [400, "POST", "/faults", '{"rules":[{"service":"sqs","kind":"TransactionConflict"}]}'],
    [400, "POST", "/faults", '{"rules":[{"service":"dynamodb","kind":"Duplicate"}]}'],
    [400, "POST", "/faults", '{"rules":[{"service":"dynamodb","kind":"Delay","latencyMs":1}]}'],
    [
      400,
      "POST",
      "/faults",
      '{"rules":[{"service":"dynamodb","kind":"TransactionConflict","operation":"Query"}]}',
    ],
    [400, "POST", "/faults", '{"rules":[{"service":"ses","kind":"Duplicate"}]}'],
    [400, "POST", "/faults", '{"rules":[{"service":"sqs","kind":"SendingPaused"}]}'],
    [400, "POST", "/push-subscriptions", '{"applicationServerKey":"short"}'],
    [400, "POST", "/push-subscriptions/s1", '{"status":200}'],
    [400, "POST", "/push-subscriptions/s1", '{"status":410,"count":0}'],
    [400, "POST", "/invoke/echo", "{"],
    [400, "POST", "/kill/echo", "{}"],
    [404, "POST", "/invoke/nobody", "{}"],
    [404, "POST", "/kill/nobody", '{"after":"PutItem"}'],
    [404, "POST", "/invoke/echo/more", "{}"],
    [404, "GET", "/token", undefined],
    [404, "POST", "/constructor", "{}"],
    [404, "GET", "/", undefined],
  ];
  test.each(refused)("%i for %s %s %s", async (status, method, path, body) => {
    const answer = await call(method, path, body);
    expect(answer).toMatchObject({ status, type: "application/problem+json", json: { status } });
    expect(calls).toEqual([]);
  });
});
