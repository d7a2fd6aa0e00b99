import type { Page } from "playwright-core";

const ABSTRACT = [
  "An error message is read at the **worst moment** of somebody’s day. [The worksheet](https://worksheet.example/errors) is two pages.",
  "## What to bring",
  "1. One error that you wrote\n2. `npm` or *another* tool\n   - with its log",
  "> We were told nothing, twice.",
  "![Map of the room](https://pictures.example/map.png)",
  "| hour | what |\n|-|-|\n| first | reading |\n| second | writing |\n| third | https://worksheet.example/a-table/that-is-wider/than-a-phone/scrolls-by-itself |",
].join("\n\n");

type Changes = Readonly<Record<string, unknown>>;

/** The session as if it had these fields. */
async function changed(page: Page, change: (session: Changes) => Changes): Promise<void> {
  await page.route(/\/api\/sessions\/[^/]+$/, async (route) => {
    const response = await route.fetch();
    const session = (await response.json()) as Changes;
    await route.fulfill({ response, json: { ...session, ...change(session) } });
  });
  await page.reload();
}

/** Everything that an abstract can have, in a session that has moved. */
export async function withMarkdown(page: Page): Promise<void> {
  await changed(page, ({ startsAt, endsAt }) => ({
    abstract: ABSTRACT,
    movedFrom: { startsAt, endsAt, room: "Quay", movedAt: new Date().toISOString() },
  }));
  await page.getByRole("heading", { name: "What to bring" }).waitFor();
  await otherSessions(page);
}

export async function withCancellation(page: Page): Promise<void> {
  await page.route("**/seats", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll('"OPEN"', '"CANCELLED"');
    await route.fulfill({ response, body });
  });
  await changed(page, () => ({ state: "CANCELLED" }));
  await page.getByRole("main").getByText("Cancelled").first().waitFor();
}

/** Some minutes before it starts: nobody gets offers any more. */
export async function withWaitlistClosed(page: Page): Promise<void> {
  await changed(page, () => ({ lineClosesAt: new Date(Date.now() - 60_000).toISOString() }));
  await page.getByText(/^The waitlist has closed/).scrollIntoViewIfNeeded();
}

export async function withOwnTimes(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Your times/ }).click();
  await otherSessions(page);
}

/** They come when the page is idle. */
const otherSessions = (page: Page) =>
  page
    .getByRole("heading", { name: /^(At the same time|In )/ })
    .first()
    .waitFor();
