import { connect } from "node:net";
import pMap from "p-map";
import { beforeAll, describe, expect, it } from "vitest";
import { seededRandom } from "../../local/aws-proxy/seeded-random.ts";
import { call, people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { everyItem } from "../support/invariants.ts";
import { tableOf } from "../support/table.ts";

const SEED = Number(process.env.SEED ?? 1);

const { service, conference } = useConference({ environment: { RATE_LIMIT_CALLS: "60" } });
let sessionId: string;

beforeAll(async () => {
  sessionId = await conference.session({ capacity: 3 });
});

const deep = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const megabyte = "x".repeat(1_000_000);

const bodies: readonly (string | Uint8Array)[] = [
  "{",
  "null",
  "[]",
  '"text"',
  "42",
  '{"ifFull":null}',
  '{"ifFull":"WAITLIST","userId":"somebody else"}',
  '{"__proto__":{"ifFull":"REJECT"}}',
  '{"capacity":1e999}',
  '{"capacity":"1"}',
  '{"title":"\\ud800"}',
  '{"title":"\\u0000"}',
  `{"title":"${megabyte}"}`,
  deep(50_000),
  `{"a":${deep(5_000)}}`,
  new Uint8Array([0xff, 0xfe, 0xfd]),
  new Uint8Array([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]),
  "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
  "startsAt=2030",
  '{"startsAt":"+275760-09-13T00:00:00Z","endsAt":"0000-00-00","title":"x"}',
];
const types = [
  "application/json",
  "application/xml",
  "text/plain",
  "application/octet-stream",
  "a/b;c=d",
  "\u00e4",
];
const ids = [
  () => sessionId,
  () => `${conference.eventId}.unknown`,
  () => "..",
  () => "%2e%2e%2f",
  () => "%00",
  () => "%ff%fe",
  () => "%",
  () => "💥",
  () => "a".repeat(3_000),
  () => `${conference.eventId}.${"x".repeat(65)}`,
  () => "SESSION#x",
  () => "conf.x#LEDGER",
  () => "' OR 1=1 --",
];
const templates = [
  ["PUT", "/api/sessions/{}/rsvp"],
  ["PATCH", "/api/sessions/{}"],
  ["PUT", "/api/events/{}"],
  ["PUT", "/api/events/{}/schedule"],
  ["POST", "/api/events/{}/sessions"],
  ["POST", "/api/sessions/{}/rsvp"],
  ["POST", "/api/sessions/{}/rsvp/accept"],
  ["POST", "/api/sessions/{}/rsvp/pass"],
  ["PUT", "/api/sessions/{}/visit"],
  ["GET", "/api/sessions/{}/booth"],
  ["POST", "/api/events/{}/any-of"],
  ["DELETE", "/api/sessions/{}/roster/nobody"],
  ["GET", "/api/events/{}/messages?limit=%00&cursor=💥"],
  ["GET", "/api/events/{}/mail-stops"],
  ["GET", "/api/events/{}/roles"],
  ["PUT", "/api/events/x1/roles/{}"],
  ["GET", "/api/events/x/messages/{}"],
  ["DELETE", "/api/sessions/x/roster/{}"],
  ["OPTIONS", "/api/sessions/{}"],
  ["GET", "/api/sessions/{}/roster?limit=%00&cursor=💥"],
  ["GET", "/api/sessions/{}/roster?limit=-1"],
  ["GET", "/api/nowhere/{}"],
] as const;

describe("malformed requests", () => {
  it(`two hundred of them are refused as problems, change nothing and do no harm (SEED=${SEED})`, async () => {
    const random = seededRandom(SEED);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const token = await service.organizer();
    const before = await everyItem(tableOf(service));
    const requests = Array.from({ length: 200 }, () => {
      const [method, template] = pick(templates);
      const hasBody = method !== "GET";
      const type = pick(types.slice(0, -1));
      return {
        method,
        path: template.replace("{}", pick(ids)()),
        ...(hasBody && { body: pick(bodies), headers: { "content-type": type } }),
      };
    });
    await pMap(
      requests,
      async ({ method, path, ...rest }) => {
        const answer = await call(service, method, path, { token, ...rest });
        const what = `${method} ${path.slice(0, 80)} ${String(rest.body).slice(0, 60)} → ${answer.text.slice(0, 200)}`;
        expect(answer.status, what).toBeGreaterThanOrEqual(400);
        expect(answer.status, what).toBeLessThan(500);
        expect(answer.headers.get("content-type"), what).toBe("application/problem+json");
        expect(answer.body, what).toMatchObject({ status: answer.status, code: expect.any(String) });
      },
      { concurrency: 8 },
    );
    const withoutRates = (items: Awaited<ReturnType<typeof everyItem>>) =>
      items.filter(({ SK }) => SK !== "RATE").sort((a, b) => (String(a.PK) < String(b.PK) ? -1 : 1));
    expect(withoutRates(await everyItem(tableOf(service)))).toEqual(withoutRates(before));
    expect((await people(service).reserve("survivor", sessionId)).status).toBe(201);
  }, 600_000);

  it.each([
    ["no HTTP at all", "\u0000\u0001\u0002\r\n\r\n"],
    ["a broken escape in the path", "GET /api/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"],
    ["a header of a megabyte", `GET /api/health HTTP/1.1\r\nHost: x\r\nX-Long: ${megabyte}\r\n\r\n`],
    ["a length that is none", "PUT /api/events/x HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n"],
    ["a header without a name", "GET /api/health HTTP/1.1\r\n: x\r\n\r\n"],
  ])("of %s end in a 4xx, and the service keeps running", async (_, request) => {
    expect(await raw(request)).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((await call(service, "GET", "/api/health")).body).toEqual({ status: "ok" });
  });
});

/** The answer to bytes that no HTTP client would send. */
function raw(request: string): Promise<string> {
  const { hostname, port } = new URL(service.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let answer = "";
    socket.on("data", (bytes) => {
      answer += bytes;
    });
    socket.on("error", (error) => (answer ? resolve(answer) : reject(error)));
    socket.on("close", () => resolve(answer));
    socket.write(request);
  });
}
