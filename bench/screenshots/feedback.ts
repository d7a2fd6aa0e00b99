import type { Page } from "playwright-core";
import { EVENT } from "./conference.ts";
import { setClock } from "./set-clock.ts";
import type { View } from "./view.ts";

const A_MINUTE = 60_000;
const HOUR = "2026-12-27T10:00:00.000Z";

/** What the person has said already. */
const SAID = {
  rating: 4,
  comment: "The rope part was great. The room was cold.",
  named: false,
  answeredAt: HOUR,
};

/** Some minutes after the end of the session, as a person sees it who may answer. */
const afterTheEnd = (sessionId: string, feedback: object | null, path?: string) => async (page: Page) => {
  const answer = await page.request.get(`/api/sessions/${sessionId}`);
  const { endsAt } = (await answer.json()) as { endsAt: string };
  const end = Date.parse(endsAt);
  const at = (ms: number) => new Date(end + ms).toISOString();
  const own = { sessionId, state: "OPEN", opensAt: at(-10 * A_MINUTE), closesAt: at(7 * 1440 * A_MINUTE) };
  await page.route(`**/api/sessions/${sessionId}/feedback`, (route) =>
    route.fulfill({ json: { ...own, feedback } }),
  );
  await setClock(page, end + 5 * A_MINUTE);
  if (path !== undefined) await page.goto(path);
  await page.reload();
};

const shown = (page: Page) => page.getByRole("group", { name: /^How was/ }).waitFor();

/** @param confirmed a session in which ada has a seat */
export const feedbackViews = (confirmed: string): View[] => {
  const path = `/events/${EVENT}/sessions/${confirmed}`;
  return [
    {
      name: "session-feedback",
      user: "ada",
      path,
      act: async (page) => {
        await afterTheEnd(confirmed, null)(page);
        await shown(page);
      },
    },
    {
      name: "session-feedback-said",
      user: "ada",
      path,
      act: async (page) => {
        await afterTheEnd(confirmed, SAID, `${path}#feedback`)(page);
        await shown(page);
      },
    },
    {
      name: "session-feedback-missing-rating",
      user: "ada",
      path,
      act: async (page) => {
        await afterTheEnd(confirmed, null)(page);
        await page.getByRole("button", { name: "Send" }).click();
        await page.getByRole("alert").waitFor();
      },
    },
    {
      name: "my-schedule-feedback",
      user: "ada",
      path: `/events/${EVENT}/my-schedule`,
      act: async (page) => {
        await afterTheEnd(confirmed, null)(page);
        const earlier = page.getByRole("button", { name: /earlier/ }).first();
        await earlier.click();
        await page
          .getByRole("button", { name: /^How was/ })
          .first()
          .click();
        await shown(page);
      },
    },
  ];
};

const FIGURES = {
  ...{ mayAnswer: 38, answers: 17, answerRate: 17 / 38, comments: 3, tooFew: false },
  ...{ mean: 4.12, distribution: [0, 1, 3, 6, 7] },
};
const COMMENTS = [
  {
    rating: 5,
    comment: "Best hour of the day.\nMore of this, please.",
    name: "Ada Lindqvist",
    answeredAt: HOUR,
  },
  { rating: 4, comment: "Good, but the room was cold.", name: null, answeredAt: HOUR },
  { rating: 2, comment: "I could not see the slides from the back.", name: null, answeredAt: HOUR },
];
const TOO_FEW = { answers: 2, answerRate: 2 / 38, comments: 0, tooFew: true, mean: null, distribution: null };
const NOBODY = { answers: 0, answerRate: 0, comments: 0, mean: null, distribution: [0, 0, 0, 0, 0] };

const withSummary = (sessionId: string, over: object, page_: readonly object[]) => async (page: Page) => {
  const json = { sessionId, feedback: true, ...FIGURES, ...over, page: page_, nextCursor: null };
  await page.route("**/feedback/summary**", (route) => route.fulfill({ json }));
  await page.reload();
  await page
    .getByRole("main")
    .getByText(/Average|No answers yet/)
    .first()
    .waitFor();
};

/** @param id a session of the event */
export function organizerFeedbackViews(id: string): Omit<View, "user">[] {
  const path = `/organizer/events/${EVENT}/sessions/${id}/feedback`;
  return [
    { name: "feedback", path, act: withSummary(id, {}, COMMENTS) },
    { name: "feedback-too-few", path, act: withSummary(id, TOO_FEW, []) },
    { name: "feedback-empty", path, act: withSummary(id, NOBODY, []) },
    { name: "feedback-loading", path, api: "never-answers" },
    { name: "feedback-failure", path, api: "fails" },
    {
      name: "figures-feedback",
      path: `/organizer/events/${EVENT}/figures`,
      act: async (page) => {
        const session = {
          sessionId: id,
          title: "Knots for beginners",
          room: null,
          startsAt: HOUR,
          endsAt: HOUR,
        };
        const json = {
          ...{ eventId: EVENT, feedback: true, total: FIGURES },
          sessions: [{ ...session, feedback: true, ...FIGURES }],
        };
        await page.route(`**/api/events/${EVENT}/feedback`, (route) => route.fulfill({ json }));
        await page.reload();
        const section = page.getByRole("region", { name: "What people say" });
        await section.getByRole("table").first().waitFor();
        await section.scrollIntoViewIfNeeded();
      },
    },
  ];
}
