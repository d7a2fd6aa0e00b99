import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { COUNTED, RECIPIENTS_COUNTED } from "../../bench/costs/counted.ts";
import { people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { sumOf } from "../support/cost.ts";
import { queuesOf } from "../support/queues.ts";

const { service, conference } = useConference({ triggers: true, stream: true });

const usage = async () => {
  const { functions } = await service.usage();
  return sumOf([functions["change-notices"] ?? {}, functions["notice-consumer"] ?? {}]);
};
const isWritten = async () => (await usage()).writeUnits >= 4;

it("a notice with its mail costs one write for the inbox, one for the figures and two for the sending, and a read of what it is about", async () => {
  const { as, reserve } = people(service);
  const sessionId = await conference.session();
  const mails = async () => (await service.outbox()).length;
  await reserve("ada", sessionId);
  await expect.poll(mails).toBe(1);
  await expect.poll(isWritten).toBe(true);
  // DynamoDB Local does not count items that do not exist.
  await as("bob", "PUT", "/api/me/preferences", {});
  await as("bob", "GET", `/api/events/${conference.eventId}/ticket`);
  await service.resetUsage();
  await reserve("bob", sessionId);
  await expect.poll(isWritten).toBe(true);
  expect(await usage()).toEqual(COUNTED.mailedNotice);
});

it("an organizer's message costs a write for each recipient, beside those of their mails, and little for itself", async () => {
  const { as, reserve } = people(service);
  const sessionId = await conference.session();
  const users = Array.from({ length: RECIPIENTS_COUNTED }, (_, n) => `recipient${n}`);
  for (const user of users) {
    await reserve(user, sessionId);
    // DynamoDB Local does not count items that do not exist.
    await as(user, "PUT", "/api/me/preferences", {});
  }
  const usage = async () => {
    const { functions } = await service.usage();
    return sumOf([functions["spread-message"] ?? {}, functions["notice-consumer"] ?? {}]);
  };
  const mails = async () => (await service.outbox()).filter(({ to }) => to.startsWith("recipient")).length;
  await expect.poll(mails).toBe(RECIPIENTS_COUNTED);
  // A mail is out of the queue when its end is written.
  await expect.poll(() => queuesOf(service).count("notices")).toBe(0);
  await service.resetUsage();
  const message = {
    messageId: randomUUID(),
    to: { sessionId },
    title: "Hello",
    text: "Bring a soldering iron.",
  };
  await conference.organize("POST", `/api/events/${conference.eventId}/messages`, message);
  const isWritten = async () => (await usage()).writeUnits >= 3 * RECIPIENTS_COUNTED + 1;
  await expect.poll(isWritten).toBe(true);
  expect(await usage()).toEqual(COUNTED.messageWithMails);
});

it("by push message it costs one read more", async () => {
  const { as, reserve } = people(service);
  const sessionId = await conference.session();
  for (const user of ["kim", "zoe"]) {
    const { endpoint, keys } = await service.subscribe();
    await as(user, "POST", "/api/me/push-subscriptions", { endpoint, keys });
    await as(user, "PUT", "/api/me/preferences", { channels: { CONFIRMED: ["push"] } });
  }
  const isPushed = async (to: number) =>
    (await service.outbox()).filter(({ channel }) => channel === "push").length >= to && (await isWritten());
  await service.resetUsage();
  await reserve("kim", sessionId);
  await expect.poll(() => isPushed(1)).toBe(true);
  await service.resetUsage();
  await reserve("zoe", sessionId);
  await expect.poll(() => isPushed(2)).toBe(true);
  expect(await usage()).toEqual(COUNTED.pushedNotice);
});
