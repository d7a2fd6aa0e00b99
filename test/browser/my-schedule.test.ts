import { beforeAll, expect, it } from "vitest";
import { anEvent, people } from "../support/api.ts";
import { expectNoViolations } from "./support/axe.ts";
import { button, confirm, expectText } from "./support/seats.ts";
import { useSite } from "./support/site.ts";

const site = useSite();
let conference: Awaited<ReturnType<typeof anEvent>>;

beforeAll(async () => {
  conference = await anEvent(site.service);
});

const addressOf = () => `/events/${conference.eventId}/my-schedule`;

const NOW = new Date();
const TODAY = NOW.toLocaleDateString("en-CA", { timeZone: "Europe/Berlin" });
/** Noon is on the same day in every zone that matters here. */
const noonIn = (days: number, hours = 0) =>
  new Date(Date.parse(`${TODAY}T12:00:00Z`) + days * 86_400_000 + hours * 3_600_000).toISOString();

it("shows by day the sessions in which a person has a seat or waits, and the state of each", async () => {
  const { join, reserve } = people(site.service);
  const at = (days: number) => ({ startsAt: noonIn(days), endsAt: noonIn(days, 1) });
  const speakers = [{ name: "Runa Falk" }];
  const tomorrow = await conference.session({
    title: "Knots",
    room: "Hall",
    type: "Workshop",
    speakers,
    ...at(1),
  });
  const later = await conference.session({ title: "Tides", capacity: 1, ...at(9) });
  await conference.session({ title: "Sails", ...at(1) });
  expect((await reserve("ada", tomorrow)).status).toBe(201);
  expect((await reserve("ben", later)).status).toBe(201);
  expect((await join("ada", later)).status).toBe(201);

  const page = await site.open({ user: "ada", device: "phone" });
  // The page's day does not end during the test.
  await page.clock.setFixedTime(NOW);
  await page.goto(addressOf());
  const day = page.getByRole("region", { name: "Tomorrow" });
  await day.getByRole("heading", { name: "Knots" }).waitFor();
  await day.getByText("Runa Falk · Workshop").waitFor();
  await day.getByText("Hall").waitFor();
  await button(page, "RSVP’d, cancel: Knots").waitFor();
  await button(page, "#1 in line, leave: Tides").waitFor();
  expect(await page.getByRole("main").getByRole("heading", { level: 2 }).count()).toBe(2);
  expect(await page.getByRole("heading", { name: "Sails" }).count()).toBe(0);
  await expectNoViolations(page);
});

it("is empty at first, leads to the agenda, and shows what is reserved there", async () => {
  await conference.session({ title: "Ropes", startsAt: noonIn(1), endsAt: noonIn(1, 1) });
  const page = await site.visit(addressOf(), { user: "chioma", device: "phone" });
  await page.getByRole("heading", { name: "Nothing here yet" }).waitFor();
  await expectNoViolations(page);
  await page.getByRole("link", { name: "Browse the agenda" }).click();
  await button(page, "Search").click();
  await page.getByRole("searchbox").fill("ropes");
  await button(page, "RSVP: Ropes").click();
  await button(page, "RSVP’d, cancel: Ropes").waitFor();
  await page.getByRole("link", { name: "My Schedule" }).click();
  await page.getByRole("main").getByRole("heading", { name: "Ropes" }).waitFor();
});

it("gives a seat back at once after a confirmation, and keeps it if the answer is no", async () => {
  const sessionId = await conference.session({ title: "Buoys", capacity: 3 });
  expect((await people(site.service).reserve("dmitri", sessionId)).status).toBe(201);
  const page = await site.visit(addressOf(), { user: "dmitri" });
  await button(page, "RSVP’d, cancel: Buoys").click();
  await page.getByRole("alertdialog", { name: "Give your seat back?" }).waitFor();
  await confirm(page, "Keep my seat");
  await button(page, "RSVP’d, cancel: Buoys").click();
  expect(await conference.get(sessionId)).toMatchObject({ taken: 1 });
  await confirm(page, "Give it back");
  await expectText(page, "Your seat in “Buoys” has been given back.");
  await page.getByRole("heading", { name: "Nothing here yet" }).waitFor();
  expect(await conference.get(sessionId)).toMatchObject({ taken: 0 });
  await expectNoViolations(page);
});

