import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FixtureGateway, rawRequest, route, startFixtureGateway } from "./support/fixture-gateway.ts";

let fixture: FixtureGateway;

beforeAll(async () => {
  fixture = await startFixtureGateway();
});

afterAll(() => fixture.stop());

function answer(result: unknown) {
  const headers = { "content-type": "application/json" };
  return rawRequest(fixture.gateway, "/api/answer", {
    method: "POST",
    headers,
    body: JSON.stringify(result),
  });
}

/** The answer to bytes that no HTTP client would send. */
function sendBytes(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(fixture.gateway.port, "127.0.0.1", () => socket.write(bytes));
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk;
    });
    socket.on("close", () => resolve(received));
    socket.on("error", reject);
  });
}

describe("results in format 2.0", () => {
  test("without a status are the body of a 200", async () => {
    expect(await answer({ a: 1 })).toMatchObject({
      status: 200,
      body: '{"a":1}',
      headers: { "content-type": "application/json" },
    });
    expect((await answer("hello")).body).toBe("hello");
    expect((await answer(null)).body).toBe("null");
  });

  test("set status, headers, cookies and body", async () => {
    const cookies = ["a=1; HttpOnly", "b=2"];
    const result = { statusCode: 201, headers: { "X-One": 1, Location: "/x" }, cookies, body: "made" };
    expect(await answer(result)).toMatchObject({
      status: 201,
      body: "made",
      headers: {
        "x-one": "1",
        location: "/x",
        "set-cookie": cookies,
        "content-type": "text/plain; charset=utf-8",
        "apigw-requestid": expect.stringMatching(/^.{15}=$/),
      },
    });
  });

  test("may carry bytes as base64", async () => {
    const body = Buffer.from("bytes").toString("base64");
    expect((await answer({ statusCode: 200, isBase64Encoded: true, body })).body).toBe("bytes");
  });

  test("have no body and no length with 204 and 304", async () => {
    const result = await answer({ statusCode: 304, headers: { ETag: '"1"' } });
    expect(result).toMatchObject({ status: 304, body: "", headers: { etag: '"1"' } });
  });

  test.each([{ statusCode: "abc" }, { statusCode: 99 }, { statusCode: 200, body: { a: 1 } }])(
    "are a 500 if they cannot be served: %j",
    async (result) => {
      expect((await answer(result)).status).toBe(500);
    },
  );

  test("are a 500 if a header breaks HTTP", async () => {
    expect((await answer({ statusCode: 200, headers: { "x-a": "1\r\nx-b: 2" } })).status).toBe(500);
  });
});

describe("refusals of the gateway are problem documents:", () => {
  const problems: [string, string, number, string][] = [
    ["a function that throws", "/api/failing", 500, "Internal Server Error"],
    ["a function that is not there", "/api/lost", 500, "Internal Server Error"],
    ["an integration that takes too long", "/api/slow", 503, "Service Unavailable"],
    ["a path that is not percent-encoded", "/api/%ZZ", 400, "Bad Request"],
    ["a path that is not UTF-8", "/api/%FF", 400, "Bad Request"],
    ["a long path", `/api/${"x".repeat(9_000)}`, 414, "Request-URI Too Long"],
  ];
  test.each(problems)("%s", async (_, path, status, message) => {
    const { headers, body, ...result } = await rawRequest(fixture.gateway, path);
    expect(result.status).toBe(status);
    expect(headers["content-type"]).toBe("application/problem+json");
    expect(JSON.parse(body)).toMatchObject({ status, message, requestId: headers["apigw-requestid"] });
    expect(body).not.toContain("secret");
  });

  test("503 says when to come back", async () => {
    expect((await rawRequest(fixture.gateway, "/api/slow")).headers["retry-after"]).toBe("1");
  });

  test.each([12_000, 100_000])("%d bytes of headers", async (length) => {
    const result = await rawRequest(fixture.gateway, "/api/events", {
      headers: { "x-a": "x".repeat(length) },
    });
    expect(result).toMatchObject({
      status: 431,
      headers: { "content-type": "application/problem+json" },
    });
  });

  test.each([
    ["more than 10 MB", 10 * 1024 * 1024 + 1],
    ["more than a function takes", 7_000_000],
  ])("a body of %s", async (_, length) => {
    const headers = { "content-type": "text/plain" };
    const body = Buffer.alloc(length, "x");
    const result = await rawRequest(fixture.gateway, "/api/echo", { method: "POST", headers, body });
    expect(result.status).toBe(413);
    expect(JSON.parse(result.body)).toMatchObject({ code: "PAYLOAD_TOO_LARGE" });
  });

  test.each([
    ["no HTTP at all", "hello\r\n\r\n"],
    ["a broken request line", "GET /api/events\r\nHost: x\r\n\r\n"],
    ["no host", "GET /api/events HTTP/1.1\r\nConnection: close\r\n\r\n"],
    ["a broken header", "GET /api/events HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n"],
    ["two lengths", "POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"],
    ["a broken chunk", "POST /api/echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n"],
    ["a path without a slash", "GET api HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"],
    ["CONNECT", "CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n"],
    ["an expectation", "GET / HTTP/1.1\r\nHost: x\r\nExpect: x\r\nConnection: close\r\n\r\n"],
  ])("%s", async (_, bytes) => {
    const received = await sendBytes(bytes);
    expect(received).toMatch(/^HTTP\/1.1 4\d\d /);
    expect(received).toContain("content-type: application/problem+json");
    expect((await rawRequest(fixture.gateway, "/api/events")).status).toBe(200);
  });
});

