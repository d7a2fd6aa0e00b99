import type { Page } from "playwright-core";
import { boothViews } from "./booths.ts";
import { EVENT } from "./conference.ts";
import { doorViews } from "./door.ts";
import { feedbackViews } from "./feedback.ts";
import { withMailStopped } from "./mail-stops.ts";
import { chooseSeveral, withFullDay, withGroup } from "./my-day-moments.ts";
import { withNotices } from "./notices.ts";
import { offerViews } from "./offer-views.ts";
import { cancelledOffline, withInstallHint, withoutNetwork } from "./offline.ts";
import { organizerViews } from "./organizer-views.ts";
import { askForPush, showDevices } from "./push.ts";
import {
  askOfSeveral,
  askToChoose,
  askToDecline,
  askToLeave,
  askToSwap,
  withBlockedSwap,
  withClash,
  withPass,
} from "./seat-moments.ts";
import { withCancellation, withMarkdown, withOwnTimes, withWaitlistClosed } from "./session-moments.ts";
import { setClock } from "./set-clock.ts";
import { withSeveralEvents } from "./several-events.ts";
import { withNobodyCalled, withNumber, withStandingBy } from "./standby.ts";
import { askToReplace, showLarger, withCode } from "./ticket.ts";
import type { Prepared, View } from "./view.ts";

const LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

/** Replaces every text of the programme with one word that is wider than a phone. */
async function withLongWords(page: Page): Promise<void> {
  await page.route("**/api/**", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(
      /"(title|room|track|type|abstract|name)":"[^"]*"/g,
      `"$1":"${LONG_WORD}"`,
    );
    await route.fulfill({ response, body });
  });
  await page.reload();
  // The bar above the page shows the title earlier.
  await page.getByRole("main").getByText(LONG_WORD).first().waitFor();
}

const LUNCH_MS = 3.2 * 3_600_000;

/** As people see it when some sessions are over and one runs. */
async function duringItsFirstDay(page: Page): Promise<void> {
  const answer = await page.request.get(`/api/events/${EVENT}/sessions`);
  const { sessions } = (await answer.json()) as { sessions: { startsAt: string; kind: string }[] };
  const timed = sessions.filter(({ kind }) => kind !== "BOOTH");
  const begins = Math.min(...timed.map(({ startsAt }) => Date.parse(startsAt)));
  await setClock(page, begins + LUNCH_MS);
  await page.reload();
  await page.getByRole("button", { name: /earlier/ }).waitFor();
}

