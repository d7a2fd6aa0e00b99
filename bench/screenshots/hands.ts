import type { Page } from "playwright-core";
import { EVENT } from "./conference.ts";
import type { Prepared, View } from "./view.ts";

const home = `/organizer/events/${EVENT}`;
const sessions = `${home}/sessions`;

async function select(page: Page): Promise<void> {
  for (const number of [0, 1])
    await page
      .getByRole("checkbox", { name: /^Select “/ })
      .nth(number)
      .check();
}

async function openChange(page: Page): Promise<void> {
  await select(page);
  await page.getByRole("button", { name: /^Change 2 sessions/ }).click();
  await page.getByRole("dialog").waitFor();
}

/** What organizers do with many sessions, or with whole ones. */
export function handsViews({ full }: Prepared): readonly Omit<View, "user">[] {
  const session = `${sessions}/${full}`;
  const openMove = async (page: Page) => {
    await page.getByRole("button", { name: "Move everybody …" }).click();
    await page.getByRole("dialog").waitFor();
  };
  return [
    { name: "sessions-selected", path: sessions, act: select },
    { name: "sessions-change", path: sessions, act: openChange },
    {
      name: "sessions-change-plan",
      path: sessions,
      act: async (page) => {
        await openChange(page);
        await page.getByLabel("Registration").selectOption("CANCELLED");
        await page.getByRole("button", { name: "See what would change" }).click();
        await page.getByRole("button", { name: "Back" }).waitFor();
      },
    },
    {
      name: "session-acts",
      path: session,
      act: (page) => page.getByRole("heading", { name: "More" }).scrollIntoViewIfNeeded(),
    },
    {
      name: "session-move-plan",
      path: session,
      act: async (page) => {
        await openMove(page);
        await page.getByLabel("To which session").selectOption({ index: 1 });
        await page.getByRole("button", { name: "See who would move" }).click();
        await page.getByRole("button", { name: "Back" }).waitFor();
      },
    },
    {
      name: "registration-close",
      path: `${home}/settings`,
      act: async (page) => {
        await page.getByRole("button", { name: "Close all registration" }).click();
        await page.getByRole("alertdialog").waitFor();
      },
    },
    {
      name: "registration-closed",
      path: `${home}/settings`,
      act: async (page) => {
        await page.route(`**/api/events/${EVENT}`, async (route) => {
          const answer = await route.fetch();
          await route.fulfill({
            response: answer,
            json: { ...(await answer.json()), registrationClosed: true },
          });
        });
        await page.reload();
        await page.getByText("All registration is closed").first().waitFor();
      },
    },
  ];
}
