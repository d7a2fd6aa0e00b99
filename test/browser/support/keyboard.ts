import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

const MOST_STOPS = 80;

interface Stop {
  readonly is: string;
  /** The browser or the page marks the focus. */
  readonly marked: boolean;
  /** It is on the screen, and nothing covers it. */
  readonly seen: boolean;
}

const FOCUSED = `new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))).then(() => {
  const focused = document.activeElement;
  const { left, top, width, height } = focused.getBoundingClientRect();
  const upmost = document.elementFromPoint(left + width / 2, top + height / 2);
  return {
    is: focused.outerHTML.slice(0, 200),
    marked: getComputedStyle(focused).outlineStyle !== "none",
    seen: focused.contains(upmost) || (upmost !== null && upmost.contains(focused) && upmost.tagName === "LABEL"),
  };
})`;

/** Presses Tab until `target` has the focus; the focus must be visible at every stop. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor({ state: "attached" });
  const passed: string[] = [];
  while (passed.length < MOST_STOPS) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate<Stop>(FOCUSED);
    // After the last stop the focus leaves the page and then returns to the first one.
    const inPage = !stop.is.startsWith("<body");
    if (inPage) expect(stop, "a stop of the Tab key").toEqual({ is: stop.is, marked: true, seen: true });
    if (await hasFocus(target)) return;
    passed.push(stop.is);
  }
  throw new Error(`Tab has not led to ${target}, but to\n${passed.join("\n")}`);
}

export async function press(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

export async function expectFocus(target: Locator): Promise<void> {
  const focused = "document.activeElement.outerHTML.slice(0, 200)";
  const holder = async () => ((await hasFocus(target)) ? "it" : target.page().evaluate(focused));
  await expect.poll(holder, { message: `what has the focus instead of ${target}` }).toBe("it");
}

async function hasFocus(target: Locator): Promise<boolean> {
  // In one step: the page may replace the element between two.
  return (await target.first().and(target.page().locator(":focus")).count()) > 0;
}
