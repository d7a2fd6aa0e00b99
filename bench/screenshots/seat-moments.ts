import type { Page } from "playwright-core";

/** Two seats at the same time: named before the tap. */
export async function withClash(page: Page): Promise<void> {
  await page.getByRole("region", { name: "What you have at that time" }).waitFor();
}

/** What happens to the other seat is said before the exchange. */
export async function askToSwap(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Take this and give up/ }).click();
  await page.getByRole("alertdialog").waitFor();
}

/** The same in an event that blocks overlaps, whose button says why. */
export async function withBlockedSwap(page: Page): Promise<void> {
  await blockOverlaps(page);
  await page.reload();
  await page.getByRole("button", { name: /^Swap, / }).waitFor();
}

export async function blockOverlaps(page: Page): Promise<void> {
  await page.route(/\/api\/events(\/[^/]+)?$/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(/"conflictPolicy":"[A-Z]+"/g, '"conflictPolicy":"BLOCK"');
    await route.fulfill({ response, body });
  });
}

/** An offer can be put off as well. */
export async function askToDecline(page: Page): Promise<void> {
  await page
    .getByRole("main")
    .getByRole("button", { name: /^Decline/ })
    .click();
  await page.getByRole("alertdialog").waitFor();
}

/** A person who stays can choose what happens when a seat comes. */
export async function askToLeave(page: Page): Promise<void> {
  await page.getByRole("button", { name: /in line, leave/ }).click();
  await page.getByRole("alertdialog").waitFor();
}

/** Answers requests of the page for one path as the service might, because the state would last for the next view. */
async function answering(page: Page, path: RegExp, status: number, json: object): Promise<void> {
  await page.route(path, (route) =>
    route.request().method() === "GET" ? route.fallback() : route.fulfill({ status, json }),
  );
}

/** Right after joining a waitlist. */
export async function askToChoose(page: Page): Promise<void> {
  const sessionId = decodeURIComponent(page.url().split("/").at(-1) ?? "");
  const waits = { ...RSVP, sessionId, status: "WAITLISTED", waitlistPosition: 5, onOffer: "ASK" };
  await answering(page, /\/rsvp$/, 201, waits);
  await page.getByRole("button", { name: /^Join waitlist/ }).click();
  await page.getByRole("button", { name: "If a seat comes …" }).click();
  await page.getByRole("alertdialog").waitFor();
}

const RSVP = { rsvpId: "r", eventId: "demo-conf", userId: "chioma", passesLeft: 3, passedUntil: null };

/** One seat can be given up for another one. A person with two of them must choose first. */
export async function askOfSeveral(page: Page): Promise<void> {
  const seat = (title: string, status = "CONFIRMED") => ({ sessionId: title, title, status, tight: false });
  const conflicts = [
    seat("Building a kayak from a single board"),
    seat("Reading the water"),
    seat("Maps on paper", "OFFERED"),
  ];
  await answering(page, /\/rsvp$/, 409, { title: "Clash", code: "TIME_CONFLICT", status: 409, conflicts });
  await page.getByRole("button", { name: /^RSVP:/ }).click();
  await page.getByRole("alertdialog").waitFor();
}

/** "Not now": the person waits on, and is told until when. */
export async function withPass(page: Page): Promise<void> {
  const passedUntil = new Date(Date.now() + 40 * 60_000).toISOString();
  await page.route("**/my-schedule", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll('"passedUntil":null', `"passedUntil":"${passedUntil}"`);
    await route.fulfill({ response, body });
  });
  await page.reload();
  await page.getByText(/^You have put an offer off/).waitFor();
}
