import type { Page } from "playwright-core";

const A_DAY = 24 * 3_600_000;
/** Each with its first day from today, the number of its days, and its colour. */
const OTHERS = [
  ["glasshouse-days", "Glasshouse Days", -1, 3, "#1f5f2e"],
  ["night-school", "Night School for Mapmakers", 40, 1, "#f5d030"],
  ["small-radio", "The Small Radio Meeting", 63, 2, "#9c0c1c"],
  ["paper-trains", "Paper Trains", 84, 2, "#5a2f91"],
  ["grey-matters", "Grey Matters", -90, 2, "#444444"],
] as const;

/** The list of events has more than one, in colours of their own. One of them is on now, and one is over. */
export async function withSeveralEvents(page: Page): Promise<void> {
  await page.route("**/api/events", async (route) => {
    const response = await route.fetch();
    const { events } = (await response.json()) as { events: [object] };
    const others = OTHERS.map(([eventId, title, first, days, accentColor]) => ({
      ...events[0],
      eventId,
      title,
      startsAt: new Date(Date.now() + first * A_DAY).toISOString(),
      endsAt: new Date(Date.now() + (first + days) * A_DAY).toISOString(),
      accentColor,
    }));
    await route.fulfill({ response, json: { events: [...events, ...others] } });
  });
  await page.goto("/");
  await page.getByRole("heading", { level: 1, name: "Events" }).waitFor();
  await page.getByRole("link", { name: "Paper Trains" }).waitFor();
}
