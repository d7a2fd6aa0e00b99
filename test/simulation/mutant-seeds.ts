import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import { mutantOf } from "../mutations/mutant-of.ts";
import type { Mutation } from "../mutations/mutation.ts";
import type { Stories } from "./notices/plan-for.ts";

/** A mutant, and the seeds to play until it is found. */
export interface Hunt extends Stories {
  readonly mutation: Mutation;
  readonly from: number;
  readonly seeds: number;
}

export interface Found {
  /** `null`: no seed found it. */
  readonly seed: number | null;
  readonly wrong: string | undefined;
}

const { mutation, from, seeds, notices } = workerData as Hunt;
const changed = new URL(`../../${mutation.file}`, import.meta.url).href;
let isChanged = false;

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (url !== changed) return loaded;
    isChanged = true;
    return { ...loaded, source: mutantOf(mutation, readFileSync(new URL(changed), "utf8")) };
  },
});

// What is imported before the hook would be without the mutation.
const { planFor } = await import("./notices/plan-for.ts");
const { play } = await import("./histories/play.ts");
if (!isChanged) throw new Error(`Stories do not play ${mutation.file}.`);

async function hunt(): Promise<Found> {
  for (let seed = from; seed < from + seeds; seed++) {
    const [wrong] = (await play(planFor({ notices })(seed))).wrong;
    if (wrong !== undefined) return { seed, wrong };
  }
  return { seed: null, wrong: undefined };
}

parentPort?.postMessage(await hunt());
