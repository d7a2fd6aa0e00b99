import { planOfSeed } from "../../test/simulation/histories/plan-of-seed.ts";
import { play } from "../../test/simulation/histories/play.ts";

/** How many stories of `npm run simulate` one processor plays in a second. */
export async function seedsPerSecond(seeds: number): Promise<number> {
  const began = performance.now();
  for (let seed = 1; seed <= seeds; seed++) await play(planOfSeed(seed));
  return seeds / ((performance.now() - began) / 1_000);
}