test("a client that leaves in the middle of its body does no harm", async () => {
  const bytes = "POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc";
  await new Promise<void>((resolve) => {
    const socket = connect(fixture.gateway.port, "127.0.0.1", () =>
      socket.end(bytes, () => socket.destroy()),
    );
    socket.on("close", () => resolve());
  });
  expect((await rawRequest(fixture.gateway, "/api/events")).status).toBe(200);
});

test("the gateway answers on 127.0.0.1 and on localhost", async () => {
  expect((await fetch(`${fixture.gateway.url}/api/events`)).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${fixture.gateway.port}/api/events`)).status).toBe(200);
});

test("path parameters are decoded, and an encoded slash separates nothing", async () => {
  const { body } = await rawRequest(fixture.gateway, "/api/events/a%2Fb%20c");
  expect(JSON.parse(body)).toMatchObject({
    routeKey: "GET /api/events/{eventId}",
    pathParameters: { eventId: "a/b c" },
  });
});

describe("the stage's settings", () => {
  test("throttle the routes they name, each with its own bucket", async () => {
    const throttles = new Map([["GET /api/events", { ratePerSecond: 0.001, burst: 2 }]]);
    const throttled = await startFixtureGateway({ throttles });
    const statuses: number[] = [];
    for (let call = 0; call < 3; call++) {
      statuses.push((await rawRequest(throttled.gateway, "/api/events")).status);
    }
    const refused = await rawRequest(throttled.gateway, "/api/events");
    const other = await rawRequest(throttled.gateway, "/api/events/x");
    await throttled.stop();
    expect(statuses).toEqual([200, 200, 429]);
    expect(refused.headers["retry-after"]).toBe("1");
    expect(JSON.parse(refused.body)).toMatchObject({ code: "RATE_LIMITED", message: "Too Many Requests" });
    expect(other.status).toBe(200);
  });

  test("a route that takes OPTIONS takes preflights, too, and CORS adds what it allows", async () => {
    const cors = { AllowOrigins: ["https://app.example"], AllowMethods: ["GET"] };
    const open = await startFixtureGateway({ cors, routes: [route("$default", "failing")] });
    const preflight = await rawRequest(open.gateway, "/api/answer", {
      method: "OPTIONS",
      headers: { origin: "https://app.example", "access-control-request-method": "GET" },
    });
    await open.stop();
    expect(preflight).toMatchObject({
      status: 500,
      headers: {
        "access-control-allow-origin": "https://app.example",
        "access-control-allow-methods": "GET",
      },
    });
  });

  test("CORS answers preflights and overrides what functions say", async () => {
    const cors = { AllowOrigins: ["https://app.example"], AllowMethods: ["GET"], MaxAge: 60 };
    const open = await startFixtureGateway({ cors, routes: [route("POST /api/answer", "answer")] });
    const origin = "https://app.example";
    const preflight = await rawRequest(open.gateway, "/api/answer", {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "GET" },
    });
    const ordinary = await rawRequest(open.gateway, "/api/answer", {
      method: "POST",
      headers: { origin: "https://evil.example", "content-type": "application/json" },
      body: JSON.stringify({ statusCode: 200, headers: { "Access-Control-Allow-Origin": "*" } }),
    });
    await open.stop();
    expect(preflight).toMatchObject({
      status: 204,
      headers: {
        "access-control-allow-origin": origin,
        "access-control-allow-methods": "GET",
        "access-control-max-age": "60",
      },
    });
    expect(ordinary.headers).not.toHaveProperty("access-control-allow-origin");
  });
});
