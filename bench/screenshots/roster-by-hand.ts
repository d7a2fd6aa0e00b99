import type { Page } from "playwright-core";
import type { RosterAnswer } from "../../functions/contract/answers.ts";
import type { View } from "./view.ts";

const by = { by: "Olga Organizer", at: "2030-12-27T09:12:00.000Z", raisedCapacity: false };
const ADDED = { ...by, note: "Speaker of the opening, with her own helper", raisedCapacity: true };
const OUT_OF_TURN = { ...by, note: "Her train was late" };

/** The first person of each list was added by hand, and the second one got an offer out of turn. */
async function withHands(page: Page): Promise<void> {
  await page.route("**/roster?*", async (route) => {
    const response = await route.fetch();
    const roster = (await response.json()) as RosterAnswer;
    const attendees = roster.attendees.map((each, n) => ({
      ...each,
      ...(n === 0 && { hasAccount: false, added: ADDED }),
      ...(n === 1 && { outOfTurn: OUT_OF_TURN }),
    }));
    await route.fulfill({ response, json: { ...roster, attendees } });
  });
  await page.reload();
  await page.getByText("Nobody has signed in with this address yet.").first().waitFor();
}

/** What organizers do on a roster by hand. */
export const handViews = (roster: string): Omit<View, "user">[] => [
  { name: "roster-by-hand", path: roster, act: withHands },
  {
    name: "roster-add-person",
    path: roster,
    act: async (page) => {
      await page.getByRole("button", { name: "Add a person" }).click();
      await page.getByRole("button", { name: "Add", exact: true }).click();
      await page.getByText(/Please check/).waitFor();
    },
  },
  {
    name: "roster-offer-out-of-turn",
    path: roster,
    act: async (page) => {
      await page.getByRole("tab", { name: /^Waiting/ }).click();
      await page
        .getByRole("button", { name: /out of turn$/ })
        .first()
        .click();
      await page.getByRole("textbox", { name: "Why them?" }).waitFor();
    },
  },
];
