import type { Page } from "playwright-core";
import type { CheckInResult } from "../../web/src/api/door/answers.ts";
import { EVENT } from "./conference.ts";
import type { Prepared, View } from "./view.ts";

/** The page of the people at a door, and its answers. Nobody is checked in. */
export function doorViews({ full, confirmed, booths }: Prepared): View[] {
  const door = { user: "olga", path: `/door/${confirmed}` } as const;
  return [
    { name: "door-choice", user: "olga", path: `/door?event=${EVENT}` },
    { name: "door-without-role", user: "chioma", path: "/door" },
    { name: "door-signed-out", path: "/door" },
    { name: "door", ...door, act: opened },
    { name: "door-booth", ...door, path: `/door/${booths?.full.sessionId}`, act: showTab("Names") },
    { name: "door-names", ...door, path: `/door/${full}`, act: showTab("Names") },
    { name: "door-welcome", ...door, act: answered("Welcome", { status: 201, outcome: "CHECKED_IN" }) },
    {
      name: "door-already-in",
      ...door,
      act: answered("Already in", {
        ...{ status: 200, outcome: "ALREADY_IN", at: new Date(Date.now() - 6 * 60_000).toISOString() },
        by: { userId: "kim", name: "Kim" },
      }),
    },
    {
      name: "door-refused",
      ...door,
      act: answered("On the waitlist", {
        ...{ status: 409, code: "NOT_ON_ROSTER", holds: "WAITLISTED", waitlistPosition: 4, has: [] },
      }),
    },
    { name: "door-standing-by", ...door, path: `/door/${full}`, act: withStandby({ calledTo: 4 }) },
    {
      name: "door-held-back",
      ...door,
      path: `/door/${full}`,
      act: withStandby({ grace: { heldBack: true, releasedAt: null } }),
    },
    { name: "door-choice-loading", user: "olga", path: `/door?event=${EVENT}`, api: "never-answers" },
    { name: "door-offline", ...door, act: withoutNetwork },
    { name: "door-failure", ...door, api: "fails" },
  ];
}

const opened = (page: Page): Promise<void> => page.getByText("All sent").waitFor();

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** A session that has begun, with people who stand by. */
const withStandby = (over: { calledTo?: number; grace?: object }) => async (page: Page) => {
  await page.route("**/api/sessions/*/door*", async (route) => {
    // What has not changed would come without its text.
    const { "if-none-match": _, ...headers } = route.request().headers();
    const response = await route.fetch({ headers });
    const door = (await response.json()) as { counts: object };
    const grace = {
      ...{ minutes: 5, noShowAt: minutesAgo(3), releasedAt: minutesAgo(2), heldBack: false },
      ...over.grace,
    };
    const counts = { ...door.counts, inside: 3, standingBy: 5, free: 2 };
    await route.fulfill({ response, json: { ...door, calledTo: 0, ...over, grace, counts } });
  });
  await page.reload();
  const standby = page.getByRole("region", { name: "Standing by" });
  await standby.scrollIntoViewIfNeeded();
};

const showTab = (name: string) => async (page: Page) => {
  await opened(page);
  await page.getByRole("tab", { name }).click();
};

const letInFirst = (page: Page) =>
  page
    .getByRole("button", { name: /^Let in / })
    .first()
    .click();

const answered = (word: string, result: Partial<CheckInResult>) => async (page: Page) => {
  await page.route("**/check-ins/batch", (route) => {
    const { checkIns } = route.request().postDataJSON() as { checkIns: { checkInId: string }[] };
    const results = checkIns.map(({ checkInId }) => ({ checkInId, ...result }));
    return route.fulfill({ json: { receivedAt: new Date().toISOString(), results } });
  });
  await showTab("Names")(page);
  await letInFirst(page);
  const answer = page.getByRole("heading", { level: 2, name: word });
  await answer.waitFor();
  // A welcome goes away by itself, unless somebody is about to press its button.
  const [undo] = await page.getByRole("button", { name: "Undo" }).all();
  await undo?.focus();
};

async function withoutNetwork(page: Page): Promise<void> {
  await showTab("Names")(page);
  await page.context().setOffline(true);
  await page.getByText(/^Offline/).waitFor();
  await letInFirst(page);
  await page.getByRole("heading", { level: 2, name: "Welcome" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Recent" }).click();
  await page.getByText("Offline: 1 scan waits").waitFor();
}
