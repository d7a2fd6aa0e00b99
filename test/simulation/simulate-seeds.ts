import { inspect } from "node:util";
import { parentPort } from "node:worker_threads";
import type { Plan } from "./histories/plan.ts";
import { play } from "./histories/play.ts";
import { shrunk } from "./histories/shrink.ts";
import { planFor, type Stories } from "./notices/plan-for.ts";

/** Seeds to play. */
export interface Work extends Stories {
  readonly from: number;
  readonly seeds: number;
}

export interface Report {
  readonly played: number;
  readonly commits: number;
  readonly atParts: number;
  readonly served: number;
  readonly notices: number;
  /** Sendings of a notice by a channel after the first one. */
  readonly again: number;
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

async function playSeeds({ from, seeds, notices }: Work): Promise<Report> {
  const report = {
    played: 0,
    commits: 0,
    atParts: 0,
    served: 0,
    notices: 0,
    again: 0,
    failures: [] as Report["failures"][number][],
  };
  for (let seed = from; seed < from + seeds; seed++) {
    const plan = planFor({ notices })(seed);
    const { wrong, commits, atParts, served, told } = await play(plan);
    report.played += 1;
    report.commits += commits;
    report.atParts += atParts;
    report.served += served;
    report.notices += told?.notices ?? 0;
    report.again += told?.again ?? 0;
    if (wrong.length === 0) continue;
    const smallest = inspect(await smallestLike(plan, wrong), { depth: 5, breakLength: 110 });
    report.failures.push({ seed, wrong, smallest });
    break;
  }
  return report;
}

parentPort?.on("message", async (work: Work) => parentPort?.postMessage(await playSeeds(work)));
