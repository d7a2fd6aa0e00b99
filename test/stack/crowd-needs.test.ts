import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ASSUMED } from "../../bench/costs/assumed.ts";
import { COUNTED } from "../../bench/costs/counted.ts";
import { BACKGROUND_ENVIRONMENTS, needsOf } from "../../lib/crowd/crowd-needs.ts";
import { beyondDefaults, expectedNeeds } from "../../lib/crowd/quotas.ts";

const simulated = new URL("../../bench/results/crowd.json", import.meta.url);
const { figures } = JSON.parse(readFileSync(simulated, "utf8")) as { figures: Record<string, number> };

/** Each crowd that was simulated with a burst and this hold, with the environments that it used. */
function burstsAt(holdMs: number): [people: number, environments: number][] {
  const of = `, burst, hold ${holdMs}, parts: environments`;
  return Object.entries(figures)
    .filter(([name]) => name.endsWith(of) && !name.includes("come again"))
    .map(([name, environments]) => [Number(name.split(" ")[0]?.replaceAll(",", "")), environments]);
}

describe("a crowd of ten thousand people", () => {
  const needs = needsOf(10_000);

  test("sends half of its requests at once, and one request of each person in five seconds", () => {
    expect(needs.requests).toEqual({ burst: 5_000, rate: 2_000 });
  });

  test("keeps an environment for half a second of each RSVP, and one for 50 ms of each look at My Schedule", () => {
    const reservations = 5_000 / 2;
    expect(needs.environments).toEqual({
      reservations,
      account: reservations + (5_000 * ASSUMED.scheduleMs) / 1_000 + 5 + 1 + 1,
    });
  });

  test("writes in its first second what the counted RSVP writes, and three more transactions for four people", () => {
    const written = needs.table.writeUnits + needs.bySession.writeUnits;
    const refused = (2 * ASSUMED.itemsOfTransaction * 3) / 4;
    expect(written).toBe(5_000 * (COUNTED.rsvp.writeUnits + refused));
    expect(needs.bySession).toEqual({ readUnits: 2_500, writeUnits: 5_000 });
  });

  test("reads My Schedule and six items of the ledger", () => {
    expect(needs.table.readUnits).toBe(5_000 * (COUNTED.mySchedule.readUnits + 6));
  });

  test("needs a code by e-mail for each person, within an hour", () => {
    expect(needs.emails).toEqual({ perSecond: 3, perDay: 10_000 });
  });

  test("exceeds the default quotas of an account with its environments and reads alone", () => {
    expect(beyondDefaults(needs)).toEqual([
      "2757 concurrent executions (default: 1000)",
      "55000 read units per second (default: 40000)",
    ]);
  });
});

test("3,608 people are accepted with default quotas, and 3,609 are refused", () => {
  expect(expectedNeeds(3_608)).toEqual(needsOf(3_608));
  expect(() => expectedNeeds(3_609)).toThrow("concurrent executions (default: 1000)");
});

test("the kept figures have bursts to compare with", () => {
  const people = burstsAt(20).map(([people]) => people);
  expect(people).toEqual(expect.arrayContaining([1_000, 3_000, 7_000, 10_000]));
});

test.each(burstsAt(20))(
  "what is reserved for %i people is enough for them in the simulation",
  (people, environments) => {
    expect(environments).toBeLessThanOrEqual(needsOf(people).environments.reservations);
  },
);

test("what one person needs is rounded up to whole numbers", () => {
  expect(needsOf(1)).toEqual({
    requests: { burst: 1, rate: 1 },
    environments: { reservations: 1, account: 2 + Object.values(BACKGROUND_ENVIRONMENTS).length + 4 },
    table: { readUnits: 11, writeUnits: 8 },
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
    expect(() => expectedNeeds(3_700)).toThrow(/1025 concurrent executions \(default: 1000\)\. Compare/);
    expect(() => expectedNeeds(60_000)).toThrow(
      "60000 people need more than the default quotas of an account: 12000 requests per second (default: 10000), 30000 requests at once (default: 5000), 16507 concurrent executions (default: 1000), 240000 write units per second (default: 40000), 330000 read units per second (default: 40000). Compare your account with 'npm run preflight', request higher quotas, then set quotasRaised to true.",
    );
  });

  test("but not if the quotas were raised", () => {
    expect(expectedNeeds(60_000, true)).toEqual(needsOf(60_000));
  });
});
