import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CallingFunction } from "../../local/aws-proxy/call.ts";
import { type Fixtures, startFixtures } from "./support/fixture-functions.ts";

let fixtures: Fixtures;

const sleep = "const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));";

beforeAll(async () => {
  fixtures = await startFixtures({
    echo: {
      source: "export const handler = async (event, context) => ({ event, context, env: process.env });",
      environment: { TABLE_NAME: "the-table" },
      timeoutMs: 7_000,
      memoryMb: 256,
    },
    single: {
      source: `${sleep} let running = 0;
        export const handler = async () => {
          const together = ++running; await sleep(5); running--; return together; };`,
    },
    reserved: {
      source: `import { threadId } from "node:worker_threads"; ${sleep}
        export const handler = async () => { await sleep(20); return threadId; };`,
      reservedConcurrency: 2,
    },
    slow: { source: `${sleep} export const handler = () => sleep(60_000);`, timeoutMs: 200 },
    spinning: { source: "export const handler = () => { for (;;); };", timeoutMs: 200 },
    throwing: { source: `export const handler = () => { throw new TypeError("no such thing"); };` },
    exiting: { source: "export const handler = () => process.exit(1);" },
    leaking: {
      source: `export const handler = () => { setTimeout(() => { throw new RangeError("later"); }); return new Promise(() => {}); };`,
    },
    broken: { source: `throw new SyntaxError("will not load");` },
    circular: { source: "export const handler = async () => { const a = {}; a.a = a; return a; };" },
    huge: { source: `export const handler = async () => "x".repeat(7_000_000);` },
    silent: { source: "export const handler = async () => {};" },
    clock: {
      source: `const loadedAt = Date.now();
        export const handler = async () => ({ loadedAt, now: Date.now(), date: new Date().toISOString(),
          fixed: new Date(0).toISOString(), isDate: new Date() instanceof Date, called: typeof Date(),
          parsed: Date.parse("2020-01-01T00:00:00Z"), copied: new (new Date().constructor)().getTime() });`,
    },
    waiting: {
      source: `${sleep} export const handler = async ({ ms }) => { await sleep(ms); return Date.now(); };`,
      timeoutMs: 120_000,
    },
    logging: {
      source: `export const handler = async () => { console.log("one"); console.error("two"); };`,
    },
  });
});

afterAll(() => fixtures.stop());

async function run(name: string, event: unknown = {}, usageId?: string): Promise<unknown> {
  const options = usageId === undefined ? {} : { usageId };
  const outcome = await fixtures.functions.invoke(name, JSON.stringify(event), options);
  if (outcome.kind === "error") throw new Error(`${outcome.error.errorType}: ${outcome.error.errorMessage}`);
  return JSON.parse(outcome.payload);
}

/** Waits until a worker has this request. */
async function workingFor(usageId: string): Promise<CallingFunction> {
  const find = () => [...fixtures.callingFunctions.values()].find((each) => each.requestId() === usageId);
  await expect.poll(find, { interval: 10 }).toBeDefined();
  return find() ?? expect.fail("The request has ended");
}

