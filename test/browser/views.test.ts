import { expect, it } from "vitest";
import { showView } from "../../bench/screenshots/show-view.ts";
import { violations } from "./support/axe.ts";
import { checkedViews, isOrganizers } from "./support/checked-views.ts";
import { expectNoSidewaysScrolling } from "./support/layout.ts";

const { site, viewNamed } = checkedViews((name) => !isOrganizers(name));

it.each([
  ["agenda-of-organizer", 640],
  ["organizer-sessions", 768],
])(
  "the links at the top of %s are whole words on a screen with just enough room: %i px",
  async (name, width) => {
    const view = viewNamed(name);
    const page = await site.open({ device: "desktop", user: "olga" });
    await page.setViewportSize({ width, height: 600 });
    await showView(page, view);
    expect(await page.getByRole("banner").getByRole("navigation").getByRole("link").count()).toBeGreaterThan(
      1,
    );
    const broken =
      "[...document.querySelectorAll('header nav a')].filter((link) => link.scrollHeight > link.clientHeight).map((link) => link.textContent)";
    expect(await page.evaluate(broken)).toEqual([]);
    await expectNoSidewaysScrolling(page);
  },
);

it("axe finds unreadable text in the light and the dark scheme, and a silent placeholder and a page too wide for its screen are found", async () => {
  const page = await site.visit("/sign-in", { device: "phone" });
  const heading = page.getByRole("heading", { level: 1 });
  const findings = async (style: string) => {
    await heading.evaluate((element, css) => Object.assign(element, { style: css }), style);
    return (await violations(page)).map((text) => text.split(":")[0]);
  };
  expect(await findings("color: #ddd")).toEqual(["color-contrast (light)"]);
  expect(await findings("color: #333")).toEqual(["color-contrast (dark)"]);
  expect(await findings("width: 400px")).toEqual([]);
  await expect(expectNoSidewaysScrolling(page)).rejects.toThrow("width of");
  await heading.evaluate((element) => Object.assign(element, { className: "shimmer" }));
  expect(await findings("")).toEqual(["A placeholder does not say that it loads"]);
});
