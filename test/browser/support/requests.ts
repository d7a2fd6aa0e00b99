import type { Page, Route } from "playwright-core";

const GRAPHQL = "**/api/graphql";

function operationOf(route: Route): string {
  return (route.request().postDataJSON() as { operationName: string }).operationName;
}

interface Held {
  /** Resolves when the request has been made and waits. */
  readonly made: Promise<void>;
  release(): void;
}

/** Holds the next request of this operation until it is released. */
export async function hold(page: Page, operation: string): Promise<Held> {
  const made = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  await page.route(GRAPHQL, async (route) => {
    if (operationOf(route) !== operation) return route.fallback();
    made.resolve();
    await released.promise;
    await route.fallback();
  });
  return { made: made.promise, release: () => released.resolve() };
}

/** The service carries out the next request of this operation, but its answer is lost. */
export async function loseAnswer(page: Page, operation: string): Promise<void> {
  let lost = false;
  await page.route(GRAPHQL, async (route) => {
    if (lost || operationOf(route) !== operation) return route.fallback();
    lost = true;
    await route.fetch();
    await route.abort("connectionreset");
  });
}
