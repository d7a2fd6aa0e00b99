import type { Page } from "playwright-core";

type Changes = Readonly<Record<string, unknown>>;

const soon = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
const RUNNING = { startsAt: soon(-8), endsAt: soon(50), noShowAt: soon(-3), releasedAt: soon(-2) };

/** The screen beside the door as if the session had this standby. */
async function showing(page: Page, changes: Changes): Promise<void> {
  await page.route("**/standby", async (route) => {
    const response = await route.fetch();
    const standby = (await response.json()) as Changes;
    await route.fulfill({ response, json: { ...standby, ...RUNNING, ...changes } });
  });
  await page.reload();
}

export async function withNumber(page: Page): Promise<void> {
  await showing(page, { calledTo: 27, numberedTo: 30, waiting: 12, free: 4, inside: 46 });
  await page.getByText("27").waitFor();
}

export async function withNobodyCalled(page: Page): Promise<void> {
  await showing(page, {
    ...RUNNING,
    startsAt: soon(-1),
    noShowAt: soon(4),
    releasedAt: null,
    waiting: 30,
    free: 0,
  });
  await page.getByText("Nobody has been called yet").waitFor();
}

/** A person who stands by: their session page says with which number, and up to which one has been called. */
export async function withStandingBy(page: Page): Promise<void> {
  await page.route("**/my-schedule", async (route) => {
    const response = await route.fetch();
    const schedule = (await response.json()) as { entries: readonly { rsvp: Changes; session: Changes }[] };
    const entries = schedule.entries.map(({ rsvp, session }) =>
      rsvp.status === "WAITLISTED"
        ? { rsvp: { ...rsvp, standbyNumber: 27 }, session: graced(session) }
        : { rsvp, session },
    );
    await route.fulfill({ response, json: { ...schedule, entries } });
  });
  await page.route(/\/api\/sessions\/[^/]+$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: graced((await response.json()) as Changes) });
  });
  await showing(page, { calledTo: 12, numberedTo: 30, waiting: 18, free: 0 });
  await page.getByText(/^You stand by with number 27/).waitFor();
}

const graced = (session: Changes): Changes => ({ ...session, noShowAt: soon(6), lineClosesAt: soon(-4) });