describe("a function's environment", () => {
  test("has the template's variables and those that Lambda sets, but none of this process", async () => {
    process.env.DEVELOPERS_OWN = "x";
    const { env } = (await run("echo")) as { env: Record<string, string> };
    expect(env).toMatchObject({
      TABLE_NAME: "the-table",
      AWS_REGION: "eu-central-1",
      AWS_LAMBDA_FUNCTION_NAME: "echo",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "256",
      AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:9",
    });
    expect(env.AWS_ACCESS_KEY_ID).toMatch(/^[A-Z0-9]{20,}$/);
    expect(env).not.toHaveProperty("DEVELOPERS_OWN");
  });

  test("includes Lambda's context", async () => {
    const { context, event } = (await run("echo", { a: 1 })) as Record<string, unknown>;
    expect(event).toEqual({ a: 1 });
    expect(context).toMatchObject({
      functionName: "echo",
      functionVersion: "$LATEST",
      invokedFunctionArn: "arn:aws:lambda:eu-central-1:000000000000:function:echo",
      memoryLimitInMB: "256",
      logGroupName: "/aws/lambda/echo",
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test("gives each worker an access key that tells the proxy its function and request", async () => {
    const running = fixtures.functions.invoke("waiting", `{"ms":60000}`, { usageId: "gateway-id" });
    const worker = await workingFor("gateway-id");
    expect(worker.functionName).toBe("waiting");
    worker.kill();
    await running;
  });

  test("prefixes each line of a function's output with its name", async () => {
    await run("logging");
    await expect
      .poll(() => fixtures.lines)
      .toEqual(expect.arrayContaining(["logging | one", "logging | two"]));
  });
});

describe("workers", () => {
  test("take one request at a time", async () => {
    const together = await Promise.all(Array.from({ length: 30 }, () => run("single")));
    expect(new Set(together)).toEqual(new Set([1]));
  });

  test("grow with demand up to the reserved concurrency, and the rest waits", async () => {
    const threads = await Promise.all(Array.from({ length: 12 }, () => run("reserved")));
    expect(new Set(threads).size).toBe(2);
  });

  test.each(["slow", "spinning"])("are ended when a %s function exceeds its timeout", async (name) => {
    await expect(run(name)).rejects.toThrow(
      /Sandbox.Timedout: RequestId: .* Task timed out after 0.20 seconds/,
    );
    await expect(run(name)).rejects.toThrow(/Task timed out/);
  });

  test("are replaced if they die", async () => {
    await expect(run("exiting")).rejects.toThrow("Runtime.ExitError");
    await expect(run("leaking")).rejects.toThrow("RangeError: later");
    await expect(run("leaking")).rejects.toThrow("RangeError: later");
  });

  test("fail their request if they are killed, and serve the next", async () => {
    const running = run("waiting", { ms: 60_000 }, "to-be-killed");
    const failed = expect(running).rejects.toThrow("Runtime.ExitError");
    (await workingFor("to-be-killed")).kill();
    await failed;
    await expect(run("waiting", { ms: 0 })).resolves.toEqual(expect.any(Number));
  });

  test("fail the request with the reason if they cannot load their bundle", async () => {
    await expect(run("broken")).rejects.toThrow("SyntaxError: will not load");
    expect(fixtures.lines.join("\n")).toContain("broken | ERROR Init Error");
  });
});

describe("results", () => {
  test("are null if the function returns nothing", async () => {
    await expect(run("silent")).resolves.toBeNull();
  });

  test.each([
    ["throwing", "TypeError: no such thing"],
    ["circular", "Runtime.MarshalError"],
    ["huge", "Function.ResponseSizeTooLarge"],
  ])("of a %s function are errors", async (name, message) => {
    await expect(run(name)).rejects.toThrow(message);
  });
});

describe("the functions' clock", () => {
  test("moves for new requests by the total, before the bundle loads", async () => {
    const hour = 3_600_000;
    await fixtures.functions.advanceClock(hour);
    await fixtures.functions.advanceClock(hour);
    const seen = (await run("clock")) as Record<string, number | string | boolean>;
    const moved = [seen.loadedAt, seen.now, Date.parse(String(seen.date)), seen.copied];
    const hours = moved.map((time) => Math.round((Number(time) - Date.now()) / hour));
    expect(hours).toEqual([2, 2, 2, 2]);
    expect(seen).toMatchObject({
      fixed: "1970-01-01T00:00:00.000Z",
      isDate: true,
      called: "string",
      parsed: 1_577_836_800_000,
    });
  });

  test("leaves running requests on the earlier time", async () => {
    const before = Date.now() + fixtures.functions.clockOffsetMs;
    const day = 86_400_000;
    const running = run("waiting", { ms: 2_000 }, "earlier");
    await workingFor("earlier");
    await fixtures.functions.advanceClock(day);
    expect(Number(await running) - before).toBeLessThan(day);
    expect(Number(await run("waiting", { ms: 0 })) - before).toBeGreaterThan(day);
  });
});
