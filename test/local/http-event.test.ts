import { expect, test } from "vitest";
import { type GatewayRequest, httpEvent } from "../../local/gateway/http-event.ts";
import { parseTarget } from "../../local/gateway/request-target.ts";
import { route } from "./support/fixture-gateway.ts";

const definition = { apiId: "a1b2c3", stage: "$default", routes: [], throttles: new Map() };

function eventOf(path: string, more: Partial<GatewayRequest> = {}, routeKey = "$default") {
  const target = parseTarget(path);
  if (target === undefined) throw new Error(`${path} is not a target`);
  const request: GatewayRequest = {
    requestId: "JKJaXmPLvHcESHA=",
    method: "GET",
    protocol: "HTTP/1.1",
    sourceIp: "192.0.2.1",
    rawHeaders: ["Host", "api.example.org:3000", "User-Agent", "agent"],
    target,
    body: Buffer.alloc(0),
    receivedAt: new Date("2020-03-12T19:03:58.390Z"),
    traceId: "Root=1-5e6722a7-cc56xmpl46db7ae02d4da47e",
    port: 3000,
    ...more,
  };
  return httpEvent(request, { route: route(routeKey, "f"), pathParameters: {} }, definition, undefined);
}

test("an event has exactly the members that API Gateway gives to a plain GET", () => {
  expect(eventOf("/api/events")).toEqual({
    version: "2.0",
    routeKey: "$default",
    rawPath: "/api/events",
    rawQueryString: "",
    headers: {
      "content-length": "0",
      host: "api.example.org:3000",
      "user-agent": "agent",
      "x-amzn-trace-id": "Root=1-5e6722a7-cc56xmpl46db7ae02d4da47e",
      "x-forwarded-for": "192.0.2.1",
      "x-forwarded-port": "3000",
      "x-forwarded-proto": "http",
    },
    requestContext: {
      accountId: "000000000000",
      apiId: "a1b2c3",
      domainName: "api.example.org",
      domainPrefix: "api",
      http: {
        method: "GET",
        path: "/api/events",
        protocol: "HTTP/1.1",
        sourceIp: "192.0.2.1",
        userAgent: "agent",
      },
      requestId: "JKJaXmPLvHcESHA=",
      routeKey: "$default",
      stage: "$default",
      time: "12/Mar/2020:19:03:58 +0000",
      timeEpoch: 1584039838390,
    },
    isBase64Encoded: false,
  });
});

test("repeated headers and query parameters are joined by commas, and cookies are separate", () => {
  const rawHeaders = ["X-Tag", "a", "x-tag", "b, c", "Cookie", "one=1; two=2", "Cookie", "three=3"];
  const event = eventOf("/p?tag=a&tag=b&q=x%20y+z&empty=&flag", { rawHeaders });
  expect(event.headers).toMatchObject({ "x-tag": "a,b, c" });
  expect(event.headers).not.toHaveProperty("cookie");
  expect(event.cookies).toEqual(["one=1", "two=2", "three=3"]);
  expect(event.rawQueryString).toBe("tag=a&tag=b&q=x%20y+z&empty=&flag");
  expect(event.queryStringParameters).toEqual({ tag: "a,b", q: "x y z", empty: "", flag: "" });
});

test("the path is handed on decoded", () => {
  const event = eventOf("/api/events/a%20b%C3%A9");
  expect(event.rawPath).toBe("/api/events/a bé");
  expect(event.requestContext.http.path).toBe("/api/events/a bé");
});

test.each([
  ["application/json", false],
  ["application/json; charset=utf-8", false],
  ["APPLICATION/XML", false],
  ["application/javascript", false],
  ["text/csv", false],
  ["application/x-www-form-urlencoded", true],
  ["application/problem+json", true],
  ["application/octet-stream", true],
  [undefined, true],
])("a body of type %s is base64: %s", (contentType, isBase64Encoded) => {
  const rawHeaders = contentType === undefined ? [] : ["Content-Type", contentType];
  const event = eventOf("/p", { rawHeaders, body: Buffer.from(`{"ä":1}`) });
  const body = isBase64Encoded ? Buffer.from(`{"ä":1}`).toString("base64") : `{"ä":1}`;
  expect(event).toMatchObject({ isBase64Encoded, body });
});

test("a text body that is not UTF-8 is base64, so that no byte is lost", () => {
  const body = Buffer.from([0x22, 0xff, 0xfe, 0x22]);
  const event = eventOf("/p", { rawHeaders: ["content-type", "application/json"], body });
  expect(event).toMatchObject({ isBase64Encoded: true, body: body.toString("base64") });
});
