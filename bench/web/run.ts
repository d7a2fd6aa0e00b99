import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import type { AgendaAnswer } from "../../functions/contract/answers.ts";
import { chromium, font } from "../../local/machine/chromium.ts";
import { java } from "../../local/machine/java.ts";
import { provide } from "../../local/machine/provide.ts";
import { paths } from "../../local/paths.ts";
import { type Service, startService } from "../../local/service.ts";
import { synthesize } from "../../local/template/synthesize.ts";
import { buildWebsite } from "../../local/website/build-website.ts";
import { importLargeConference } from "../../test/support/large-conference.ts";
import { launchChromium } from "../chromium.ts";
import { type Figures, report } from "../figures.ts";
import { firstLoad } from "../first-load.ts";
import { DESKTOP, PHONE } from "../screenshots/looks.ts";
import { gridScrolling } from "./grid-scroll.ts";
import { judge, slowdownFor, type Verdict } from "./lighthouse.ts";
import { filterLatencies, slowDown, timeToInteractive } from "./slow-phone.ts";

const TYPED_LETTERS = ["j", "q", "x", "z", "b", "j", "q", "x", "z", "b"];
/** Noise only lowers the score, so the best of a few runs counts. */
const LIGHTHOUSE_RUNS = 4;

/** Measures an agenda of about nine hundred sessions on a slow phone. */
export async function benchWeb({ short, keep }: { short: boolean; keep: boolean }): Promise<void> {
  await provide([java, chromium, font], console.log);
  const scratch = await mkdtemp(join(tmpdir(), "session-rsvp-bench-"));
  await buildWebsite(console.log);
  const service = await startService({
    assembly: synthesize(scratch),
    port: 0,
    conflicts: true,
    website: paths.website,
    log: console.error,
  });
  const browser = await launchChromium();
  try {
    const { eventId, sessions } = await importLargeConference(service);
    console.log(`An agenda of ${sessions} sessions, as a phone shows it`);
    const path = `/events/${eventId}`;
    const figures: Figures = {
      ...scriptSizes(),
      ...(await onSlowPhone(browser, service, path, short ? TYPED_LETTERS.slice(0, 1) : TYPED_LETTERS)),
      ...(await gridFigures(browser, service, await longestDay(service, eventId))),
      ...(await lighthouseScores(service.url + path, short ? 1 : LIGHTHOUSE_RUNS)),
    };
    report("web", figures, keep);
  } finally {
    await browser.close();
    await service.stop();
    await rm(scratch, { recursive: true, force: true });
  }
}

function scriptSizes(): Figures {
  const { gzip, brotli } = firstLoad();
  return { "first load, KB gzip": gzip / 1_000, "first load, KB brotli": brotli / 1_000 };
}

async function onSlowPhone(
  browser: Browser,
  { url }: Service,
  path: string,
  letters: readonly string[],
): Promise<Figures> {
  const context = await browser.newContext({ ...PHONE, baseURL: url, reducedMotion: "reduce" });
  const page = await context.newPage();
  await slowDown(page);
  const interactive = await timeToInteractive(page, path);
  const { p50, p95 } = await filterLatencies(page, letters);
  await context.close();
  return {
    "interactive at 4 × slowdown, ms": Math.round(interactive),
    "keystroke to painted list at 4 ×, p50 ms": Math.round(p50),
    "keystroke to painted list at 4 ×, p95 ms": Math.round(p95),
  };
}

/** The grid of the day with the most sessions. */
async function longestDay({ url }: Service, eventId: string): Promise<string> {
  const answer = await fetch(`${url}/api/events/${eventId}/sessions?abstracts=omit`);
  const { sessions } = (await answer.json()) as AgendaAnswer;
  const days = Object.entries(Object.groupBy(sessions, ({ startsAt }) => startsAt.slice(0, 10)));
  const [day] = days.sort(([, a = []], [, b = []]) => b.length - a.length)[0] ?? [];
  return `/events/${eventId}?view=grid&day=${day}`;
}

async function gridFigures(browser: Browser, { url }: Service, path: string): Promise<Figures> {
  const context = await browser.newContext({ ...DESKTOP, baseURL: url, reducedMotion: "reduce" });
  const page = await context.newPage();
  await slowDown(page);
  const { cells, longTasks, p50, p95 } = await gridScrolling(page, path);
  await context.close();
  return {
    "cells of the grid": cells,
    "long tasks while the grid scrolls at 4 ×": longTasks,
    "frame while the grid scrolls at 4 ×, p50 ms": Math.round(p50 * 10) / 10,
    "frame while the grid scrolls at 4 ×, p95 ms": Math.round(p95 * 10) / 10,
  };
}

async function lighthouseScores(url: string, runs: number): Promise<Figures> {
  const verdicts: Verdict[] = [];
  for (let run = 0; run < runs; run++) {
    const [before] = verdicts;
    const verdict = await judge(
      url,
      ["performance", "accessibility", "best-practices"],
      before && slowdownFor(before),
    );
    verdicts.push(verdict);
    console.log(`Lighthouse ${run + 1} of ${runs}:`, verdict.scores, verdict.shortcomings.join("; "));
  }
  const best = (name: keyof Verdict["scores"]) =>
    Math.max(...verdicts.map(({ scores }) => scores[name] ?? 0));
  return {
    "Lighthouse, performance": best("performance"),
    "Lighthouse, accessibility": best("accessibility"),
    "Lighthouse, best practices": best("best-practices"),
  };
}
