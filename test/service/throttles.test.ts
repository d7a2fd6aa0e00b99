import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Template } from "../../local/template/cloudformation.ts";
import { readAssembly } from "../../local/template/read-assembly.ts";
import type { Assembly } from "../../local/template/synthesize.ts";
import { anEvent, call, people } from "../support/api.ts";
import { startService, type TestService } from "../support/service.ts";

/** While it runs, a second passes between two looks at it, so that nothing is throttled. */
const clock = { runs: true, time: 0 };
const throttles = {
  now: () => {
    if (clock.runs) clock.time += 1_000;
    return clock.time;
  },
  partition: { writeUnits: 6, readUnits: 20 },
};
const REQUESTS_AT_ONCE = 60;

let service: TestService;
let conference: Awaited<ReturnType<typeof anEvent>>;
beforeAll(async () => {
  service = await startService({ throttles, assembly: narrowStage() });
  conference = await anEvent(service);
});
afterAll(() => service.stop());

/** The deployed template, with a limit for the stage as a small `throttling` would give it. */
async function narrowStage(): Promise<Assembly> {
  const assembly = await readAssembly(inject("assembly"));
  const template: Template = structuredClone(assembly.template);
  for (const { Type, Properties } of Object.values(template.Resources)) {
    if (Type !== "AWS::ApiGatewayV2::Stage") continue;
    Properties.DefaultRouteSettings = {
      ThrottlingBurstLimit: REQUESTS_AT_ONCE,
      ThrottlingRateLimit: REQUESTS_AT_ONCE,
    };
    Properties.RouteSettings = {};
  }
  return { ...assembly, template };
}

const stopClock = () => {
  clock.time += 10_000;
  clock.runs = false;
};
const passSecond = () => {
  clock.time += 1_000;
};

test("an RSVP waits for units of its session's partition, and gets its seat once time passes", async () => {
  const { reserve } = people(service);
  clock.runs = true;
  const sessionId = await conference.session({ capacity: 10 });
  stopClock();
  for (const user of ["ada", "ben", "cleo"]) expect((await reserve(user, sessionId)).status).toBe(201);
  await service.resetUsage();
  const late = reserve("dan", sessionId);
  const tried = async () => (await service.usage()).functions.reservations?.TransactWriteItems?.calls ?? 0;
  await expect.poll(tried).toBeGreaterThan(1);
  passSecond();
  expect(await late).toMatchObject({ status: 201, body: { status: "CONFIRMED" } });
});

test("a read without units left is answered with 503 and when to come back, and later again", async () => {
  const { mySchedule } = people(service);
  const look = () => mySchedule("eve", conference.eventId);
  stopClock();
  const statuses: number[] = [];
  while (!statuses.includes(503) && statuses.length < 50) statuses.push((await look()).status);
  expect(statuses.at(0)).toBe(200);
  expect(statuses.at(-1)).toBe(503);
  const refused = await look();
  expect(refused.body).toMatchObject({ code: "UNAVAILABLE" });
  expect(refused.headers.get("retry-after")).toMatch(/^\d+$/);
  clock.time += 10_000;
  expect((await look()).status).toBe(200);
});

test("requests beyond the stage's limit get API Gateway's own answer, until time passes", async () => {
  stopClock();
  const statuses: number[] = [];
  for (let request = 0; request < REQUESTS_AT_ONCE; request++)
    statuses.push((await call(service, "GET", "/api/health")).status);
  expect(new Set(statuses)).toEqual(new Set([200]));
  const refused = await call(service, "GET", "/api/health");
  expect({ status: refused.status, body: refused.body }).toEqual({
    status: 429,
    body: { message: "Too Many Requests" },
  });
  expect(refused.headers.get("content-type")).toBe("application/json");
  expect(refused.headers.has("retry-after")).toBe(false);
  passSecond();
  expect((await call(service, "GET", "/api/health")).status).toBe(200);
});
