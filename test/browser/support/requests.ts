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

/** Waits until the app has fetched what the next click may need. Then it works without a network. */
export const expectNextParts = (page: Page) =>
  expect.poll(() => page.evaluate("performance.getEntriesByName('next-parts').length")).toBe(1);
