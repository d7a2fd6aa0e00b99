import type { Page } from "playwright-core";
import conference from "../../local/demo/demo-conference.json" with { type: "json" };
import { EVENT } from "./conference.ts";
import { organizerFeedbackViews } from "./feedback.ts";
import { figuresViews } from "./figures.ts";
import { handsViews } from "./hands.ts";
import { withMarkedPeople } from "./mail-stops.ts";
import { messageViews } from "./messages.ts";
import { organizerMoments } from "./organizer-moments.ts";
import { peopleViews } from "./people.ts";
import { handViews } from "./roster-by-hand.ts";
import { todayViews } from "./today.ts";
import type { Prepared, View } from "./view.ts";

const home = `/organizer/events/${EVENT}`;
const sessions = `${home}/sessions`;

/** Every organizer page in every visible state. */
export function organizerViews(prepared: Prepared): View[] {
  const { full, free, confirmed } = prepared;
  const session = (id: string) => `${home}/sessions/${id}`;
  const views: Omit<View, "user">[] = [
    { name: "events", path: "/organizer" },
    { name: "events-failure", path: "/organizer", api: "fails" },
    { name: "new-event", path: "/organizer/new" },
    {
      name: "new-event-by-hand",
      path: "/organizer/new",
      act: (page) => page.getByRole("tab", { name: "By hand" }).click(),
    },
    ...handsViews(prepared),
    ...todayViews,
    { name: "sessions", path: sessions, act: shown("row") },
    {
      name: "sessions-further-down",
      path: sessions,
      act: async (page) => {
        await shown("row")(page);
        await page.evaluate("scrollTo(0, 1500)");
      },
    },
    {
      name: "sessions-capacity",
      path: sessions,
      act: async (page) => {
        await page
          .getByRole("button", { name: /^Capacity of/ })
          .first()
          .click();
        await page.getByRole("textbox", { name: /^New capacity/ }).fill("0");
      },
    },
    {
      name: "sessions-capacity-refused",
      path: sessions,
      act: async (page) => {
        await page.route("**/api/sessions/**", (route) => route.abort("internetdisconnected"));
        await page
          .getByRole("button", { name: /^Capacity of/ })
          .first()
          .click();
        await page.getByRole("textbox", { name: /^New capacity/ }).fill("99");
        await page.keyboard.press("Enter");
        await page
          .getByText(/may or may not have been changed/)
          .first()
          .waitFor();
      },
    },
    {
      name: "sessions-cancel-dialog",
      path: `${sessions}?state=waitlist`,
      act: async (page) => {
        await page
          .getByRole("button", { name: /^Cancel “/ })
          .first()
          .click();
        await page.getByRole("alertdialog").waitFor();
      },
    },
    { name: "sessions-no-match", path: `${sessions}?q=nothing+like+this` },
    { name: "sessions-loading", path: sessions, api: "never-answers" },
    { name: "sessions-failure", path: sessions, api: "fails" },
    { name: "session-new", path: `${home}/sessions/new`, act: shown("textbox") },
    {
      name: "session-new-errors",
      path: `${home}/sessions/new`,
      act: async (page) => {
        await page.getByLabel("Ends").fill("2020-01-01T10:00");
        await page.getByRole("button", { name: "Create the session" }).click();
        await page.getByText(/Please check/).waitFor();
      },
    },
    {
      name: "session-new-booth",
      path: `${home}/sessions/new`,
      act: async (page) => {
        await page.getByLabel("Kind").selectOption("BOOTH");
        await page.getByLabel("How many people at once").waitFor();
      },
    },
    {
      name: "booth",
      path: `${session(prepared.booths?.full.sessionId ?? "")}/booth`,
      act: (page) => page.getByRole("img", { name: /^QR code/ }).waitFor(),
    },
    { name: "session-edit", path: session(confirmed), act: shown("textbox") },
    {
      name: "session-edit-seats",
      path: session(confirmed),
      act: (page) => page.getByLabel("Capacity").scrollIntoViewIfNeeded(),
    },
    { name: "session-edit-long-words", path: session(confirmed), act: withLongWords("textbox") },
    { name: "session-missing", path: session("demo-conf.nowhere"), missing: true },
    { name: "roster", path: `${session(full)}/roster`, act: shown("listitem") },
    { name: "roster-mails-stopped", path: `${session(full)}/roster`, act: withMarkedPeople },
    ...handViews(`${session(full)}/roster`),
    {
      name: "roster-waitlist",
      path: `${session(full)}/roster`,
      act: async (page) => {
        await page.getByRole("tab", { name: /^Waiting/ }).click();
        await shown("listitem")(page);
      },
    },
    {
      name: "roster-remove-dialog",
      path: `${session(full)}/roster`,
      act: async (page) => {
        await page
          .getByRole("button", { name: /^Remove/ })
          .first()
          .click();
        await page.getByRole("alertdialog").waitFor();
      },
    },
    {
      name: "roster-empty",
      path: `${session(free)}/roster`,
      act: (page) => page.getByRole("tab", { name: /^Offered/ }).click(),
    },
    { name: "import", path: `${home}/import` },
    { name: "import-plan", path: `${home}/import`, act: choose(JSON.stringify(changedConference())) },
    { name: "import-refused", path: `${home}/import`, act: choose('{"schedule":{}}') },
    {
      name: "import-running",
      path: `${home}/import`,
      act: async (page) => {
        // A request that is never answered would keep the network busy forever.
        await page.waitForLoadState("networkidle");
        await page.route("**/schedule?*", () => undefined);
        await attach(page, "{}");
        await page.getByRole("progressbar").waitFor();
      },
    },
    { name: "figures", path: `${home}/figures`, act: shown("table") },
    {
      name: "figures-further-down",
      path: `${home}/figures`,
      act: async (page) => {
        await shown("table")(page);
        await page.getByRole("heading", { name: "What happened on the waitlists" }).scrollIntoViewIfNeeded();
        await page.evaluate("scrollBy(0, 500)");
      },
    },
    ...figuresViews,
    { name: "figures-long-words", path: `${home}/figures`, act: withLongWords("table") },
    ...organizerFeedbackViews(confirmed),
    { name: "figures-loading", path: `${home}/figures`, api: "never-answers" },
    { name: "settings", path: `${home}/settings`, act: shown("textbox") },
  ];
  return [
    ...[...views, ...messageViews, ...peopleViews, ...organizerMoments(prepared)].map(
      (view): View => ({ ...view, name: `organizer-${view.name}`, user: "olga" }),
    ),
    { name: "organizer-forbidden", user: "ada", path: home },
    { name: "organizer-signed-out", path: home },
    { name: "agenda-of-organizer", user: "olga", path: `/events/${EVENT}` },
  ];
}

const shown = (role: "row" | "textbox" | "listitem" | "table") => (page: Page) =>
  page.getByRole("main").getByRole(role).nth(1).waitFor();

const LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselloch";

/** Replaces every title with one word that is wider than a phone. */
const withLongWords = (role: Parameters<typeof shown>[0]) => async (page: Page) => {
  await page.route(/\/api\/(events|sessions)\//, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(/"title":"[^"]*"/g, `"title":"${LONG_WORD}"`);
    await route.fulfill({ response, body });
  });
  await page.reload();
  await shown(role)(page);
};

const choose = (content: string) => async (page: Page) => {
  await attach(page, content);
  await page.getByRole("button", { name: "Choose another file" }).waitFor();
};

const attach = (page: Page, content: string) =>
  page
    .getByLabel(/Choose a schedule file/)
    .setInputFiles({ name: "schedule.json", mimeType: "application/json", buffer: Buffer.from(content) });

/** The conference a week later: a room has a new name, and the last day's sessions are gone. */
function changedConference(): unknown {
  const text = JSON.stringify(conference).replaceAll("Lighthouse", "Observatory");
  const changed = JSON.parse(text) as typeof conference;
  changed.schedule.conference.days.pop();
  return changed;
}