/** Every attendee page in every visible state. */
export function views(prepared: Prepared): View[] {
  const { full, free, confirmed, offered, clash } = prepared;
  const event = `/events/${EVENT}`;
  const session = (id: string) => `${event}/sessions/${id}`;
  const mine = `${event}/my-schedule`;
  const inbox = `${event}/notices`;
  const ticket = `${event}/ticket`;
  return [
    { name: "events", path: "/", act: withSeveralEvents },
    { name: "events-failure", path: "/", api: "fails" },
    { name: "agenda-signed-out", path: event },
    { name: "agenda", user: "ada", path: event },
    { name: "agenda-search", user: "ada", path: `${event}?q=the` },
    { name: "agenda-mine-signed-out", path: `${event}?mine=1` },
    {
      name: "agenda-further-down",
      user: "ada",
      path: event,
      act: async (page) => {
        await page.evaluate("scrollTo(0, 1200)");
        await page.getByRole("main").getByRole("link", { name: "Sail repair, one to one" }).waitFor();
      },
    },
    { name: "agenda-grid", user: "ada", path: `${event}?view=grid`, act: underTheBar },
    { name: "agenda-grid-search", user: "ada", path: `${event}?view=grid&q=the` },
    {
      name: "agenda-filters",
      user: "ada",
      path: `${event}?track=Craft`,
      act: async (page) => {
        await page.getByRole("button", { name: /^Filters/ }).click();
        await page.getByRole("dialog", { name: "Filters" }).waitFor();
      },
    },
    { name: "agenda-running", path: event, act: duringItsFirstDay },
    { name: "agenda-loading", path: event, api: "never-answers" },
    { name: "agenda-failure", path: event, api: "fails" },
    { name: "agenda-no-match", path: `${event}?q=nothing+like+this` },
    { name: "session-free", user: "ada", path: session(free) },
    { name: "session-confirmed", user: "ada", path: session(confirmed) },
    { name: "session-on-waitlist", user: "ada", path: session(full) },
    { name: "session-waitlist-closed", user: "ada", path: session(full), act: withWaitlistClosed },
    { name: "session-standing-by", user: "ada", path: session(full), act: withStandingBy },
    { name: "session-push-question", user: "ada", path: session(full), act: askForPush },
    { name: "session-offered", user: "ada", path: session(offered) },
    { name: "session-clash", user: "ada", path: session(clash), act: withClash },
    { name: "session-swap-question", user: "ada", path: session(clash), act: askToSwap },
    { name: "session-swap-blocked", user: "ada", path: session(clash), act: withBlockedSwap },
    { name: "session-swap-several", user: "chioma", path: session(clash), act: askOfSeveral },
    { name: "session-choice-question", user: "chioma", path: session(full), act: askToChoose },
    { name: "session-passed", user: "ada", path: session(full), act: withPass },
    { name: "session-decline-question", user: "ada", path: session(offered), act: askToDecline },
    { name: "session-leave-question", user: "ada", path: session(full), act: askToLeave },
    { name: "session-full-signed-out", path: session(full) },
    { name: "session-markdown", user: "ada", path: session(full), act: withMarkdown },
    { name: "session-cancelled", user: "chioma", path: session(free), act: withCancellation },
    { name: "session-own-times", path: session(full), act: withOwnTimes },
    { name: "session-missing", path: session("nowhere"), missing: true },
    { name: "session-loading", path: session(free), api: "never-answers" },
    {
      name: "session-cancel-dialog",
      user: "ada",
      path: session(confirmed),
      act: async (page) => {
        await page.getByRole("button", { name: /^RSVP’d/ }).click();
        await page.getByRole("alertdialog").waitFor();
      },
    },
    {
      name: "session-toast",
      user: "chioma",
      path: session(free),
      act: async (page) => {
        await page.route("**/api/**", (route) => route.abort("internetdisconnected"));
        await page.getByRole("button", { name: /^RSVP:/ }).click();
        await page
          .getByText(/seem to be offline/)
          .first()
          .waitFor();
      },
    },
    { name: "session-any-of-dialog", user: "chioma", path: session(full), act: chooseSeveral },
    ...boothViews(prepared),
    { name: "my-schedule", user: "ada", path: mine },
    { name: "my-schedule-full-day", user: "ada", path: mine, act: withFullDay },
    { name: "my-schedule-any-of", user: "ada", path: mine, act: withGroup },
    {
      name: "my-schedule-further-down",
      user: "ada",
      path: mine,
      act: (page) => page.evaluate("scrollTo(0, 10000)"),
    },
    { name: "agenda-offline", user: "ada", path: event, act: withoutNetwork },
    { name: "my-schedule-offline", user: "ada", path: mine, act: cancelledOffline },
    { name: "session-install-hint", user: "chioma", path: session(free), act: withInstallHint },
    { name: "my-schedule-empty", user: "chioma", path: mine },
    { name: "my-schedule-signed-out", path: mine },
    { name: "my-schedule-loading", user: "ada", path: mine, api: "never-answers" },
    { name: "my-schedule-failure", user: "ada", path: mine, api: "fails" },
    {
      name: "events-long-words",
      path: "/",
      act: async (page) => {
        await withSeveralEvents(page);
        await withLongWords(page);
      },
    },
    { name: "agenda-long-words", user: "ada", path: event, act: withLongWords },
    { name: "session-long-words", user: "ada", path: session(confirmed), act: withLongWords },
    { name: "my-schedule-long-words", user: "ada", path: mine, act: withLongWords },
    {
      name: "session-long-words-dialog",
      user: "ada",
      path: session(confirmed),
      act: async (page) => {
        await withLongWords(page);
        await page.getByRole("button", { name: /^RSVP’d/ }).click();
        await page.getByRole("alertdialog").waitFor();
      },
    },
    { name: "notices", user: "ada", path: inbox, act: withNotices },
    { name: "notices-empty", user: "chioma", path: inbox },
    { name: "notices-signed-out", path: inbox },
    { name: "notices-loading", user: "ada", path: inbox, api: "never-answers" },
    { name: "notices-failure", user: "ada", path: inbox, api: "fails" },
    { name: "display", path: `/display/${full}`, act: withNumber },
    { name: "display-nobody-called", path: `/display/${full}`, act: withNobodyCalled },
    { name: "display-loading", path: `/display/${full}`, api: "never-answers" },
    { name: "display-failure", path: `/display/${full}`, api: "fails" },
    { name: "ticket", user: "ada", path: ticket, act: withCode },
    { name: "ticket-empty", user: "chioma", path: ticket, act: withCode },
    { name: "ticket-larger", user: "ada", path: ticket, act: showLarger },
    { name: "ticket-replace-question", user: "ada", path: ticket, act: askToReplace },
    { name: "ticket-long-words", user: "ada", path: ticket, act: withLongWords },
    { name: "ticket-signed-out", path: ticket },
    { name: "ticket-loading", user: "ada", path: ticket, api: "never-answers" },
    { name: "ticket-failure", user: "ada", path: ticket, api: "fails" },
    ...feedbackViews(confirmed),
    { name: "preferences", user: "ada", path: "/preferences" },
    { name: "preferences-devices", user: "ada", path: "/preferences", act: showDevices },
    { name: "preferences-mail-stopped", user: "chioma", path: "/preferences", act: withMailStopped },
    { name: "preferences-failure", user: "ada", path: "/preferences", api: "fails" },
    { name: "account-erase-dialog", user: "ada", path: "/preferences", act: askToErase },
    { name: "account-erased", path: "/account-erased" },
    { name: "sign-in", path: "/sign-in" },
    { name: "not-found", path: "/nowhere" },
    ...doorViews(prepared),
    ...offerViews(prepared),
    ...organizerViews(prepared),
  ];
}

/** The question names what would be given up. */
async function askToErase(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Erase my account" }).click();
  await page.getByText("You give up:").waitFor();
}

/** The grid fills the screen. A phone shows the list. */
const underTheBar = (page: Page) => page.evaluate<void>("scrollTo(0, 10000)");
