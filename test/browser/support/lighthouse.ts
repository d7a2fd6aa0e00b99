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
}

/** Lighthouse's judgement of a page as a phone of middling power sees it, in a browser of its own. Scores of 0..100. */
export async function judge(url: string): Promise<Verdict> {
  const port = await freePort();
  const browser = await launchChromium([`--remote-debugging-port=${port}`]);
  try {
    const result = await lighthouse(url, { port, logLevel: "silent", onlyCategories: [...CATEGORIES] });
    if (result === undefined) throw new Error("Lighthouse gave no result");
    const { categories, audits, runtimeError } = result.lhr;
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
