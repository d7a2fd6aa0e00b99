import type { Page, Route } from "playwright-core";

const RSVP = "**/api/sessions/*/rsvp";
const isReservation = (route: Route) => route.request().method() === "PUT";

interface Held {
  /** Resolves when the request has been made and waits. */
  readonly made: Promise<void>;
  release(): void;
}

/** Holds the next reservation until it is released. */
export async function holdReservation(page: Page): Promise<Held> {
  const made = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  await page.route(RSVP, async (route) => {
    if (!isReservation(route)) return route.fallback();
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
