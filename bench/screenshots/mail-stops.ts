import type { Page } from "playwright-core";
import type { RosterAnswer } from "../../functions/contract/answers.ts";
import type { PreferencesAnswer } from "../../functions/contract/notices.ts";

/** Shows preferences of a person whose mails come back, under a long address. */
export async function withMailStopped(page: Page): Promise<void> {
  const mailStopped: PreferencesAnswer["mailStopped"] = {
    address: "chioma.with-a-rather-long-name@mail.of.a-conference.example",
    why: "BOUNCE",
    at: "2030-03-01T09:00:00.000Z",
  };
  await page.route("**/api/me/preferences", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), mailStopped } });
  });
  await page.reload();
  await page.getByRole("button", { name: "Send mails again" }).waitFor();
}

/** Shows a roster with one person whose mails come back, and one who wants none. */
export async function withMarkedPeople(page: Page): Promise<void> {
  const marks = ["BOUNCE", "COMPLAINT"] as const;
  await page.route("**/roster?*", async (route) => {
    const response = await route.fetch();
    const roster = (await response.json()) as RosterAnswer;
    const attendees = roster.attendees.map((each, n) => ({ ...each, mailStopped: marks[n] ?? null }));
    await route.fulfill({ response, json: { ...roster, attendees } });
  });
  await page.reload();
  await page.getByText("Mails to this address come back.").waitFor();
}
