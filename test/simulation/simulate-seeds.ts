import { inspect } from "node:util";
import { parentPort } from "node:worker_threads";
import type { Plan } from "./histories/plan.ts";
import { planOfSeed } from "./histories/plan-of-seed.ts";
import { play } from "./histories/play.ts";
import { shrunk } from "./histories/shrink.ts";

/** Seeds to play. */
export interface Work {
  readonly from: number;
  readonly seeds: number;
}

export interface Report {
  readonly played: number;
  readonly commits: number;
  readonly atParts: number;
  readonly served: number;
  readonly failures: readonly {
    readonly seed: number;
    readonly wrong: readonly string[];
    readonly smallest: string;
  }[];
}

/** The name of the invariant in a violation. */
const nameIn = (violation: string | undefined): string | undefined => violation?.split(":")[0];

async function smallestLike(plan: Plan, wrong: readonly string[]): Promise<Plan> {
  const name = nameIn(wrong[0]);
  return shrunk(plan, async (each) =>
    (await play(each)).wrong.some((violation) => nameIn(violation) === name),
  );
}

async function playSeeds({ from, seeds }: Work): Promise<Report> {
  const report = {
    played: 0,
    commits: 0,
    atParts: 0,
    served: 0,
    failures: [] as Report["failures"][number][],
  };
  for (let seed = from; seed < from + seeds; seed++) {
    const plan = planOfSeed(seed);
    const { wrong, commits, atParts, served } = await play(plan);
    report.played += 1;
    report.commits += commits;
    report.atParts += atParts;
    report.served += served;
    if (wrong.length === 0) continue;
    const smallest = inspect(await smallestLike(plan, wrong), { depth: 5, breakLength: 110 });
    report.failures.push({ seed, wrong, smallest });
    break;
  }
  return report;
}

parentPort?.on("message", async (work: Work) => parentPort?.postMessage(await playSeeds(work)));
