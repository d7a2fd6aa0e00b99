import { expect, it, vi } from "vitest";
import { httpEvent, lambdaContext } from "../../support/http-event.ts";

vi.hoisted(() => {
  Object.assign(process.env, {
    ...{ TABLE_NAME: "rsvps", ORGANIZER_GROUP: "organizer", AWS_REGION: "us-east-1" },
    ...{ AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "secret", AWS_SESSION_TOKEN: "token" },
    ...{ ORIGIN_SECRETS: "a-secret-of-cloudfront", DIRECT_REQUESTS: "answered" },
  });
});

it.each([
  ["POST /api/events/{eventId}/pictures", { use: "logo", type: "image/png", size: 10 }],
  ["PUT /api/events/{eventId}/pictures/{use}", { uploadId: `${"a".repeat(22)}.png` }],
])("a stage without a website says why it takes no pictures: %s", async (routeKey, body) => {
  const { handler } = await import("../../../functions/http/pictures.ts");
  const event = httpEvent({
    ...{ routeKey, path: { eventId: "demo", use: "logo" }, body: JSON.stringify(body) },
    headers: { "content-type": "application/json" },
    claims: { sub: "olga", token_use: "id", "cognito:groups": "[organizer]" },
  });
  const reply = (await handler(event, lambdaContext)) as { statusCode: number; body: string };
  expect(reply.statusCode).toBe(409);
  expect(JSON.parse(reply.body)).toMatchObject({ code: "PICTURES_NOT_SERVED" });
});
