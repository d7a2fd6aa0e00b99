import { describe, expect, test } from "vitest";
import { ASSUMED } from "../../bench/costs/assumed.ts";
import { COUNTED } from "../../bench/costs/counted.ts";
import { BACKGROUND_ENVIRONMENTS, needsOf } from "../../lib/crowd/crowd-needs.ts";
import { DEFAULT_QUOTAS, expectedNeeds, neededQuotas } from "../../lib/crowd/quotas.ts";

describe("a crowd of ten thousand people", () => {
  const needs = needsOf(10_000);

  test("sends half of its requests at once, and one request of each person in five seconds", () => {
    expect(needs.requests).toEqual({ burst: 5_000, rate: 2_000 });
  });

  test("keeps an environment for 92 ms of each attempt, and one for 50 ms of each look at My Schedule", () => {
    const reservations = (5_000 * 0.092 * (100 + ASSUMED.retriesPercent)) / 100;
    expect(needs.environments).toEqual({
      reservations,
      account: reservations + (5_000 * ASSUMED.scheduleMs) / 1_000 + 5 + 1 + 1,
    });
  });

  test("writes in its first second what the counted RSVP writes, and a quarter more transactions", () => {
    const written = needs.table.writeUnits + needs.bySession.writeUnits;
    const refused = (2 * ASSUMED.itemsOfTransaction * ASSUMED.retriesPercent) / 100;
    expect(written).toBe(5_000 * (COUNTED.rsvp.writeUnits + refused));
    expect(needs.bySession).toEqual({ readUnits: 2_500, writeUnits: 5_000 });
  });

  test("reads My Schedule and, after a refusal, the ledger", () => {
    expect(needs.table.readUnits).toBe(5_000 * (COUNTED.mySchedule.readUnits + 1));
  });

  test("needs a code by e-mail for each person, within an hour", () => {
    expect(needs.emails).toEqual({ perSecond: 3, perDay: 10_000 });
  });

  test("fits the default quotas of an account", () => {
    expect(expectedNeeds(10_000)).toEqual(needs);
    for (const [name, amount] of Object.entries(neededQuotas(needs)))
      expect(amount, name).toBeLessThanOrEqual(DEFAULT_QUOTAS[name as keyof typeof DEFAULT_QUOTAS]);
  });
});

test("what one person needs is rounded up to whole numbers", () => {
  expect(needsOf(1)).toEqual({
    requests: { burst: 1, rate: 1 },
    environments: { reservations: 1, account: 2 + Object.values(BACKGROUND_ENVIRONMENTS).length + 4 },
    table: { readUnits: 6, writeUnits: 6 },
    bySession: { readUnits: 1, writeUnits: 1 },
    emails: { perSecond: 1, perDay: 1 },
  });
});

describe("an expected crowd is refused", () => {
  test.each([0, -5, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60])("if it is %s", (crowd) => {
    const refusal = `expectedCrowd must be a whole number of people, not ${crowd}`;
    expect(() => expectedNeeds(crowd)).toThrow(refusal);
    expect(() => expectedNeeds(crowd, true)).toThrow(refusal);
  });

  test("if it needs more than the default quotas, with each of them and what to do", () => {
    expect(() => expectedNeeds(10_001)).toThrow(/5001 requests at once \(default: 5000\)\. Compare/);
    expect(() => expectedNeeds(60_000)).toThrow(
      "60000 people need more than the default quotas of an account: 12000 requests per second (default: 10000), 30000 requests at once (default: 5000), 4957 concurrent executions (default: 1000), 180000 write units per second (default: 40000), 180000 read units per second (default: 40000). Compare your account with 'npm run preflight', request higher quotas, then set quotasRaised to true.",
    );
  });

  test("but not if the quotas were raised", () => {
    expect(expectedNeeds(60_000, true)).toEqual(needsOf(60_000));
  });
});
