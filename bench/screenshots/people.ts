import type { Page } from "playwright-core";
import type { RolesAnswer } from "../../functions/contract/roles.ts";
import { EVENT } from "./conference.ts";
import type { View } from "./view.ts";

const path = `/organizer/events/${EVENT}/people`;

const PEOPLE: RolesAnswer = {
  roles: [
    {
      ...{ email: "ben@example.org", role: "DOOR", name: "Ben" },
      ...{ invitedAt: "2026-11-02T10:00:00.000Z", invitedBy: "Olga" },
    },
    {
      ...{ email: "programme-team.of.the.conference@a-long-domain.example.org", role: "ORGANIZER" },
      ...{ name: null, invitedAt: "2026-10-20T10:00:00.000Z", invitedBy: null },
    },
  ],
};

/** The pages on which organizers invite others. */
export const peopleViews: readonly Omit<View, "user">[] = [
  { name: "people", path, act: withPeople },
  {
    name: "people-empty",
    path,
    act: async (page) => {
      await page.getByRole("button", { name: "Invite", exact: true }).waitFor();
    },
  },
  {
    name: "people-errors",
    path,
    act: async (page) => {
      await page.getByRole("button", { name: "Invite", exact: true }).click();
      await page.getByText(/Please check/).waitFor();
    },
  },
  {
    name: "people-take-away",
    path,
    act: async (page) => {
      await withPeople(page);
      await page.getByRole("button", { name: "Take away: ben@example.org" }).click();
      await page.getByRole("alertdialog").waitFor();
    },
  },
  { name: "people-loading", path, api: "never-answers" },
];

async function withPeople(page: Page): Promise<void> {
  await page.route("**/roles", (route) => route.fulfill({ json: PEOPLE }));
  await page.reload();
  await page.getByRole("main").getByRole("listitem").nth(1).waitFor();
}
