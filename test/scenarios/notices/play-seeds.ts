import { expect, it } from "vitest";
import { chunksOf } from "../../../functions/store/dynamodb/batches.ts";
import { startDynamoDb } from "../../../local/engines/dynamodb.ts";
import { isAlone, SEEDS } from "../seeds.ts";
import { play } from "./play.ts";

/** Seeds that share an engine and a table. Both are slow when their streams hold much. */
const AT_ONCE = 50;

/** Tests the seeds that are `wanted`, in a file of their own. */
export function playSeeds(wanted: (seed: number) => boolean): void {
  const seeds = SEEDS.filter(wanted);
  it.skipIf(seeds.length === 0)(
    "tells people once of everything, whatever fails on the way",
    async () => {
      const began = performance.now();
      const sum = { notices: 0, kills: 0, again: 0 };
      for (const some of chunksOf(seeds, AT_ONCE)) {
        const { wrong, ...played } = await playOnNewEngine(some);
        const failed = [...wrong].map(
          ([seed, found]) => `SEED=${seed} npm run scenarios\n${found.join("\n")}`,
        );
        expect(failed).toEqual([]);
        for (const name of ["notices", "kills", "again"] as const) sum[name] += played[name];
      }
      const seconds = ((performance.now() - began) / 1_000).toFixed(1);
      const { notices, kills, again } = sum;
      console.log(
        `${seeds.length} seeds, ${notices} notices, ${kills} kills, ${again} sent again: ${seconds} s`,
      );
      expect(notices).toBeGreaterThan(2 * seeds.length);
      if (!isAlone) expect(Math.min(kills, again)).toBeGreaterThan(seeds.length / 5);
    },
    900_000,
  );
}

async function playOnNewEngine(seeds: readonly number[]): ReturnType<typeof play> {
  const engine = await startDynamoDb({});
  try {
    return await play(engine.endpoint, seeds);
  } finally {
    await engine.stop();
  }
}
