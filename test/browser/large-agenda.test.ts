import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { firstLoad, firstScripts, MAX_FIRST_LOAD_BYTES } from "../../bench/first-load.ts";
import { judge } from "../../bench/web/lighthouse.ts";
import { importLargeConference, type LargeConference } from "../support/large-conference.ts";
import { useSite } from "./support/site.ts";

/** One request gets the event, one gets its sessions with their seats. */
const REQUESTS_FOR_AN_AGENDA = 2;

/** Each text that may be cut off costs time while the grid scrolls. */
const MAX_CLIPS_IN_CELL = 0.9;

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

it("the grid has each session of a day, is left alone while it scrolls, and its focus is never covered", async () => {
  const page = await site.visit(`${addressOf(conference.eventId)}?view=grid`);
  const grid = page.getByRole("grid");
  const shown = Number.parseInt((await page.getByText(/^\d+ sessions/).textContent()) ?? "", 10);
  await expect.poll(() => grid.getByRole("gridcell").count()).toBe(shown);
  expect(shown).toBeGreaterThan(200);
  const changes = await page.evaluate<number>(`new Promise((done) => {
    let changes = 0;
    const grid = document.querySelector("[role=grid]");
    const observer = new MutationObserver((all) => { changes += all.length; });
    observer.observe(grid, { childList: true, subtree: true });
    const scroller = grid.parentElement;
    const step = () => {
      const before = scroller.scrollLeft;
      scroller.scrollBy(200, 20);
      if (scroller.scrollLeft > before) requestAnimationFrame(step);
      else done(changes);
    };
    step();
  })`);
  expect(changes).toBe(0);
  const clipping = await page.evaluate<number>(
    `[...document.querySelectorAll("[role=gridcell] > a, [role=gridcell] > p")]
      .filter((element) => getComputedStyle(element).overflowX !== "visible").length`,
  );
  expect(clipping).toBeLessThan(shown * MAX_CLIPS_IN_CELL);

  await grid.getByRole("link").and(page.locator('[tabindex="0"]')).focus();
  for (const key of ["Control+End", "End", "ArrowUp", "Home", "Control+Home", "ArrowDown", "ArrowRight"]) {
    await page.keyboard.press(key);
    expect(await page.evaluate(FOCUSED), `after ${key}`).toEqual({ link: true, seen: true });
  }
});

/** The focused link is where a person sees it: neither names of rooms nor times are above it. */
const FOCUSED = `new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))).then(() => {
  const focused = document.activeElement;
  const { left, top, height } = focused.getBoundingClientRect();
  return { link: focused.tagName === "A", seen: focused.contains(document.elementFromPoint(left + 1, top + height / 2)) };
})`;

it("Lighthouse finds no fault except timings in an agenda of nine hundred sessions on a phone", async () => {
  const { scores, shortcomings } = await judge(site.service.url + addressOf(conference.eventId), [
    "accessibility",
    "best-practices",
  ]);
  expect(scores, shortcomings.join("\n")).toEqual({ accessibility: 100, "best-practices": 100 });
});