it("shows what an organizer took away or moved, with the reason, until the person has seen it", async () => {
  const removed = await conference.session({ title: "Reefs", startsAt: noonIn(1), endsAt: noonIn(1, 1) });
  const cancelled = await conference.session({ title: "Shoals", startsAt: noonIn(2), endsAt: noonIn(2, 1) });
  const { reserve, rsvp } = people(site.service);
  for (const each of [removed, cancelled]) expect((await reserve("ben", each)).status).toBe(201);
  expect((await conference.remove(removed, "ben")).status).toBe(200);
  expect((await conference.patch(cancelled, { state: "CANCELLED" })).status).toBe(200);
  await expect.poll(async () => (await rsvp("ben", cancelled)).body.status).toBe("CANCELLED");

  const page = await site.visit(addressOf(), { user: "ben", device: "phone" });
  await expectText(page, /^The organizer removed you on /);
  await expectText(page, "The organizer cancelled this session.");
  await expectNoViolations(page);
  const shoals = page.getByRole("listitem").filter({ hasText: "Shoals" });
  await shoals.getByRole("button", { name: "Got it" }).click();
  await shoals.waitFor({ state: "detached" });
  await page.reload();
  await page.getByRole("heading", { name: "Reefs" }).waitFor();
  expect(await page.getByRole("heading", { name: "Shoals" }).count()).toBe(0);

  await page.getByRole("link", { name: "Reefs" }).click();
  await expectText(page, /^The organizer removed you on /);
  await button(page, "Got it").click();
  await page.getByRole("link", { name: "Back to the agenda" }).click();
  await page.getByRole("link", { name: "My Schedule" }).click();
  await page.getByRole("heading", { level: 1, name: "My Schedule" }).waitFor();
  await page.getByRole("heading", { name: "Reefs" }).waitFor({ state: "detached" });
});

it("shows a person who opens a link without being signed in which event it is, and where to sign in", async () => {
  const page = await site.visit(addressOf(), { device: "phone" });
  await page.getByRole("banner").getByRole("link", { name: "Conference" }).waitFor();
  await page.getByRole("main").getByText("Conference").waitFor();
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).waitFor();
  await expectNoViolations(page);
});

it("waits for one of three full sessions as one card, which becomes a seat when one of them gets free", async () => {
  const { reserve, cancel, rsvp } = people(site.service);
  const times = { startsAt: noonIn(3), endsAt: noonIn(3, 1) };
  const workshops = await anEvent(site.service);
  const ids: string[] = [];
  for (const title of ["Maps", "Charts", "Tables"]) {
    const sessionId = await workshops.session({
      title,
      capacity: 1,
      waitlistPolicy: "AUTO_CONFIRM",
      ...times,
    });
    expect((await reserve(`holder-of-${title}`, sessionId)).status).toBe(201);
    ids.push(sessionId);
  }
  const [maps = "", charts = ""] = ids;
  const page = await site.visit(`/events/${workshops.eventId}/sessions/${maps}`, { user: "dmitri" });
  await button(page, "Any one of several …").click();
  const dialog = page.getByRole("dialog", { name: "Any one of several" });
  for (const title of ["Charts", "Tables"])
    await dialog.getByRole("button", { name: `Add: ${title}` }).click();
  await dialog.getByRole("button", { name: "Move up: Charts" }).press("Enter");
  await expectNoViolations(page);
  await dialog.getByRole("button", { name: "Wait for one of 3" }).click();
  await dialog.getByRole("heading", { name: "You wait for 3 sessions." }).waitFor();
  await dialog.getByRole("link", { name: "See them in My Schedule" }).click();
  const card = page.getByRole("region", { name: "One of 3" });
  await card.getByRole("button", { name: "#1 in line, leave: Charts" }).waitFor();
  expect(await card.getByRole("heading", { level: 3 }).allTextContents()).toEqual([
    "Charts",
    "Maps",
    "Tables",
  ]);

  expect((await cancel("holder-of-Charts", charts)).status).toBe(200);
  await expect.poll(async () => (await rsvp("dmitri", charts)).body.status).toBe("CONFIRMED");
  await page.reload();
  await button(page, "RSVP’d, cancel: Charts").waitFor();
  expect(await page.getByRole("main").getByRole("heading", { level: 3 }).allTextContents()).toEqual([
    "Charts",
  ]);
});
