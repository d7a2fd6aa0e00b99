/** Where the browser does not tell when it is idle, some rest must do. */
const REST_MS = 300;

/** Waits until the page has nothing else to do. */
export const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve());
    else setTimeout(resolve, REST_MS);
  });
