import type { APIGatewayProxyStructuredResultV2 as GatewayResponse } from "aws-lambda";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ORIGIN_HEADER } from "../../functions/contract/environment.ts";
import { OriginSettings } from "../../functions/contract/settings.ts";
import { httpFunction } from "../../functions/middleware/http-function.ts";
import { originOf } from "../../functions/middleware/origin.ts";
import { networkOf, pseudonyms } from "../../functions/middleware/pseudonyms.ts";
import { json, type Reply, refuse } from "../../functions/middleware/reply.ts";
import { type EventParts, httpEvent, lambdaContext } from "../support/http-event.ts";

/** Makes logger and metrics write to the global console, where the test can see it. */
vi.hoisted(() => {
  process.env.POWERTOOLS_DEV = "true";
  process.env.POWERTOOLS_METRICS_NAMESPACE = "test";
  process.env.POWERTOOLS_METRICS_DISABLED = "false";
});

const CURRENT = "current-secret-of-48-characters";
const PREVIOUS = "previous-secret-of-48-characters";
const settingsWhere = (DIRECT_REQUESTS: string) =>
  OriginSettings.parse({ ORIGIN_SECRETS: `${CURRENT},${PREVIOUS}`, DIRECT_REQUESTS });
const shown = (secret: string, more: Record<string, string> = {}) => ({ [ORIGIN_HEADER]: secret, ...more });

const lines: Record<string, unknown>[] = [];
beforeEach(() => {
  lines.length = 0;
  const keep = (line: unknown) => void lines.push(JSON.parse(String(line)));
  for (const level of ["info", "error", "log"] as const) vi.spyOn(console, level).mockImplementation(keep);
});

async function call(parts: EventParts, reply: Reply | Error, direct = "answered") {
  const route = async () => {
    if (reply instanceof Error) throw reply;
    return reply;
  };
  const routes = { "GET /api/things/{id}": route, "GET /api/health": route };
  const handler = httpFunction(routes, { isPassing: () => false, settings: settingsWhere(direct) });
  const answer = (await handler(httpEvent(parts), lambdaContext)) as GatewayResponse;
  return { answer, line: lines.find(({ message }) => message === "request") ?? {} };
}

const refusal = (code: Parameters<typeof refuse>[0]["code"]) => refuse({ code, detail: "No." }, "request-1");

describe("a request that did not come through CloudFront", () => {
  it.each([{}, shown(""), shown("guess"), shown(`${CURRENT},${PREVIOUS}`), shown(CURRENT.slice(1))])(
    "is refused if there is a website: %j",
    async (headers) => {
      const { answer, line } = await call({ headers }, json<object>(200, "OK", {}), "refused");
      expect(answer).toMatchObject({ statusCode: 403 });
      expect(JSON.parse(answer.body ?? "")).toMatchObject({ code: "NOT_THROUGH_WEBSITE" });
      expect(line).toMatchObject({
        outcome: "NOT_THROUGH_WEBSITE",
        from: expect.stringMatching(/^[0-9a-f]{16}$/),
      });
    },
  );

  it.each([CURRENT, PREVIOUS])("does not include one with an accepted secret (%s)", async (secret) => {
    const { answer } = await call({ headers: shown(secret) }, json<object>(200, "OK", {}), "refused");
    expect(answer.statusCode).toBe(200);
  });

  it("is answered for health, and everywhere if the API is open", async () => {
    const health = await call({ routeKey: "GET /api/health" }, json<object>(200, "OK", {}), "refused");
    expect(health.answer.statusCode).toBe(200);
    expect((await call({}, json<object>(200, "OK", {}), "answered")).answer.statusCode).toBe(200);
  });
});

