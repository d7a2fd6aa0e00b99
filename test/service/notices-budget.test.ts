import { expect, it } from "vitest";
import { COUNTED } from "../../bench/costs/counted.ts";
import { people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { sumOf } from "../support/cost.ts";

const { service, conference } = useConference({ triggers: true, stream: true });

const usage = async () => {
  const { functions } = await service.usage();
  return sumOf([functions["change-notices"] ?? {}, functions["notice-consumer"] ?? {}]);
};
const isWritten = async () => ((await usage()).calls.UpdateItem ?? 0) >= 3;

it("a notice with its mail costs one write for the inbox and two for the sending, and a read of what it is about", async () => {
  const { reserve } = people(service);
  const sessionId = await conference.session();
  const mails = async () => (await service.outbox()).length;
  await reserve("ada", sessionId);
  await expect.poll(mails).toBe(1);
  await expect.poll(isWritten).toBe(true);
  await service.resetUsage();
  await reserve("bob", sessionId);
  await expect.poll(isWritten).toBe(true);
  expect(await usage()).toEqual(COUNTED.mailedNotice);
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
