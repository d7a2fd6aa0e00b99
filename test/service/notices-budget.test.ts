import { expect, it } from "vitest";
import { COUNTED } from "../../bench/costs/counted.ts";
import { people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { sumOf } from "../support/cost.ts";

const { service, conference } = useConference({ triggers: true, stream: true });

it("a notice with its mail costs one write for the inbox and two for the sending, and a read of what it is about", async () => {
  const { as, reserve } = people(service);
  const sessionId = await conference.session();
  const mails = async () => (await service.outbox()).length;
  await reserve("ada", sessionId);
  await expect.poll(mails).toBe(1);
  const usage = async () => {
    const { functions } = await service.usage();
    return sumOf([functions["change-notices"] ?? {}, functions["notice-consumer"] ?? {}]);
  };
  const isWritten = async () => ((await usage()).calls.UpdateItem ?? 0) >= 3;
  await expect.poll(isWritten).toBe(true);
  // DynamoDB Local does not count items that do not exist.
  await as("bob", "PUT", "/api/me/preferences", {});
  await service.resetUsage();
  await reserve("bob", sessionId);
  await expect.poll(isWritten).toBe(true);
  expect(await usage()).toEqual(COUNTED.mailedNotice);
});
