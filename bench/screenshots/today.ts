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
  { name: "today-after", path, act: inDays(-30) },
  { name: "today-empty", path, act: withSessions(() => []) },
  { name: "today-loading", path, api: "never-answers" },
  { name: "today-failure", path, api: "fails" },
];

const A_DAY = 86_400_000;

/** Moves the first day of the conference to now, so that some of its sessions run. */
function onDay({ quiet = false } = {}) {
  return async (page: Page) => {
    const stops: MailStopsAnswer = {
      people: [{ userId: "chioma", why: "BOUNCE", at: new Date().toISOString() }],
      more: false,
    };
    await page.route("**/mail-stops", (route) =>
      route.fulfill({ json: quiet ? { people: [], more: false } : stops }),
    );
    await page.clock.install();
    await withSessions((sessions) => {
      const start = Math.min(...sessions.map(({ startsAt }) => Date.parse(startsAt)));
      void page.clock.setFixedTime(start + 2.4 * 3_600_000);
      return sessions.map((each, n) =>
        quiet
          ? { ...each, taken: Math.min(each.taken, each.capacity ?? each.taken), waiting: 0 }
          : crowded(each, n),
      );
    })(page);
  };
}

/** Enough people for each kind of need. */
function crowded(session: SessionAnswer, n: number): SessionAnswer {
  const { capacity } = session;
  if (capacity === null) return { ...session, taken: 12 + ((n * 7) % 40) };
  const taken = Math.round(capacity * ([0.9, 0.55, 1, 0.7, 0.35][n % 5] ?? 1));
  if (n % 5 === 2) return { ...session, taken, seatsLeft: 0, waiting: [9, 4, 0, 2][n % 4] ?? 0 };
  if (n === 14) return { ...session, taken: capacity + 6, seatsLeft: -6 };
  return { ...session, taken, seatsLeft: capacity - taken };
}

/** Moves all sessions by some days. */
function inDays(days: number) {
  const moved = (at: string) => new Date(Date.now() + days * A_DAY + (Date.parse(at) % A_DAY)).toISOString();
  return withSessions((sessions) =>
    sessions.map((each) => ({ ...each, startsAt: moved(each.startsAt), endsAt: moved(each.endsAt) })),
  );
}

function withSessions(change: (sessions: readonly SessionAnswer[]) => readonly SessionAnswer[]) {
  return async (page: Page) => {
    await page.route(/\/api\/events\/[^/]+\/sessions/, async (route) => {
      const response = await route.fetch();
      const { sessions } = await response.json();
      await route.fulfill({ response, json: { sessions: change(sessions) } });
    });
    await page.reload();
    await page.getByRole("main").getByRole("heading", { level: 1 }).waitFor();
    await page.getByRole("status", { name: "Loading" }).waitFor({ state: "detached" });
  };
}
