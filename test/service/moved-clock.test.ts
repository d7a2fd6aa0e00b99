import { describe, expect, it } from "vitest";
import { people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";

const { service, conference } = useConference();

/** The functions' calls to the engines since the last reset, by operation. */
async function callsOf(act: () => Promise<unknown>): Promise<Record<string, number>> {
  await service.resetUsage();
  await act();
  const { functions } = await service.usage();
  const operations = Object.values(functions).flatMap((used) => Object.entries(used));
  return Object.fromEntries(operations.map(([operation, { calls }]) => [operation, calls]));
}

describe("after the clock has moved by an hour", () => {
  it("a call that the table refuses is sent once, because a moved clock is no clock skew", async () => {
    const { reserve, cancel } = people(service);
    const full = await conference.session({ capacity: 0 });
    const held = await conference.session();
    await service.clock(3_600_000);
    await reserve("ada", held);
    const refused = await callsOf(() => reserve("ada", full));
    expect(refused).toMatchObject({ UpdateItem: 1, Query: 1, TransactWriteItems: 1 });
    expect(await callsOf(() => reserve("ada", held))).toEqual({ UpdateItem: 1, Query: 1 });
    await cancel("ada", held);
    expect(await callsOf(() => cancel("ada", held))).toEqual({ GetItem: 1, UpdateItem: 1 });
  });

  it("a call that the table refuses for now is tried again as often as usual", async () => {
    const { reserve } = people(service);
    const sessionId = await conference.session();
    const rule = {
      service: "dynamodb",
      operation: "UpdateItem",
      kind: "Throttle",
      rate: 1,
      count: 1,
    } as const;
    await service.faults({ seed: 1, rules: [rule] });
    expect((await callsOf(() => reserve("bob", sessionId))).UpdateItem).toBe(2);
  });
});
