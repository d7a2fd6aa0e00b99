import { type Act, agree, button, CONFERENCE, ENDING, EVENING, FULL, sees } from "./tour.ts";

const home = `/organizer/events/${CONFERENCE}`;

/** What Olga does. */
export const organizerActs: Readonly<Record<string, Act>> = {
  "See what needs you": async ({ as }) => {
    const page = await as("olga");
    await page.goto(home);
    await page.getByRole("heading", { name: "Needs you" }).waitFor();
    await sees(page, /people wait for a full session$/);
    await page
      .getByRole("link", { name: `Roster of “${FULL}”` })
      .first()
      .click();
    await page.getByRole("heading", { level: 1, name: FULL }).waitFor();
  },
  "Add a person by hand": async ({ as }) => {
    const page = await as("olga");
    await button(page, "Add a person").click();
    await page.getByRole("textbox", { name: "E-mail address" }).fill("dmitri@example.org");
    await page.getByRole("textbox", { name: /^Note/ }).fill("Speaker");
    await page.getByRole("checkbox", { name: "If no seat is free, add one to the session" }).check();
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await sees(page, /dmitri.* has a seat\.$/i);
  },
  "Offer a seat out of turn": async ({ as }) => {
    const page = await as("olga");
    await page.getByRole("tab", { name: /^Waiting/ }).click();
    await button(page, /out of turn$/)
      .last()
      .click();
    await page.getByRole("textbox", { name: "Why them?" }).fill("Came from far away");
    await page.getByRole("checkbox", { name: "If no seat is free, add one to the session" }).check();
    await button(page, "Offer the seat").click();
    await sees(page, /has an offer\.$/);
  },
  "Change many sessions at once": async ({ as }) => {
    const page = await as("olga");
    await page.goto(`${home}/sessions`);
    await page.getByRole("combobox", { name: "Also select all of" }).selectOption({ label: "Garden" });
    await button(page, /^Change \d+ sessions …/).click();
    await page.getByRole("textbox", { name: "Move by minutes" }).fill("15");
    await button(page, "See what would change").click();
    await sees(page, "This would happen");
    await button(page, /^Change \d+ sessions$/).click();
    await sees(page, /^\d+ sessions changed\.$/);
    await button(page, "Undo").click();
    await sees(page, /sessions are as before\.$/);
  },
  "Close all registration": async ({ as }) => {
    const page = await as("olga");
    await page.goto(`${home}/settings`);
    await button(page, "Close all registration").click();
    await agree(page, "Close all registration");
    await sees(page, "All registration is closed");
    await button(page, "Open registration again").click();
    await sees(page, "Registration is open again.");
  },
  "Invite a person to the door": async ({ as }) => {
    const page = await as("olga");
    await page.goto(`${home}/people`);
    await sees(page, "otto@example.org");
    await page.getByRole("textbox", { name: "E-mail address" }).fill("dmitri@example.org");
    await page.getByRole("button", { name: "Invite", exact: true }).click();
    await sees(page, "dmitri@example.org has the role from now on.");
  },
  "Write to attendees": async ({ as }) => {
    const page = await as("olga");
    await page.goto(`${home}/messages`);
    await page.getByRole("combobox", { name: "People of" }).selectOption({ label: "The whole event" });
    await page.getByRole("textbox", { name: "Subject" }).fill("Bring a jacket");
    await page.getByRole("textbox", { name: "Text" }).fill("It is windy on the quay.");
    await button(page, "Preview").click();
    await sees(page, /^This goes to \d+ people in \d+ sessions\.$/);
    await button(page, /^Send to \d+ people$/).click();
    await sees(page, /^Your message is on its way to/);
  },
  "Print the code of a booth": async ({ as }) => {
    const page = await as("olga");
    await page.goto(`${home}/sessions`);
    await page
      .getByRole("link", { name: /Letterpress to try/ })
      .first()
      .click();
    await page.getByRole("link", { name: "Code and visits" }).click();
    await page.getByRole("img", { name: "QR code of this booth" }).waitFor();
    await page.getByRole("heading", { name: "Visits", exact: true }).waitFor();
  },
  "Read what people say": async ({ as }) => {
    const page = await as("olga");
    await page.goto(`/organizer/events/${EVENING}/figures`);
    await page.getByRole("link", { name: ENDING }).first().click();
    await page.getByRole("heading", { level: 1, name: ENDING }).waitFor();
    await sees(page, /the best start there is/);
  },
  "Look at figures": async ({ as }) => {
    const page = await as("olga");
    await page.goto("/organizer/events/demo-boatyard/figures");
    await page.getByRole("heading", { name: "Who came" }).waitFor();
    await page.getByText("Show data").first().click();
    await page.getByRole("table").first().waitFor();
  },
  "Open the outbox": async ({ as }) => {
    const page = await as(undefined);
    await page.goto("/outbox");
    await sees(page, /^Mail to dmitri@example\.org/);
  },
};
