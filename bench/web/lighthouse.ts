import { createServer } from "node:net";
import lighthouse from "lighthouse";
import { launchChromium } from "../chromium.ts";

type Category = "performance" | "accessibility" | "best-practices";

export interface Verdict {
  /** 0 to 100, for each requested category. */
  readonly scores: Partial<Record<Category, number>>;
  /** Audits that cost points, with their explanations. */
  readonly shortcomings: readonly string[];
  /** The machine's speed during the run by Lighthouse's measure: a high-end desktop has 1500 to 2000. */
  readonly benchmarkIndex: number;
}

/** Lighthouse slows a high-end desktop's processor by this factor to imitate a mid-range phone. */
const MAX_CPU_SLOWDOWN_FACTOR = 4;
const HIGH_END_BENCHMARK_INDEX = 1_750;

/**
 * The slowdown that turns the machine of that verdict into the same phone (Lighthouse's docs/throttling.md).
 */
export const slowdownFor = ({ benchmarkIndex }: Verdict): number =>
  Math.max(
    1,
    Math.min(MAX_CPU_SLOWDOWN_FACTOR, (MAX_CPU_SLOWDOWN_FACTOR * benchmarkIndex) / HIGH_END_BENCHMARK_INDEX),
  );

/** Returns Lighthouse's verdict on a page on a mid-range phone, in a separate browser. */
export async function judge(
  url: string,
  categories: readonly Category[],
  slowdown = MAX_CPU_SLOWDOWN_FACTOR,
): Promise<Verdict> {
  const port = await freePort();
  const browser = await launchChromium([`--remote-debugging-port=${port}`]);
  try {
    const throttling = { cpuSlowdownMultiplier: slowdown };
    const flags = { port, logLevel: "silent" as const, onlyCategories: [...categories], throttling };
    const result = await lighthouse(url, flags);
    if (result === undefined) throw new Error("Lighthouse gave no result");
    const { categories: found, audits, runtimeError, environment } = result.lhr;
    if (runtimeError !== undefined) throw new Error(runtimeError.message);
    const counted = categories
      .flatMap((name) => found[name]?.auditRefs ?? [])
      .filter(({ weight }) => weight > 0);
    return {
      scores: Object.fromEntries(
        categories.map((name) => [name, Math.round((found[name]?.score ?? 0) * 100)]),
      ),
      shortcomings: counted.flatMap(({ id }) => {
        const audit = audits[id];
        const costsPoints = audit?.score != null && audit.score < 0.9;
        return costsPoints ? [`${audit.title}: ${audit.displayValue ?? ""}`] : [];
      }),
      benchmarkIndex: environment.benchmarkIndex,
    };
  } finally {
    await browser.close();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === "string") throw new Error("There is no free port");
  return address.port;
}
