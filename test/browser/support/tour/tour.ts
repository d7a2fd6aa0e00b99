import type { Page } from "playwright-core";

export interface Tour {
  /** The page of a sample person, or of nobody. It stays the same during the tour. */
  as(user: string | undefined): Promise<Page>;
  /** Looks at all sessions, as the service does every minute. */
  sweep(): Promise<unknown>;
}

/** Does one step of docs/tour.md. */
export type Act = (tour: Tour) => Promise<void>;

export const CONFERENCE = "demo-conf";
export const EVENING = "harbour-eve";
export const FULL = "Solder your first synthesizer";
export const RUNNING = "Songs of the harbour";
export const ENDING = "Welcome on the quay";

export const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
export const sees = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
/** Agrees to the question. */
export const agree = (page: Page, answer: string) =>
  page.getByRole("alertdialog").getByRole("button", { name: answer }).click();

/** Opens a session of the event from its agenda or its list for organizers. */
export async function openSession(page: Page, list: string, title: string): Promise<void> {
  await page.goto(list);
  await page.getByRole("main").getByRole("link", { name: title, exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}
