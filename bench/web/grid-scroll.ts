import type { Page } from "playwright-core";
import { percentile } from "../percentile.ts";

const FRAMES = 180;
/** Pixels in each frame, to the right, down, and back up. */
const WAYS = [
  [40, 0],
  [0, 20],
  [-40, -8],
] as const;

const RECORD_LONG_TASKS = `
  globalThis.longTasks = [];
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: "longtask", buffered: true });
`;

/** The page has had no long task for this long, so all cells are there. */
const QUIET_MS = 2_000;
const QUIET = `new Promise((done) => {
  const observer = new PerformanceObserver(() => { clearTimeout(timer); timer = setTimeout(end, ${QUIET_MS}); });
  const end = () => { observer.disconnect(); done(); };
  let timer = setTimeout(end, ${QUIET_MS});
  observer.observe({ type: "longtask" });
})`;

const scrollOf = ([x, y]: (typeof WAYS)[number]) => `new Promise((done) => {
  const grid = document.querySelector("[role=grid]").parentElement;
  const frames = [];
  let before;
  const step = (at) => {
    if (before !== undefined) frames.push(at - before);
    before = at;
    grid.scrollBy(${x}, ${y});
    if (frames.length < ${FRAMES}) requestAnimationFrame(step);
    else done(frames);
  };
  requestAnimationFrame(step);
})`;

/** Scrolls through the grid of rooms and hours, and counts what would make it stutter. */
export async function gridScrolling(page: Page, path: string) {
  await page.addInitScript(RECORD_LONG_TASKS);
  await page.goto(path);
  await page.getByRole("gridcell").first().waitFor();
  await page.evaluate(QUIET);
  const cells = await page.getByRole("gridcell").count();
  await page.evaluate("longTasks.length = 0");
  const frames: number[] = [];
  for (const way of WAYS) frames.push(...(await page.evaluate<number[]>(scrollOf(way))));
  return {
    cells,
    longTasks: await page.evaluate<number>("longTasks.length"),
    p50: percentile(frames, 0.5),
    p95: percentile(frames, 0.95),
  };
}
