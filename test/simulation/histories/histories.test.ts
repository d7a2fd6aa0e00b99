import { expect, it } from "vitest";
import { planOfSeed } from "./plan-of-seed.ts";
import { play } from "./play.ts";

const SEEDS = Array.from({ length: 60 }, (_, n) => n + 1);

it("plays stories in which nothing goes wrong, and in which much happens", async () => {
  const sum = { commits: 0, atParts: 0, served: 0 };
  for (const seed of SEEDS) {
    const { wrong, commits, atParts, served } = await play(planOfSeed(seed));
    expect(wrong, `seed ${seed}`).toEqual([]);
    sum.commits += commits;
    sum.atParts += atParts;
    sum.served += served;
  }
  expect(sum.commits).toBeGreaterThan(10 * SEEDS.length);
  expect(sum.atParts).toBeGreaterThan(2 * SEEDS.length);
  expect(sum.served).toBeGreaterThan(SEEDS.length / 2);
});

it("plays the same story for the same seed", async () => {
  for (const seed of [2, 5, 8]) {
    const [first, again] = [await play(planOfSeed(seed)), await play(planOfSeed(seed))];
    expect(again.trace()).toEqual(first.trace());
    expect(first.trace().length).toBeGreaterThan(50);
  }
});
