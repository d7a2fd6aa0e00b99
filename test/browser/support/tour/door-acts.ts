import { setTimeout as sleep } from "node:timers/promises";
import { says, typeCode } from "../door.ts";
import { type Act, button, EVENING, RUNNING, sees } from "./tour.ts";

const A_MOMENT_MS = 500;
const MOST_LOOKS = 120;

/** What Otto does, and what a screen beside his door shows. */
export const doorActs: Readonly<Record<string, Act>> = {
  "Choose the door": async ({ as }) => {
    const page = await as("otto");
    await page.goto("/door");
    await page.getByRole("link", { name: /Harbour eve/ }).click();
    await page.getByRole("link", { name: new RegExp(RUNNING) }).click();
    await sees(page, "All sent");
    await page.getByText("Standing by").first().waitFor();
  },
  "Check in by a ticket": async ({ as }) => {
    const ticket = await as("ada");
    await ticket.goto(`/events/${EVENING}/ticket`);
    const code = await ticket
      .getByText(/^[0-9A-Z]{4}[ -][0-9A-Z]{4}$/)
      .first()
      .textContent();
    const page = await as("otto");
    await typeCode(page, code ?? "");
    await says(page, "Welcome", "Ada");
    await page.keyboard.press("Escape");
  },
  "See seats come free": async ({ as, sweep }) => {
    const page = await as("otto");
    const free = page.getByText("Seats of people who did not come have been released.");
    for (let look = 0; look < MOST_LOOKS && !(await free.isVisible()); look++) {
      await sweep();
      await sleep(A_MOMENT_MS);
    }
    await free.waitFor();
  },
  "Call people who stand by": async ({ as }) => {
    const page = await as("otto");
    await page.getByLabel("Call the next").fill("2");
    await button(page, "Call 2 people").click();
    await sees(page, "Called: up to number 2");
  },
  "Look at the screen beside the door": async ({ as }) => {
    const door = await as("otto");
    const address = await door.getByRole("link", { name: "Screen beside the door" }).getAttribute("href");
    const page = await as(undefined);
    await page.goto(address ?? "");
    await sees(page, "up to number");
    await page.getByText("2", { exact: true }).first().waitFor();
    await sees(page, "4 seats free");
  },
  "Let in a person who stands by": async ({ as }) => {
    const page = await as("otto");
    await page.getByRole("tab", { name: "Names" }).click();
    await button(page, "Let in Chioma").click();
    await page.getByRole("heading", { level: 2, name: "Welcome" }).waitFor();
    await sees(page, "Stood by with number 1.");
    await page.keyboard.press("Escape");
  },
};
