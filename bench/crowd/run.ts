import { availableParallelism } from "node:os";
import pMap from "p-map";
import { type Figures, report } from "../figures.ts";
import { goalsMissed, type Result } from "./goals.ts";
import type { Played } from "./play.ts";
import { quietly } from "./quiet.ts";
import { comparisons, LIMITED, type Scenario, SHORT } from "./scenarios.ts";
import { seedsPerSecond } from "./seeds.ts";
import { HEAD, labelOf, rowOf } from "./table.ts";
import { Threads } from "./threads.ts";

interface Options {
  readonly short: boolean;
  readonly keep: boolean;
}

/** Simulates crowds with the real code on a virtual clock, and says which goals they miss. */
export async function benchCrowd({ short, keep }: Options): Promise<void> {
  console.log("Times are ms of the virtual clock; units and conflicts are for each person.\n");
  console.log(HEAD);
  const scenarios = short ? SHORT : [...comparisons(), ...LIMITED];
  const threads = new Threads(availableParallelism());
  const quiet = new Map<string, Promise<Played>>();
  const results = scenarios.map(() => Promise.withResolvers<Result>());
  const playOne = async (scenario: Scenario, n: number) => {
    const alone = quietly(scenario);
    const name = JSON.stringify(alone);
    const playedAlone = quiet.get(name) ?? threads.play(alone);
    quiet.set(name, playedAlone);
    const { writeUnits: quietUnits } = await playedAlone;
    results[n]?.resolve({ scenario, played: await threads.play(scenario), quietUnits });
  };
  pMap(scenarios, playOne, { concurrency: availableParallelism() }).catch((error) => {
    for (const { reject } of results) reject(error);
  });
  const done: Result[] = [];
  for (const { promise } of results) {
    const result = await promise;
    console.log(rowOf(result));
    done.push(result);
  }
  await threads.end();
  const missed = done.flatMap((result) => goalsMissed(result).map((goal) => `${labelOf(result)}: ${goal}`));
  console.log(missed.length === 0 ? "\nAll goals are met." : `\nGoals missed:\n${missed.join("\n")}`);
  const speed = { "simulate, seeds a second": await seedsPerSecond(short ? 5 : 200) };
  report("crowd", { ...Object.assign({}, ...done.map(keptOf)), ...speed }, keep && !short);
}

/** As exact as the table shows them. */
const keptOf = (result: Result): Figures => {
  const { confirmed, inLine, refused, p50, p99, lastAt, writeUnits, readUnits, conflicts, environments } =
    result.played;
  const figures = {
    confirmed,
    "in line": inLine,
    "503": refused["503"],
    "429": refused["429"],
    "p50, ms": Math.round(p50),
    "p99, ms": Math.round(p99),
    "last, ms": Math.round(lastAt),
    "write units": Number(writeUnits.toFixed(1)),
    "read units": Number(readUnits.toFixed(1)),
    conflicts: Number(conflicts.toFixed(2)),
    environments,
  };
  return Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [`${labelOf(result)}: ${name}`, figure]),
  );
};
