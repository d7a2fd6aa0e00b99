import { afterAll, beforeAll, expect, it } from "vitest";
import { type DynamoDbEngine, startDynamoDb } from "../../local/engines/dynamodb.ts";
import { openHarness } from "./harness.ts";
import { type Performance, play } from "./play.ts";

const ONLY = process.env.SEED;
/** `SEEDS` is the number of seeds, `FIRST_SEED` the first one. */
const { SEEDS: COUNT = "500", FIRST_SEED = "1" } = process.env;
const SEEDS =
  ONLY === undefined
    ? Array.from({ length: Number(COUNT) }, (_, n) => Number(FIRST_SEED) + n)
    : [Number(ONLY)];
const HARNESSES = 4;

/**
 * These tests have their own engine: after so many writes an engine is slow, and others share the test run's.
 */
let engine: DynamoDbEngine;
beforeAll(async () => {
  engine = await startDynamoDb({});
});
afterAll(() => engine.stop());

it("offers every freed seat exactly once and in order, at the latest one sweep later", async () => {
  const began = performance.now();
  const left = [...SEEDS];
  const played: Performance[] = [];
  const failed: string[] = [];
  await Promise.all(
    Array.from({ length: Math.min(HARNESSES, SEEDS.length) }, async () => {
      const harness = await openHarness(engine.endpoint);
      try {
        for (let seed = left.shift(); seed !== undefined && failed.length === 0; seed = left.shift()) {
          const story = await play(harness, seed);
          played.push(story);
          if (ONLY !== undefined) console.log(story.trace.join("\n"));
          if (story.wrong.length > 0)
            failed.push(`${story.scenario}: SEED=${seed} npm run scenarios\n${story.wrong.join("\n")}`);
        }
      } finally {
        await harness.close();
      }
    }),
  );
  const sum = (count: (story: Performance) => number) => played.reduce((all, story) => all + count(story), 0);
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  const counts = [
    `${played.length} seeds`,
    `${sum(({ trace }) => trace.length)} turns`,
    `${sum(({ kills }) => kills)} kills`,
    `${sum(({ offers }) => offers)} offers`,
  ];
  console.log(`${counts.join(", ")}: ${seconds} s`);
  expect(failed).toEqual([]);
  if (ONLY === undefined) expect(sum(({ offers }) => offers)).toBeGreaterThan(SEEDS.length / 2);
}, 900_000);
