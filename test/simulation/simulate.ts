import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { play } from "./histories/play.ts";
import { huntMutants } from "./mutants.ts";
import { planFor } from "./notices/plan-for.ts";
import type { Report, Work } from "./simulate-seeds.ts";

const { values, positionals } = parseArgs({
  options: {
    seeds: { type: "string" },
    from: { type: "string" },
    jobs: { type: "string" },
    seconds: { type: "string" },
    mutants: { type: "boolean", default: false },
    notices: { type: "boolean", default: false },
  },
  allowPositionals: true,
});

const { notices } = values;
const SEEDS_PER_STEP = 20;
const PROGRESS_EVERY_MS = 5_000;
const SEEDS_FOR_A_MUTANT = 10_000;
/** Without a first seed, a run that is limited by time begins anywhere, so that each plays other stories. */
const ANYWHERE = 1_000_000_000;

const seconds = Number(values.seconds ?? Number.POSITIVE_INFINITY);
const usually = values.mutants ? SEEDS_FOR_A_MUTANT : 1_000;
const seeds = Number(values.seeds ?? (values.seconds === undefined ? usually : Number.POSITIVE_INFINITY));
const from = Number(values.from ?? (values.seconds === undefined ? 1 : Math.floor(Math.random() * ANYWHERE)));
const jobs = Number(values.jobs ?? availableParallelism());
if (![seeds, from, jobs, seconds].every((each) => each > 0)) {
  console.error(
    "Usage: npm run simulate -- [--seeds 1000] [--from 1] [--jobs 2] [--seconds 120] [--notices] [--mutants [name]]",
  );
  process.exit(2);
}

if (values.mutants) {
  const [prefix = ""] = positionals;
  process.exitCode = (await huntMutants({ prefix, from, seeds, jobs, notices })) > 0 ? 1 : 0;
} else if (seeds === 1) {
  const { trace, wrong } = await play(planFor({ notices })(from));
  console.log([...trace(), ...(wrong.length > 0 ? wrong : ["Nothing was wrong."])].join("\n"));
  process.exitCode = wrong.length > 0 ? 1 : 0;
} else await playAll();

/** Hands seeds to workers, a few at a time, until all are played, time is up, or one goes wrong. */
async function playAll(): Promise<void> {
  const began = performance.now();
  const until = began + seconds * 1_000;
  const end = from + seeds;
  let next = from;
  const sum = { played: 0, commits: 0, atParts: 0, served: 0, notices: 0, again: 0 };
  const failures: Report["failures"][number][] = [];
  const told = () => (notices ? `, ${sum.notices} notices, ${sum.again} sendings more than once` : "");
  const progress = () => {
    const perSecond = sum.played / ((performance.now() - began) / 1_000);
    const counts = `${sum.commits} commits, ${sum.atParts} of them at parts, ${sum.served} people served from a waitlist${told()}`;
    console.log(`${sum.played} seeds from ${from}, ${counts}, ${perSecond.toFixed(0)} seeds/s`);
  };
  const timer = setInterval(progress, PROGRESS_EVERY_MS);

  const playOn = (worker: Worker) =>
    new Promise<void>((resolve, reject) => {
      const hand = () => {
        const isOver = next >= end || failures.length > 0 || performance.now() >= until;
        if (isOver) return resolve();
        const work: Work = { from: next, seeds: Math.min(SEEDS_PER_STEP, end - next), notices };
        next += work.seeds;
        worker.postMessage(work);
      };
      worker.on("error", reject);
      worker.on("message", (report: Report) => {
        sum.played += report.played;
        sum.commits += report.commits;
        sum.atParts += report.atParts;
        sum.served += report.served;
        sum.notices += report.notices;
        sum.again += report.again;
        failures.push(...report.failures);
        hand();
      });
      hand();
    });
  const workers = Array.from(
    { length: jobs },
    () => new Worker(new URL("simulate-seeds.ts", import.meta.url)),
  );
  await Promise.all(workers.map(playOn));
  await Promise.all(workers.map((worker) => worker.terminate()));
  clearInterval(timer);
  progress();
  for (const { seed, wrong, smallest } of failures) {
    console.error(
      `\nSeed ${seed} is wrong. Play it again: npm run simulate -- ${notices ? "--notices " : ""}--from ${seed} --seeds 1`,
    );
    console.error([...wrong, "The smallest plan that goes wrong in the same way:", smallest].join("\n"));
  }
  process.exitCode = failures.length > 0 ? 1 : 0;
}
