import { afterAll, beforeAll, expect, it } from "vitest";
import { type DynamoDbEngine, startDynamoDb } from "../../local/engines/dynamodb.ts";
import { openHarness } from "./harness.ts";
import { type Performance, play } from "./play.ts";
import { isAlone, SEEDS } from "./seeds.ts";

const HARNESSES = 2;

/**
 * Tests the seeds that are `wanted`: two files share them, so that they run in parallel. Each file has its own
 * engine, because an engine is slow when its streams hold much.
 */
export function playSeeds(wanted: (seed: number) => boolean): void {
  const seeds = SEEDS.filter(wanted);
  let engine: DynamoDbEngine;
  beforeAll(async () => {
    engine = await startDynamoDb({});
  });
  afterAll(() => engine.stop());

  it.skipIf(seeds.length === 0)(
    "offers every freed seat exactly once and in order, at the latest one sweep later",
    () => expectSound(seeds, engine),
    900_000,
  );
}

async function expectSound(seeds: readonly number[], engine: DynamoDbEngine): Promise<void> {
  const began = performance.now();
  const left = [...seeds];
  const played: Performance[] = [];
  const failed: string[] = [];
  await Promise.all(
    Array.from({ length: Math.min(HARNESSES, seeds.length) }, async () => {
      const harness = await openHarness(engine.endpoint);
      try {
        for (let seed = left.shift(); seed !== undefined && failed.length === 0; seed = left.shift()) {
          const story = await play(harness, seed);
          played.push(story);
          if (isAlone) console.log(story.trace.join("\n"));
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
    `${sum(({ isDealt }) => Number(isDealt))} in parts`,
  ];
  console.log(`${counts.join(", ")}: ${seconds} s`);
  expect(failed).toEqual([]);
  if (!isAlone) expect(sum(({ offers }) => offers)).toBeGreaterThan(seeds.length / 2);
  if (!isAlone && seeds.length > 50)
    expect(sum(({ isDealt }) => Number(isDealt))).toBeGreaterThan(seeds.length / 4);
}
