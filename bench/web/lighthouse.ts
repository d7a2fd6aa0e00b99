import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import lighthouse, { type Flags, type Result } from "lighthouse";
import { openChromium } from "../chromium.ts";

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
  const profile = await mkdtemp(join(tmpdir(), "lighthouse-"));
  const browser = await openChromium(profile, ["--remote-debugging-port=0"]);
  try {
    const port = await portOf(profile);
    const throttling = { cpuSlowdownMultiplier: slowdown };
    const flags = { port, logLevel: "silent" as const, onlyCategories: [...categories], throttling };
    const { categories: found, audits, environment } = await reportOn(url, flags);
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
    await rm(profile, { recursive: true, force: true });
  }
}

/** On a busy machine a recording may lack its beginning or its pictures. Lighthouse then asks for another run. */
const MAX_RUNS = 3;

async function reportOn(url: string, flags: Flags): Promise<Result> {
  for (let run = 1; ; run++) {
    const result = await lighthouse(url, flags);
    if (result === undefined) throw new Error("Lighthouse gave no result");
    const { runtimeError } = result.lhr;
    if (runtimeError === undefined) return result.lhr;
    if (run === MAX_RUNS) throw new Error(runtimeError.message);
  }
}

/** Chromium itself chooses a free port, and writes it into its profile. */
async function portOf(profile: string): Promise<number> {
  for (;;) {
    const written = await readFile(join(profile, "DevToolsActivePort"), "utf8").catch(() => "");
    const port = Number(/^\d+(?=\n)/.exec(written)?.[0]);
    if (port > 0) return port;
    await sleep(50);
  }
}
