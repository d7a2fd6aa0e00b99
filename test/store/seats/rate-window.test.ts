import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Grant } from "../../../functions/core/seats/allowance.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { rateWindows } from "../../../functions/store/seats/rate-window.ts";
import { newTable } from "../../support/table.ts";

const limit = { calls: 5, periodMs: 60_000 };
const start = Date.parse("2026-12-27T10:00:00Z");

let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

/** Calls of one person, each at a given second and from another instance of the function. */
function callsOfOnePerson() {
  const userId = randomUUID();
  return (second: number, requestId: string = randomUUID()): Promise<Grant> =>
    rateWindows(table, limit).take(
      "reserve",
      { requestId, attendee: { userId } },
      () => new Date(start + second * 1_000),
    );
}

const granted = { granted: true };

describe("the rate window", () => {
  it("allows five calls in any sixty seconds and tells the sixth when to come back", async () => {
    const call = callsOfOnePerson();
    for (const second of [0, 10, 20, 30, 40]) expect(await call(second)).toEqual(granted);
    expect(await call(50)).toEqual({ granted: false, retryAfterMs: 10_000 });
    expect(await call(59.999)).toEqual({ granted: false, retryAfterMs: 1 });
    expect(await call(60)).toEqual(granted);
  });

  it("slides: a call counts for exactly sixty seconds, whenever it was made", async () => {
    const call = callsOfOnePerson();
    for (const second of [0, 58, 58, 58, 58]) await call(second);
    expect(await call(60)).toEqual(granted);
    expect(await call(61)).toEqual({ granted: false, retryAfterMs: 57_000 });
    expect(await call(118)).toEqual(granted);
  });

  it("does not count what it refuses", async () => {
    const call = callsOfOnePerson();
    for (const second of [0, 0, 0, 0, 0]) await call(second);
    for (const second of [1, 2, 3, 59]) expect((await call(second)).granted).toBe(false);
    expect(await call(60)).toEqual(granted);
  });

  it("allows five of fifty simultaneous calls", async () => {
    const call = callsOfOnePerson();
    const grants = await Promise.all(Array.from({ length: 50 }, () => call(0)));
    expect(grants.filter((grant) => grant.granted)).toHaveLength(5);
  });

  it("counts a call once if it is repeated because its answer was lost", async () => {
    const call = callsOfOnePerson();
    for (const second of [0, 0, 0, 0]) await call(second);
    expect(await call(1, "lost")).toEqual(granted);
    expect(await call(1, "lost")).toEqual(granted);
    expect(await call(2)).toEqual({ granted: false, retryAfterMs: 58_000 });
    const fresh = callsOfOnePerson();
    await fresh(0, "once");
    await fresh(0, "once");
    for (const second of [1, 1, 1, 1]) expect(await fresh(second)).toEqual(granted);
    expect((await fresh(1)).granted).toBe(false);
  });

  it("counts a repeated call once, with any other calls in between", async () => {
    const call = callsOfOnePerson();
    expect(await call(0, "lost")).toEqual(granted);
    for (const second of [1, 2]) await call(second);
    expect(await call(3, "lost")).toEqual(granted);
    for (const second of [4, 5]) expect(await call(second)).toEqual(granted);
    expect(await call(6)).toEqual({ granted: false, retryAfterMs: 54_000 });
  });

  it("holds as many calls as a deployer may set", async () => {
    const windows = rateWindows(table, { calls: 50, periodMs: 60_000 });
    const attendee = { userId: randomUUID() };
    const take = () => windows.take("reserve", { requestId: randomUUID(), attendee }, () => new Date(start));
    for (let n = 0; n < 50; n++) expect(await take()).toEqual(granted);
    expect((await take()).granted).toBe(false);
  });

  it("separates people and actions", async () => {
    const userId = randomUUID();
    const windows = rateWindows(table, { calls: 1, periodMs: 60_000 });
    const take = (action: "reserve" | "release", user: string) =>
      windows.take(action, { requestId: randomUUID(), attendee: { userId: user } }, () => new Date(start));
    expect(await take("reserve", userId)).toEqual(granted);
    expect(await take("release", userId)).toEqual(granted);
    expect(await take("reserve", `${userId}-other`)).toEqual(granted);
    expect((await take("reserve", userId)).granted).toBe(false);
  });
});
