import {
  type Act,
  agree,
  button,
  CONFERENCE,
  ENDING,
  EVENING,
  FULL,
  openSession,
  RUNNING,
  sees,
} from "./tour.ts";

const TALK = "The last seat problem";
const OTHER = "Bind a notebook by hand";

/** What Ada, Ben and Chioma do. */
export const attendeeActs: Readonly<Record<string, Act>> = {
  "Read the agenda": async ({ as }) => {
    const page = await as(undefined);
    await page.goto(`/events/${CONFERENCE}`);
    await page.getByRole("heading", { level: 1, name: "Two Days by the Harbour" }).waitFor();
    await sees(page, /^Full · \d waiting$/);
    await sees(page, /^\d+ left$/);
  },
  "See what is at the same time": async ({ as }) => {
    const page = await as("ada");
    await page.goto(`/events/${CONFERENCE}`);
    await page.getByRole("region", { name: "Open offer" }).waitFor();
    const talk = page.getByRole("article").filter({ hasText: TALK });
    await talk.getByText(`At the same time as your offer for ${FULL}`).waitFor();
    await button(page, `RSVP: ${TALK}`).click();
    await button(page, `RSVP’d, cancel: ${TALK}`).waitFor();
  },
  "Accept the offer in exchange": async ({ as }) => {
    const page = await as("ada");
    await page
      .getByRole("region", { name: "Open offer" })
      .getByRole("button", { name: /^Accept/ })
      .click();
    await agree(page, "Accept and swap");
    await sees(page, `You have a seat in “${FULL}”, and have given up the one in “${TALK}”.`);
  },
  "Join a waitlist": async ({ as }) => {
    const page = await as("ben");
    await openSession(page, `/events/${CONFERENCE}`, FULL);
    await button(page, `Join waitlist: ${FULL}`).click();
    await button(page, new RegExp(`^#\\d in line, leave: ${FULL}`)).waitFor();
    await page.getByRole("radio", { name: /^Take it(?! if)/ }).check();
    await sees(page, `The next seat in “${FULL}” that comes for you is yours.`);
  },
  "Ask for any one of several": async ({ as }) => {
    const page = await as("ben");
    await button(page, "Any one of several …").click();
    const dialog = page.getByRole("dialog", { name: "Any one of several" });
    await dialog.getByRole("searchbox").fill(OTHER);
    await dialog.getByRole("button", { name: `Add: ${OTHER}` }).click();
    await dialog.getByRole("button", { name: "Take the first free seat" }).click();
    await sees(page, `You have a seat in “${OTHER}”.`);
    await dialog.getByRole("button", { name: "Done" }).click();
  },
  "Walk by the booths": async ({ as }) => {
    const page = await as("ben");
    await page.goto(`/events/${CONFERENCE}/booths`);
    await sees(page, "3 of 3 inside");
    await sees(page, "2 people in line");
  },
  "Open the ticket": async ({ as }) => {
    const page = await as("ada");
    await page.goto(`/events/${EVENING}/ticket`);
    await page.getByRole("img", { name: /^QR code of your ticket/ }).waitFor();
    await sees(page, "If it cannot be scanned, say this code");
    // Which of the two comes first depends on how long the demo has been there.
    await sees(page, new RegExp(`${ENDING}|${RUNNING}`));
  },
  "Say how it was": async ({ as }) => {
    const page = await as("ada");
    await openSession(page, `/events/${EVENING}`, ENDING);
    const question = page.getByRole("group", { name: /^How was/ });
    await question.getByRole("radio", { name: "4: Good" }).check();
    await button(page, "Send").click();
    await sees(page, "Thank you. The organizers see what you said.");
  },
  "Stand by": async ({ as }) => {
    const page = await as("chioma");
    await openSession(page, `/events/${EVENING}`, RUNNING);
    await sees(page, "You stand by with number 1.");
    await sees(page, "Nobody has been called yet.");
  },
};
