import { createServer } from "node:net";
import lighthouse from "lighthouse";
import { launchChromium } from "../../../bench/chromium.ts";

const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;

export interface Verdict {
  readonly performance: number;
  readonly accessibility: number;
  readonly "best-practices": number;
  /** Audits that cost points, with what they have to say. */
  readonly shortcomings: readonly string[];
  readonly metrics: Readonly<Record<string, string>>;
  /** How fast the machine was just then, by Lighthouse's own reckoning: a high-end desktop has 1500 to 2000. */
  readonly benchmarkIndex: number;
  readonly slowdown: number;
}

/** By this the default turns a high-end desktop into a phone of middling power. */
const DEFAULT_SLOWDOWN = 4;
const HIGH_END_INDEX = 1_750;

/** What turns the machine of that verdict into the same phone; never less power than the default leaves a fast machine. */
export const slowdownFor = ({ benchmarkIndex }: Verdict): number =>
  Math.max(1, Math.min(DEFAULT_SLOWDOWN, (DEFAULT_SLOWDOWN * benchmarkIndex) / HIGH_END_INDEX));

/**
 * Lighthouse's judgement of a page as a phone of middling power sees it, in a browser of its own. Scores of 0..100.
 *
 * @param slowdown of the processor; Lighthouse says itself that its default fits fast machines (docs/throttling.md)
 */
export async function judge(url: string, slowdown = DEFAULT_SLOWDOWN): Promise<Verdict> {
  const port = await freePort();
  const browser = await launchChromium([`--remote-debugging-port=${port}`]);
  try {
    const throttling = { cpuSlowdownMultiplier: slowdown };
    const flags = { port, logLevel: "silent" as const, onlyCategories: [...CATEGORIES], throttling };
    const result = await lighthouse(url, flags);
    if (result === undefined) throw new Error("Lighthouse gave no result");
    const { categories, audits, runtimeError, environment } = result.lhr;
    if (runtimeError !== undefined) throw new Error(runtimeError.message);
    const scores = CATEGORIES.map(
      (name) => [name, Math.round((categories[name]?.score ?? 0) * 100)] as const,
    );
    const counted = CATEGORIES.flatMap((name) => categories[name]?.auditRefs ?? []).filter(
      ({ weight }) => weight > 0,
    );
    return {
      ...(Object.fromEntries(scores) as Record<(typeof CATEGORIES)[number], number>),
      shortcomings: counted.flatMap(({ id }) => {
        const audit = audits[id];
        const falls = audit?.score != null && audit.score < 0.9;
        return falls
          ? [`${audit.title}: ${audit.displayValue ?? ""} ${JSON.stringify(audit.details ?? "")}`]
          : [];
      }),
      metrics: Object.fromEntries(METRICS.map((id) => [id, audits[id]?.displayValue ?? ""])),
      benchmarkIndex: environment.benchmarkIndex,
      slowdown,
    };
  } finally {
    await browser.close();
  }
}

const METRICS = [
  "first-contentful-paint",
  "largest-contentful-paint",
  "total-blocking-time",
  "cumulative-layout-shift",
  "speed-index",
];

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === "string") throw new Error("There is no free port");
  return address.port;
}
