import type { Page } from "playwright-core";
import { percentile } from "../percentile.ts";

/** How much slower a mid-range phone's processor is than this machine's. */
const CPU_SLOWDOWN_FACTOR = 4;

/** Records each page's long tasks and the time when cards were first painted. */
const RECORD_LOADING = `
  globalThis.longTasks = [];
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ startTime, duration }) => startTime + duration)))
    .observe({ type: "longtask", buffered: true });
  const look = () => {
    if (document.querySelector("article") === null) return requestAnimationFrame(look);
    requestAnimationFrame(() => { globalThis.cardsAt = performance.now(); });
  };
  requestAnimationFrame(look);
`;

/** The page is interactive when cards are visible and the main thread has been free this long. */
const QUIET_MS = 500;
const INTERACTIVE_AT = `
  globalThis.cardsAt !== undefined
    && performance.now() - Math.max(cardsAt, ...longTasks) > ${QUIET_MS}
    && Math.max(cardsAt, ...longTasks)
`;

/** It runs in the page but bypasses the page's policy, which forbids evaluating text there. */
function once<T>(page: Page, expression: string): Promise<T> {
  return page.evaluate<T>(`new Promise((done) => {
    const look = () => {
      const value = ${expression};
      if (value) done(value);
      else requestAnimationFrame(look);
    };
    look();
  })`);
}

/** Measures from a keystroke to the frame that shows the filtered list. */
const RECORD_LATENCIES = `
  globalThis.latencies = [];
  let pressedAt;
  addEventListener("keydown", (event) => { pressedAt = event.timeStamp; }, true);
  new MutationObserver(() => {
    const began = pressedAt;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      latencies.push(performance.now() - began);
      globalThis.onPainted();
    };
    requestAnimationFrame(() => port2.postMessage(undefined));
  }).observe(document.querySelector("search [aria-live]"), { characterData: true, childList: true, subtree: true });
`;

export async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN_FACTOR });
}

/** Milliseconds from the start of the navigation. */
export async function timeToInteractive(page: Page, path: string): Promise<number> {
  await page.addInitScript(RECORD_LOADING);
  await page.goto(path);
  return once<number>(page, INTERACTIVE_AT);
}

/** @param letters typing or deleting each one changes what the agenda shows */
export async function filterLatencies(
  page: Page,
  letters: readonly string[],
): Promise<{ p50: number; p95: number }> {
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.getByRole("searchbox").focus();
  await page.evaluate(RECORD_LATENCIES);
  for (const key of letters.flatMap((letter) => [letter, "Backspace"])) {
    // The page is told rather than asked: asking at each frame takes most of a slow phone's time.
    await page.evaluate("void (painted = new Promise((resolve) => { onPainted = resolve; }))");
    await page.keyboard.press(key);
    await page.evaluate("painted");
  }
  const latencies = await page.evaluate<number[]>("latencies");
  return { p50: percentile(latencies, 0.5), p95: percentile(latencies, 0.95) };
}
