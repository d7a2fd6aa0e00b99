import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { firstLoad, firstScripts, MAX_FIRST_LOAD_BYTES } from "../../bench/first-load.ts";
import { judge } from "../../bench/web/lighthouse.ts";
import { importLargeConference, type LargeConference } from "../support/large-conference.ts";
import { useSite } from "./support/site.ts";

/** One request gets the event, one gets its sessions with their seats. */
const REQUESTS_FOR_AN_AGENDA = 2;

const site = useSite();
let conference: LargeConference;

beforeAll(async () => {
  conference = await importLargeConference(site.service);
});

const addressOf = (eventId: string) => `/events/${eventId}`;

/** Opens the agenda until it shows cards. What the page does later waits for its clock, which hardly moves. */
async function showCards(page: Page): Promise<void> {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.goto(addressOf(conference.eventId));
  await expect
    .poll(async () => {
      await page.clock.runFor(1);
      return page.getByRole("article").count();
    })
    .toBeGreaterThan(0);
}

describe("the JavaScript that an agenda needs", () => {
  it("is at most 120 KB with gzip", () => {
    const { scripts, gzip } = firstLoad();
    expect(scripts).toBeGreaterThan(0);
    expect(gzip).toBeLessThanOrEqual(MAX_FIRST_LOAD_BYTES);
  });

  it("is enough for a browser to show the cards, also if no other script arrives", async () => {
    const page = await site.open({ device: "phone" });
    const first = firstScripts();
    await page.route("**/assets/*.js", (route, request) =>
      first.includes(new URL(request.url()).pathname) ? route.continue() : undefined,
    );
    await showCards(page);
  });
});

it("an agenda of nine hundred sessions needs as few requests as a small one", async () => {
  const page = await site.open({ device: "phone" });
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/api/")) asked.push(pathname);
  });
  await showCards(page);
  expect(conference.sessions).toBeGreaterThan(890);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.length, asked.join(", ")).toBeLessThanOrEqual(REQUESTS_FOR_AN_AGENDA);
});

it("Lighthouse finds no fault except timings in an agenda of nine hundred sessions on a phone", async () => {
  const { scores, shortcomings } = await judge(site.service.url + addressOf(conference.eventId), [
    "accessibility",
    "best-practices",
  ]);
  expect(scores, shortcomings.join("\n")).toEqual({ accessibility: 100, "best-practices": 100 });
});
