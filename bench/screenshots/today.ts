import type { Page } from "playwright-core";
import type { MailStopsAnswer, SessionAnswer } from "../../functions/contract/answers.ts";
import { EVENT } from "./conference.ts";
import { asDraft } from "./organizer-moments.ts";
import type { View } from "./view.ts";

const path = `/organizer/events/${EVENT}`;

/** The organizer's start page before, during and after the conference. */
export const todayViews: readonly Omit<View, "user">[] = [
  { name: "today", path, act: onDay() },
  {
    name: "today-further-down",
    path,
    act: async (page) => {
      await onDay()(page);
      await page.getByRole("heading", { name: "Seats by hour" }).scrollIntoViewIfNeeded();
    },
  },
  { name: "today-quiet", path, act: onDay({ quiet: true }) },
  { name: "today-before", path },
  { name: "today-draft", path, act: asDraft },
  { name: "today-after", path, act: afterwards },
  { name: "today-empty", path, act: withoutSessions },
  { name: "today-loading", path, api: "never-answers" },
  { name: "today-failure", path, api: "fails" },
];

const AN_HOUR = 3_600_000;
const A_MONTH = 30 * 24 * AN_HOUR;

/** Moves the first day of the conference to now, by whole hours, so that some of its sessions run. */
function onDay({ quiet = false } = {}) {
  return async (page: Page) => {
    const people = quiet ? [] : [{ userId: "chioma", why: "BOUNCE" as const, at: new Date().toISOString() }];
    const stops: MailStopsAnswer = { people, more: false };
    await page.route("**/mail-stops", (route) => route.fulfill({ json: stops }));
    await withSessions((sessions) => {
      const timed = sessions.filter(({ kind }) => kind !== "BOOTH");
      const start = Math.min(...timed.map(({ startsAt }) => Date.parse(startsAt)));
      const by = Math.floor((Date.now() - start) / AN_HOUR - 1) * AN_HOUR;
      return sessions.map((each, n) => moved(quiet ? calm(each) : crowded(each, n), by));
    })(page);
    await page.getByRole("heading", { name: "Rooms now" }).waitFor();
  };
}

const moved = (session: SessionAnswer, by: number): SessionAnswer => ({
  ...session,
  startsAt: new Date(Date.parse(session.startsAt) + by).toISOString(),
  endsAt: new Date(Date.parse(session.endsAt) + by).toISOString(),
});

const calm = (session: SessionAnswer): SessionAnswer => ({
  ...session,
  taken: Math.min(session.taken, session.capacity ?? session.taken),
  waiting: 0,
});

/** Enough people for each kind of need. */
function crowded(session: SessionAnswer, n: number): SessionAnswer {
  const { capacity } = session;
  if (capacity === null) return { ...session, taken: 12 + ((n * 7) % 40) };
  const taken = Math.round(capacity * ([0.9, 0.55, 1, 0.7, 0.35][n % 5] ?? 1));
  if (n % 5 === 2) return { ...session, taken, seatsLeft: 0, waiting: [9, 4, 0, 2][n % 4] ?? 0 };
  if (n === 14) return { ...session, taken: capacity + 6, seatsLeft: -6 };
  return { ...session, taken, seatsLeft: capacity - taken };
}

function withSessions(change: (sessions: readonly SessionAnswer[]) => readonly SessionAnswer[]) {
  return async (page: Page) => {
    await page.route(/\/api\/events\/[^/]+\/sessions/, async (route) => {
      const response = await route.fetch();
      const { sessions } = await response.json();
      await route.fulfill({ response, json: { sessions: change(sessions) } });
    });
    await page.reload();
  };
}

async function afterwards(page: Page): Promise<void> {
  await withSessions((sessions) => sessions.map((each) => moved(each, -A_MONTH)))(page);
  await page.getByRole("link", { name: "See the figures" }).waitFor();
}

async function withoutSessions(page: Page): Promise<void> {
  await withSessions(() => [])(page);
  await page.getByRole("link", { name: "Import a schedule" }).waitFor();
}
