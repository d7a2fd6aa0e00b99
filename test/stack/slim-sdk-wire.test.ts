import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { CLIENT_SETTINGS } from "../../functions/store/dynamodb/table.ts";
import { bundledProbe, type Probe, stubLambdaEnvironment } from "./support/probe-bundle.ts";

let probe: Probe;

beforeAll(async () => {
  stubLambdaEnvironment();
  probe = await bundledProbe();
});

afterAll(() => {
  vi.unstubAllEnvs();
});

describe("the slimmed SDK on the wire", () => {
  let server: Server;
  let answers: ((url: string) => [number, object] | "silence")[];
  let seen: { authorization: string | undefined; token: unknown; target: unknown }[];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { authorization } = request.headers;
      seen.push({
        authorization,
        token: request.headers["x-amz-security-token"],
        target: request.headers["x-amz-target"],
      });
      const answer = answers.shift()?.(request.url ?? "") ?? [200, {}];
      if (answer === "silence") return;
      request.resume().on("end", () => {
        response
          .writeHead(answer[0], { "content-type": "application/x-amz-json-1.0" })
          .end(JSON.stringify(answer[1]));
      });
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const get = (settings: object = {}, options: { abortSignal?: AbortSignal } = {}) => {
    const { port } = server.address() as AddressInfo;
    const client = probe.dynamodb({ endpoint: `http://127.0.0.1:${port}`, ...settings });
    return client.send(
      new probe.commands.GetCommand({ TableName: "rsvps", Key: { PK: "a", SK: "1" } }),
      options,
    );
  };
  const start = (...given: typeof answers) => {
    answers = given;
    seen = [];
  };

  test("signs with the credentials and the region of the environment", async () => {
    start();
    await get();
    expect(seen).toEqual([
      {
        authorization: expect.stringMatching(
          /^AWS4-HMAC-SHA256 Credential=AKIDPROBE\/\d{8}\/eu-central-1\/dynamodb\/aws4_request, SignedHeaders=.*, Signature=[0-9a-f]{64}$/,
        ),
        token: "session",
        target: "DynamoDB_20120810.GetItem",
      },
    ]);
  });

  test.each([
    ["throttling", 400, "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException"],
    ["an internal error", 500, "com.amazonaws.dynamodb.v20120810#InternalServerError"],
  ])("tries again after %s", async (_, status, __type) => {
    start(
      () => [status, { __type, message: "later" }],
      () => [status, { __type, message: "later" }],
    );
    await expect(get({ maxAttempts: 4 })).resolves.toHaveProperty("$metadata.attempts", 3);
  });

  test("does not try again what will not change", async () => {
    start(() => [400, { __type: "com.amazon.coral.validate#ValidationException", message: "no" }]);
    await expect(get()).rejects.toMatchObject({ name: "ValidationException", message: "no" });
    expect(seen).toHaveLength(1);
  });

  test("gives up after the request timeout", async () => {
    start(() => "silence");
    const requestHandler = { ...CLIENT_SETTINGS.requestHandler, requestTimeout: 100 };
    await expect(get({ maxAttempts: 1, requestHandler })).rejects.toMatchObject({ name: "TimeoutError" });
  });

  test("stops when its caller aborts", async () => {
    start(() => "silence");
    await expect(get({}, { abortSignal: AbortSignal.timeout(100) })).rejects.toMatchObject({
      name: "AbortError",
    });
  });
});
