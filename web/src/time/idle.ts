/** Where the browser does not tell when it is idle, some rest must do. */
const REST_MS = 300;

/** Waits until the page has nothing else to do. */
export const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve());
    else setTimeout(resolve, REST_MS);
  });

const QUIET_MS = 2_000;

/** Fetches a part after the page has had time to load, and then when it is idle. */
export async function whenIdle<Part>(fetchPart: () => Promise<Part>): Promise<Part> {
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  await idle();
  return fetchPart();
}
