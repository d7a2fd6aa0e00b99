import type { Page, Route } from "playwright-core";
import { expect } from "vitest";

const RSVP = "**/api/sessions/*/rsvp";
const isReservation = (route: Route) => route.request().method() === "PUT";

interface Held {
  /** Resolves when the request has been made and waits. */
  readonly made: Promise<void>;
  release(): void;
}

/** Holds the next reservation until it is released. */
export const holdReservation = (page: Page): Promise<Held> => hold(page, RSVP, isReservation);

/** Holds what the page asks about an event's seats, so that it shows what it knew before. */
export const holdSeats = (page: Page): Promise<Held> => hold(page, "**/api/events/*/seats", () => true);

async function hold(page: Page, url: string, isMeant: (route: Route) => boolean): Promise<Held> {
  const made = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  await page.route(url, async (route) => {
    if (!isMeant(route)) return route.fallback();
    made.resolve();
    await released.promise;
    await route.fallback();
  });
  return { made: made.promise, release: () => released.resolve() };
}

/** The service carries out the next reservation, but its answer is lost. */
export async function loseAnswer(page: Page): Promise<void> {
  let lost = false;
  await page.route(RSVP, async (route) => {
    if (lost || !isReservation(route)) return route.fallback();
    lost = true;
    await route.fetch();
    await route.abort("connectionreset");
  });
}

/** The app fetches these one after the other when the page is idle, because the next click may need them. */
const NEXT_PARTS = [
  "acting",
  "rsvp-question",
  "placeholder",
  "no-sessions",
  "my-schedule-page",
  "session-pages",
];
const ARE_FETCHED = `(() => {
  const files = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/assets/"));
  const has = (part) => files.some(({ name }) => name.includes("/" + part));
  const isQuiet = files.every(({ responseEnd }) => performance.now() - responseEnd > 1_000);
  return isQuiet && ${JSON.stringify(NEXT_PARTS)}.every(has);
})()`;

export const expectNextParts = (page: Page) =>
  expect.poll(() => page.evaluate<boolean>(ARE_FETCHED)).toBe(true);
