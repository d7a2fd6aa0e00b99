import type { Page, Route } from "playwright-core";
import type { ImportAnswer } from "../../functions/contract/answers.ts";
import { EVENT } from "./conference.ts";
import type { Prepared, View } from "./view.ts";

const home = `/organizer/events/${EVENT}`;

/**
 * Unusual moments for an organizer: another organizer was faster, a figure may be a mistake, an import takes
 * long.
 */
export function organizerMoments({ full, confirmed }: Prepared): Omit<View, "user">[] {
  const session = `${home}/sessions/${confirmed}`;
  return [
    {
      name: "session-changed-meanwhile",
      path: session,
      act: async (page) => {
        await page.route("**/api/sessions/*", (route) => aheadOf(route, { title: "Theirs", room: "Quay" }));
        await page.getByLabel("Title").fill("Mine");
        await page.getByRole("button", { name: "Save changes" }).click();
        await page.getByText("Somebody else has changed this session").waitFor();
      },
    },
    {
      name: "session-cancelled-meanwhile",
      path: session,
      act: async (page) => {
        await page.route("**/api/sessions/*", (route) => aheadOf(route, { state: "CANCELLED" }));
        await page.getByLabel("Title").fill("Mine");
        await page.getByRole("button", { name: "Save changes" }).click();
        await page.getByText("Somebody else has changed this session").waitFor();
      },
    },
    {
      name: "session-outside",
      path: `${home}/sessions/new`,
      act: async (page) => {
        await page.getByLabel("Title").fill("Knots");
        await page.getByLabel("Begins").fill("2020-01-01T10:00");
        await page.getByLabel("Begins").scrollIntoViewIfNeeded();
      },
    },
    {
      name: "session-lower-dialog",
      path: `${home}/sessions/${full}`,
      act: async (page) => {
        await page.getByLabel("Capacity").fill("1");
        await page.getByRole("button", { name: "Save changes" }).click();
        await page.getByRole("alertdialog").waitFor();
      },
    },
    {
      name: "import-step",
      path: `${home}/import`,
      act: importing({ complete: false, done: 312, total: 895 }),
    },
    {
      name: "import-zone",
      path: `${home}/import`,
      act: async (page) => {
        const errors = [{ path: "timeZone", message: "…" }];
        await page.route("**/schedule?*", (route) =>
          route.fulfill({ status: 400, json: { code: "INVALID_SCHEDULE", errors } }),
        );
        await choose(page);
        await page.getByRole("combobox", { name: "Time zone" }).waitFor();
      },
    },
    { name: "draft", path: `${home}/sessions`, act: asDraft },
    { name: "draft-settings", path: `${home}/settings`, act: asDraft },
    { name: "draft-events", path: "/organizer", act: asDraft },
  ];
}

/** Makes the service answer that a change was based on an old version. */
async function aheadOf(route: Route, changes: object): Promise<void> {
  if (route.request().method() !== "PATCH") return route.continue();
  const url = route.request().url();
  const response = await route.fetch({ url, method: "GET", headers: {}, postData: "" });
  const current = { ...(await response.json()), ...changes, version: "99.0" };
  return route.fulfill({ status: 412, json: { code: "PRECONDITION_FAILED", current } });
}

const plan: ImportAnswer = {
  eventId: "demo-conf",
  dryRun: true,
  complete: true,
  done: 0,
  total: 0,
  published: true,
  added: 890,
  changed: 5,
  unchanged: 0,
  removed: 0,
  withCapacity: 0,
  warnings: ["“Knots” has no end: it is taken to last 30 minutes."],
  displaced: [
    {
      sessionId: "a",
      title: "Solder your first synthesizer",
      people: 3,
      why: "CAPACITY",
      attendees: [],
      capacity: 8,
      clashesWith: null,
    },
    {
      sessionId: "b",
      title: "Repair café",
      people: 1,
      why: "CLASH",
      attendees: [],
      capacity: null,
      clashesWith: { sessionId: "a", title: "Knots" },
    },
  ],
  addedSessions: [{ sessionId: "c", title: "Knots" }],
  changedSessions: [],
  removedSessions: [],
};

/** An import with one step done and the next one running. */
const importing = (step: object) => async (page: Page) => {
  await page.waitForLoadState("networkidle");
  let calls = 0;
  await page.route("**/schedule?*", (route) => {
    calls += 1;
    if (calls === 1) return route.fulfill({ json: plan });
    return calls === 2 ? route.fulfill({ json: { ...plan, dryRun: false, ...step } }) : undefined;
  });
  await choose(page);
  await page.getByRole("button", { name: "Import 895 sessions" }).click();
  await page.getByText(/312 of 895/).waitFor();
};

const choose = (page: Page) =>
  page
    .getByLabel(/Choose a schedule file/)
    .setInputFiles({ name: "schedule.json", mimeType: "application/json", buffer: Buffer.from("{}") });

export async function asDraft(page: Page): Promise<void> {
  const lastImport = {
    fileName: "days.json",
    at: new Date().toISOString(),
    complete: false,
    done: 312,
    total: 895,
  };
  const draft = (event: object) => ({ ...event, published: false, lastImport });
  await page.route(/\/api\/events(\/[^/]+)?$/, async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    const json = "events" in body ? { events: body.events.map(draft) } : draft(body);
    await route.fulfill({ response, json });
  });
  await page.reload();
  await page.getByText("Draft").or(page.getByText("This event is a draft")).first().waitFor();
}
