import { afterAll, beforeAll, expect, test } from "vitest";
import { startService, type TestService } from "../support/service.ts";

let service: TestService;

beforeAll(async () => {
  service = await startService();
  const token = await service.organizer();
  const body = {
    title: "Conference",
    timeZone: "Europe/Berlin",
    startsAt: "2030-01-01T09:00:00Z",
    endsAt: "2030-01-02T18:00:00Z",
  };
  expect((await call("PUT", "/api/events/conf", token, body)).status).toBeLessThan(300);
});

afterAll(() => service.stop());

async function call(method: string, path: string, token?: string, body?: unknown) {
  const response = await fetch(service.url + path, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return {
    status: response.status,
    requestId: response.headers.get("apigw-requestid") ?? "",
    json: (await response.json()) as Record<string, unknown>,
  };
}

async function newSession(title: string): Promise<string> {
  const body = { title, startsAt: "2030-01-01T10:00:00Z", endsAt: "2030-01-01T11:00:00Z", capacity: 5 };
  const { status, json } = await call("POST", "/api/events/conf/sessions", await service.organizer(), body);
  expect({ status, json }).toMatchObject({ status: 201 });
  return json.sessionId as string;
}

test("a request is answered by the deployed bundles from tables made for this test alone", async () => {
  const { status, json } = await call("GET", "/api/events");
  expect(status).toBe(200);
  expect(json.events).toHaveLength(1);
  expect(service.tableName).toMatch(/^t[0-9a-f]{8}-/);
});

test("what a request consumed is found under the request id that its answer carries", async () => {
  await service.resetUsage();
  const { requestId } = await call("GET", "/api/events");
  const usage = await service.usage();
  expect(usage.requests[requestId]).toMatchObject({ Query: { calls: 1 } });
  expect(usage.functions.catalogue?.Query?.calls).toBe(1);
});

test("a function killed after its write fails its request, and repeating the request succeeds", async () => {
  const path = `/api/sessions/${await newSession("Killed")}/rsvp`;
  const token = await service.token("kim", []);
  await service.kill("reservations", "TransactWriteItems");
  const failed = await call("PUT", path, token);
  expect(failed).toMatchObject({ status: 500, json: { code: "INTERNAL_ERROR" } });
  expect(service.log.join("\n")).toMatch(/reservations \| ERROR Invoke Error/);
  expect(await call("PUT", path, token)).toMatchObject({ status: 200, json: { status: "CONFIRMED" } });
});

test("injected failures of the database reach the function and end when they are cleared", async () => {
  const rules = [{ service: "dynamodb" as const, operation: "Query", kind: "Error" as const, rate: 1 }];
  await service.faults({ seed: 1, rules });
  expect((await call("GET", "/api/events")).status).toBe(503);
  await service.faults({ rules: [] });
  expect((await call("GET", "/api/events")).status).toBe(200);
});

test("variables of the template can be set for a test", async () => {
  const strict = await startService({ environment: { RATE_LIMIT_CALLS: "1" } });
  const headers = { authorization: `Bearer ${await strict.token("rae", [])}` };
  const attempt = () => fetch(`${strict.url}/api/sessions/conf.none/rsvp`, { method: "PUT", headers });
  const statuses = [(await attempt()).status, (await attempt()).status];
  await strict.stop();
  expect(statuses).toEqual([404, 429]);
});

test("functions see a clock that has been moved on", async () => {
  const path = `/api/sessions/${await newSession("Later")}/rsvp`;
  await service.clock(3 * 86_400_000);
  const { json } = await call("PUT", path, await service.token("lou", []));
  expect(Date.parse(json.rsvpAt as string) - Date.now()).toBeGreaterThan(2.9 * 86_400_000);
});
