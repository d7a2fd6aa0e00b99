import { beforeAll, expect, it } from "vitest";
import { prepareConference } from "../../bench/screenshots/conference.ts";
import { DESKTOP } from "../../bench/screenshots/looks.ts";
import { showView } from "../../bench/screenshots/show-view.ts";
import type { Prepared, View } from "../../bench/screenshots/view.ts";
import { views } from "../../bench/screenshots/views.ts";
import { loadDemo } from "../../local/demo/load-demo.ts";
import { expectNoViolations, violations } from "./support/axe.ts";
import { expectNoSidewaysScrolling } from "./support/layout.ts";
import { useSite } from "./support/site.ts";

const site = useSite();
let prepared: Prepared;

beforeAll(async () => {
  await loadDemo(site.service);
  prepared = await prepareConference(site.service);
});

/** The names are known before there is a conference that the pages could show. */
const names = views({} as Prepared).map(({ name }) => name);

function viewNamed(name: string): View {
  const view = views(prepared).find((each) => each.name === name);
  if (view === undefined) throw new Error(`There is no view ${name}`);
  return view;
}

it.each(names)(
  "axe finds nothing on %s, and it fits its screen: phone and desktop, light and dark",
  async (name) => {
    const view = viewNamed(name);
    const mayFail = view.api !== undefined || view.act !== undefined || view.missing;
    const page = await site.open({
      device: "phone",
      ...(mayFail && { expected: /^Failed to load resource/ }),
      ...(view.user && { user: view.user }),
    });
    await showView(page, view);
    await expectNoSidewaysScrolling(page);
    await expectNoViolations(page);
    await page.setViewportSize(DESKTOP.viewport);
    await expectNoSidewaysScrolling(page);
    await expectNoViolations(page);
  },
);

it.each([
  ["agenda-of-organizer", 640],
  ["organizer-sessions", 768],
])(
  "the links at the top of %s are whole words where the screen just has room for them: %i px",
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

it("axe sees what nobody could read, in the light and in the dark, and a page too wide for its screen is noticed", async () => {
  const page = await site.visit("/", { device: "phone" });
  const heading = page.getByRole("heading", { level: 1 });
  const findings = async (style: string) => {
    await heading.evaluate((element, css) => Object.assign(element, { style: css }), style);
    return (await violations(page)).map((text) => text.split(":")[0]);
  };
  expect(await findings("color: #ddd")).toEqual(["color-contrast (light)"]);
  expect(await findings("color: #333")).toEqual(["color-contrast (dark)"]);
  expect(await findings("width: 400px")).toEqual([]);
  await expect(expectNoSidewaysScrolling(page)).rejects.toThrow("width of");
});
