import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { httpFunction } from "../../functions/middleware/http-function.ts";
import { json } from "../../functions/middleware/reply.ts";
import { scheduledFunction } from "../../functions/middleware/scheduled-function.ts";
import { httpEvent, lambdaContext } from "../support/http-event.ts";

vi.hoisted(() => {
  process.env.POWERTOOLS_DEV = "true";
  Object.assign(process.env, { ORIGIN_SECRETS: "current-secret-1", DIRECT_REQUESTS: "answered" });
});

vi.spyOn(console, "info").mockImplementation(() => {});
vi.spyOn(console, "error").mockImplementation(() => {});

/**
 * This is little more than the reserve for the answer: 400 ms of work does not fit, although Lambda would let
 * it end.
 */
const context = { ...lambdaContext, getRemainingTimeInMillis: () => 1_050 };

it("an HTTP function that runs out of time answers 503 while there is time to send it", async () => {
  const slow = async () => {
    await sleep(400);
    return json<object>(200, "OK", {});
  };
  const handler = httpFunction({ "GET /api/things/{id}": slow }, { isPassing: () => false });
  expect(await handler(httpEvent({}), context)).toMatchObject({
    statusCode: 503,
    headers: { "retry-after": "1" },
  });
});

it("a scheduled function that runs out of time fails while it can still be logged", async () => {
  const handler = scheduledFunction(async () => {
    await sleep(400);
    return {};
  });
  await expect(handler({}, context)).rejects.toMatchObject({ name: "TimeoutError" });
});
