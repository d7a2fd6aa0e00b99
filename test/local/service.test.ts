import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import { call, people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { startService, type TestService } from "../support/service.ts";
import { clients } from "./support/proxied.ts";
import { encryptFor, vapidHeader, vapidKeys } from "./support/web-push.ts";

const { service, conference } = useConference();

test("a request is answered by the deployed bundles from tables made for this test alone", async () => {
  const { status, body } = await call(service, "GET", "/api/events");
  expect(status).toBe(200);
  expect(body.events).toHaveLength(1);
  expect(service.tableName).toMatch(/^t[0-9a-f]{8}-/);
});

test("the usage of a request is kept under the request id of its answer", async () => {
  await service.resetUsage();
  const { headers } = await call(service, "GET", "/api/events");
  const usage = await service.usage();
  expect(usage.requests[headers.get("apigw-requestid") ?? ""]).toMatchObject({ Query: { calls: 1 } });
  expect(usage.functions.catalogue?.Query?.calls).toBe(1);
});

test("a function killed after its write fails its request, and repeating the request succeeds", async () => {
  const { reserve } = people(service);
  const sessionId = await conference.session();
  await service.kill("reservations", "TransactWriteItems");
  const failed = await reserve("kim", sessionId);
  expect(failed).toMatchObject({ status: 500, body: { code: "INTERNAL_ERROR" } });
  await expect.poll(() => service.log.join("\n")).toMatch(/reservations \| ERROR Invoke Error/);
  expect(await reserve("kim", sessionId)).toMatchObject({ status: 200, body: { status: "CONFIRMED" } });
});

test("injected failures of the database reach the function until they are cleared", async () => {
  const rules = [{ service: "dynamodb" as const, operation: "Query", kind: "Error" as const, rate: 1 }];
  await service.faults({ seed: 1, rules });
  expect((await call(service, "GET", "/api/events")).status).toBe(503);
  await service.faults({ rules: [] });
  expect((await call(service, "GET", "/api/events")).status).toBe(200);
});

test("variables of the template can be set for a test", async () => {
  const strict = await startService({ environment: { RATE_LIMIT_CALLS: "1" } });
  const attempt = () => people(strict).reserve("rae", "conf.none");
  const statuses = [(await attempt()).status, (await attempt()).status];
  await strict.stop();
  expect(statuses).toEqual([404, 429]);
});

test("functions see a clock that has been moved forward", async () => {
  const sessionId = await conference.session();
  await service.clock(3 * 86_400_000);
  const { body } = await people(service).reserve("lou", sessionId);
  expect(Date.parse(body.rsvpAt) - Date.now()).toBeGreaterThan(2.9 * 86_400_000);
});

test("what is sent to a push subscription is in the outbox and on its page, by the functions' clock", async () => {
  const { now } = await service.clock(1_000);
  const subscription = await service.subscribe();
  const exp = Math.floor(Date.parse(now) / 1_000) + 3_600;
  const claims = { aud: new URL(subscription.endpoint).origin, exp, sub: "mailto:team@conf.example" };
  const answer = await fetch(subscription.endpoint, {
    method: "POST",
    headers: {
      ttl: "60",
      "content-encoding": "aes128gcm",
      authorization: await vapidHeader(claims, await vapidKeys()),
    },
    body: await encryptFor(subscription, '{"title":"A seat is free"}'),
  });
  expect(answer.status).toBe(201);
  const [sent] = await service.outbox();
  expect(sent).toMatchObject({ channel: "push", to: subscription.endpoint, subject: "A seat is free" });
  expect(Date.parse(sent?.at ?? "")).toBeGreaterThanOrEqual(Date.parse(now));
  const page = await fetch(`${service.url}/outbox`);
  expect(await page.text()).toContain("A seat is free");
});

test("queues and schedules run their functions only in a service that was started with triggers", async () => {
  const triggered = await startService({ triggers: true });
  await sendNudge(triggered, "conf.none");
  await triggered.clock(60_000);
  await expect
    .poll(async () => (await triggered.usage()).functions)
    .toMatchObject({
      "event-source-mapping": { ReceiveMessage: {} },
      "nudge-consumer": expect.anything(),
      sweep: { Query: {} },
    });
  await triggered.stop();
  await sendNudge(service, "conf.none");
  await service.clock(60_000);
  const { functions } = await service.usage();
  expect(functions).not.toHaveProperty("event-source-mapping");
  expect(functions).not.toHaveProperty("sweep");
});

async function sendNudge({ sqsEndpoint, queueUrls }: TestService, sessionId: string): Promise<void> {
  const { sqs } = clients(sqsEndpoint, sqsEndpoint, "test");
  const MessageBody = JSON.stringify({ sessionId });
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrls.nudges, MessageBody }));
}