describe("the address of a caller", () => {
  const { addressOf } = originOf(settingsWhere("answered"));
  const address = (forwarded: string | undefined, secret?: string) =>
    addressOf(
      httpEvent({
        headers: {
          ...(forwarded !== undefined && { "x-forwarded-for": forwarded }),
          ...(secret !== undefined && shown(secret)),
        },
      }),
    );

  it.each([
    ["the one that CloudFront appended, before API Gateway appended CloudFront's", "198.51.100.7, 127.0.0.1"],
    ["that one, whatever the caller claims before it", "10.0.0.1, 203.0.113.9,198.51.100.7,127.0.0.1"],
    ["the last where API Gateway appends nothing", "203.0.113.9, 198.51.100.7"],
  ])("is %s", (_, forwarded) => {
    expect(address(forwarded, CURRENT)).toBe("198.51.100.7");
  });

  it("is the sender's own without the secret, no matter what a header says", () => {
    expect(address("198.51.100.7, 127.0.0.1")).toBe("127.0.0.1");
    expect(address("198.51.100.7, 127.0.0.1", "guess")).toBe("127.0.0.1");
  });

  it("is CloudFront's if nothing else is known", () => {
    for (const forwarded of [undefined, "", "127.0.0.1"])
      expect(address(forwarded, CURRENT)).toBe("127.0.0.1");
  });
});

describe("a refusal", () => {
  const through = shown(CURRENT, { "x-forwarded-for": "198.51.100.7, 127.0.0.1" });
  const { ofPerson, ofAddress } = pseudonyms(CURRENT);

  it.each([
    "UNAUTHENTICATED",
    "FORBIDDEN",
    "SESSION_NOT_FOUND",
    "ROUTE_NOT_FOUND",
    "INVALID_REQUEST",
    "RATE_LIMITED",
  ] as const)("for %s names person and address only by pseudonyms", async (code) => {
    const { line } = await call({ headers: through, claims: { sub: "ada" } }, refusal(code));
    expect(line).toMatchObject({ outcome: code, who: ofPerson("ada"), from: ofAddress("198.51.100.7") });
    expect(JSON.stringify(lines)).not.toMatch(/"ada"|198\.51|secret/);
  });

  it("inside an answer of status 200 is logged the same way, for the person that the function found", async () => {
    const reply = { ...json<object>(200, "RATE_LIMITED", {}), userId: "ada" };
    const { line } = await call({ headers: through }, reply);
    expect(line).toMatchObject({ status: 200, outcome: "RATE_LIMITED", who: ofPerson("ada") });
  });

  it("because of the session names no person, nor does a failure or a success", async () => {
    for (const reply of [
      refusal("SESSION_FULL"),
      refusal("CONTENTION"),
      json<object>(200, "OK", {}),
      new Error("bug"),
    ]) {
      lines.length = 0;
      const { line } = await call({ headers: through, claims: { sub: "ada" } }, reply);
      expect(line).toHaveProperty("outcome");
      expect(line).not.toHaveProperty("who");
      expect(line).not.toHaveProperty("from");
    }
  });
});

describe("a failure of the service", () => {
  const counted = () => lines.filter((line) => "FailureInAnswer" in line);

  it.each(["CONTENTION", "UNAVAILABLE", "INTERNAL_ERROR"])(
    "%s in an answer of status 200 is counted",
    async (code) => {
      await call({}, json<object>(200, code, {}));
      expect(counted()).toHaveLength(1);
    },
  );

  it("with a status that API Gateway counts is counted once", async () => {
    await call({}, refusal("CONTENTION"));
    await call({}, new Error("bug"));
    await call({}, json<object>(200, "OK", {}));
    await call({}, json<object>(200, "RATE_LIMITED", {}));
    expect(counted()).toEqual([]);
  });
});

describe("a pseudonym", () => {
  it("is calculated as the runbook says: the beginning of an HMAC with the secret", () => {
    // printf 'sub:ada' | openssl dgst -sha256 -hmac key
    expect(pseudonyms("key").ofPerson("ada")).toBe("20fd3b51cc425b81");
  });

  it("differs for each key, and between a person and an address", () => {
    const { ofPerson, ofAddress } = pseudonyms("key");
    expect(new Set([ofPerson("x"), ofAddress("x"), pseudonyms("other").ofPerson("x")]).size).toBe(3);
  });

  it.each([
    ["198.51.100.7", "198.51.100.7"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["2001:DB8:0:0:ffff::1", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["not an address", "not an address"],
    ["fe80::1%eth0", "fe80::1%eth0"],
  ])("of address %s is the pseudonym of its network %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
