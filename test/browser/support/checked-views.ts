import { beforeAll, it } from "vitest";
import { prepareConference } from "../../../bench/screenshots/conference.ts";
import { DESKTOP } from "../../../bench/screenshots/looks.ts";
import { showView } from "../../../bench/screenshots/show-view.ts";
import type { Prepared, View } from "../../../bench/screenshots/view.ts";
import { views } from "../../../bench/screenshots/views.ts";
import { loadDemo } from "../../../local/demo/load-demo.ts";
import { expectNoViolations } from "./axe.ts";
import { expectNoSidewaysScrolling } from "./layout.ts";
import { type Site, useSite } from "./site.ts";
import { ViewPages } from "./view-pages.ts";

interface CheckedViews {
  readonly site: Site;
  viewNamed(name: string): View;
}

/** Tests each view whose name is `wanted`: two files share the views, so that they run in parallel. */
export function checkedViews(wanted: (name: string) => boolean): CheckedViews {
  const site = useSite();
  const pages = new ViewPages(site);
  let prepared: Prepared;
  beforeAll(async () => {
    await loadDemo(site.service);
    prepared = await prepareConference(site.service);
  });
  const viewNamed = (name: string): View => {
    const view = views(prepared).find((each) => each.name === name);
    if (view === undefined) throw new Error(`There is no view ${name}`);
    return view;
  };

  /** The names are known before the conference exists. */
  const names = views({} as Prepared).map(({ name }) => name);
  it.each(names.filter(wanted))(
    "axe finds nothing on %s, and it fits its screen: phone and desktop, light and dark",
    async (name) => {
      const view = viewNamed(name);
      await pages.use(view, async (page) => {
        await showView(page, view);
        await expectNoSidewaysScrolling(page);
        await expectNoViolations(page);
        await page.setViewportSize(DESKTOP.viewport);
        await expectNoSidewaysScrolling(page);
        await expectNoViolations(page);
      });
    },
  );
  return { site, viewNamed };
}

export const isOrganizers = (name: string): boolean => name.startsWith("organizer");
