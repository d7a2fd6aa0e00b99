import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { mutantOf } from "../mutations/mutant-of.ts";
import type { Mutation } from "../mutations/mutation.ts";
import { mutations } from "../mutations/mutations.ts";
import { noticeFaults, noticeMutations } from "../mutations/notice-mutations.ts";
import { plantedFaults } from "../mutations/planted-faults.ts";
import type { Found, Hunt } from "./mutant-seeds.ts";
import type { Stories } from "./notices/plan-for.ts";

/** Stories play these files. What other files do is shown by their own tests. */
const PLAYED =
  /^functions\/(store\/(seats|ledger|parts|waitlist|any-of|overlaps)|core\/(seats|waitlist|any-of|overlaps))\//;

/** Each change of the code once, although several tests may have to catch it. */
function mutants(prefix: string, notices: boolean): readonly Mutation[] {
  const all = notices
    ? [...noticeFaults, ...noticeMutations]
    : [...plantedFaults, ...mutations].filter(({ file }) => PLAYED.test(file));
  const byCode = new Map<string, Mutation>();
  for (const mutation of all) {
    const code = mutantOf(mutation, readFileSync(mutation.file, "utf8"));
    if (!byCode.has(code)) byCode.set(code, mutation);
  }
  return [...byCode.values()].filter(({ name }) => name.startsWith(prefix));
}

interface HuntOptions extends Stories {
  /** The beginning of the names. */
  readonly prefix: string;
  readonly from: number;
  readonly seeds: number;
  readonly jobs: number;
}

/** Plays stories against each mutant until one goes wrong, and prints the seeds. Returns the number that none found. */
export async function huntMutants({ prefix, from, seeds, jobs, notices }: HuntOptions): Promise<number> {
  const left = [...mutants(prefix, notices)];
  let notFound = 0;
  const huntOn = async (): Promise<void> => {
    for (let mutation = left.shift(); mutation; mutation = left.shift()) {
      const began = performance.now();
      const { seed, wrong } = await hunted({ mutation, from, seeds, notices });
      const seconds = ((performance.now() - began) / 1_000).toFixed(0);
      if (seed === null) notFound += 1;
      console.log(
        `| ${mutation.name} | ${seed ?? "not found"} | ${seconds} | ${wrong?.split(":")[0] ?? ""} |`,
      );
    }
  };
  await Promise.all(Array.from({ length: jobs }, huntOn));
  return notFound;
}

function hunted(hunt: Hunt): Promise<Found> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("mutant-seeds.ts", import.meta.url), { workerData: hunt });
    worker.once("message", (found: Found) => {
      resolve(found);
      void worker.terminate();
    });
    worker.once("error", reject);
  });
}
