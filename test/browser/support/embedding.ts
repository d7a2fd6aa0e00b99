import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { launchChromium } from "../../../bench/chromium.ts";
import { synthesize } from "../../../local/template/synthesize.ts";
import { anEvent } from "../../support/api.ts";
import { startService, type TestService } from "../../support/service.ts";
import { Complaints } from "./complaints.ts";
import { buildEmbed, type ConferenceSite, startConferenceSite } from "./conference-site.ts";
import { patientContext } from "./patient-context.ts";

export interface Embedding {
  readonly service: TestService;
  readonly site: ConferenceSite;
  readonly conference: Awaited<ReturnType<typeof anEvent>>;
  /** The folder of the built bundles. */
  readonly directory: string;
  /** A page in a separate browser context; its complaints fail the test unless they match `expected`. */
  open(path?: string, expected?: RegExp, look?: BrowserContextOptions): Promise<Page>;
}

/** Starts a conference's site, the service on another origin that allows the site to call, and a browser. */
export function useEmbedding(bundle: "element" | "react"): Embedding {
  const parts = {} as { -readonly [Part in keyof Embedding]: Embedding[Part] };
  const opened: { page: Page; complaints: Complaints }[] = [];
  const ended: (() => Promise<unknown>)[] = [];
  let browser: Browser;

  beforeAll(async () => {
    const embed = await buildEmbed([bundle]);
    parts.directory = embed.directory;
    parts.site = await startConferenceSite(() => embed.directory);
    const assembly = await mkdtemp(join(tmpdir(), "embed-assembly-"));
    parts.service = await startService({
      triggers: true,
      assembly: await allowing(parts.site.origin, assembly),
    });
    parts.conference = await anEvent(parts.service);
    parts.site.real.set("https://rsvp.example.org", parts.service.url);
    browser = await launchChromium();
    ended.push(
      () => browser.close(),
      () => parts.site.stop(),
      () => parts.service.stop(),
      () => embed.remove(),
      () => rm(assembly, { recursive: true }),
    );
  });
  afterEach(async () => {
    const ended = opened.splice(0);
    await Promise.all(ended.map(({ page }) => page.context().close()));
    for (const { complaints } of ended) complaints.expectNone();
  });
  afterAll(async () => {
    for (const end of ended) await end();
  });

  parts.open = async (path = "/", expected, look = {}) => {
    const context = await patientContext(browser, { baseURL: parts.site.origin, ...look });
    const page = await context.newPage();
    opened.push({ page, complaints: new Complaints(page, expected) });
    await page.goto(path);
    return page;
  };
  return parts;
}

/** Synthesizes what a stage file with this `allowedOrigins` would deploy. */
async function allowing(origin: string, outdir: string) {
  process.env.CDK_CONTEXT_JSON = JSON.stringify({ allowedOrigins: origin });
  try {
    return await synthesize(outdir);
  } finally {
    delete process.env.CDK_CONTEXT_JSON;
  }
}
