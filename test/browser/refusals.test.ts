import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { anEvent, people } from "../support/api.ts";
import { expectNoViolations } from "./support/axe.ts";
import { expectNextParts, holdReservation, loseAnswer } from "./support/requests.ts";
import { button, expectBusy, expectText } from "./support/seats.ts";
import { useSite } from "./support/site.ts";

const site = useSite();
let conference: Awaited<ReturnType<typeof anEvent>>;

beforeAll(async () => {
  conference = await anEvent(site.service);
});

const addressOf = (sessionId: string) => `/events/${conference.eventId}/sessions/${sessionId}`;
const takenOf = async (sessionId: string) => (await conference.get(sessionId)).taken;

/** The presumed result is shown while the request is pending. */
async function expectPresumed(page: Page, title: string): Promise<void> {
  await expectBusy(button(page, `RSVP’d, cancel: ${title}`));
  await expectText(page, "Your seat");
}

it("the sixth RSVP within a minute is kept, says when it will be sent, and is sent automatically on any page", async () => {
  const before = await conference.sessions(5);
  const sessionId = await conference.session({ title: "Knots", capacity: 5 });
  const { reserve } = people(site.service);
  const page = await site.open({ user: "ada", device: "phone", expected: /status of 429/ });
  await page.clock.install();
  await page.goto(addressOf(sessionId));
  const request = await holdReservation(page);
  await button(page, "RSVP: Knots").waitFor();
  for (const each of before) expect((await reserve("ada", each)).status).toBe(201);
  await button(page, "RSVP: Knots").click();
  await expectPresumed(page, "Knots");
  request.release();
  await expectText(
    page,
    /^You are a bit too fast. Your request for “Knots” will be sent automatically in \d+ seconds?, as long as this page is open\.$/,
  );
  await button(page, /^RSVP in \d+ s: Knots$/).waitFor();
  await expectText(page, "Last 5");
  expect(await takenOf(sessionId)).toBe(0);
  await expectNoViolations(page);

  await page.getByRole("link", { name: "Back to the agenda" }).click();
  await page.getByRole("link", { name: "My Schedule" }).click();
  await page.getByRole("heading", { level: 1, name: "My Schedule" }).waitFor();
  await site.service.clock(60_000);
  await page.clock.fastForward("01:01");
  await page.getByRole("main").getByRole("heading", { name: "Knots" }).waitFor();
  await button(page, "RSVP’d, cancel: Knots").waitFor();
  expect(await takenOf(sessionId)).toBe(1);
});

it("an RSVP that came too fast can be undone until it is sent", async () => {
  const before = await conference.sessions(5);
  const sessionId = await conference.session({ title: "Splices", capacity: 5 });
  const { reserve } = people(site.service);
  const page = await site.visit(addressOf(sessionId), { user: "olga", expected: /status of 429/ });
  await button(page, "RSVP: Splices").waitFor();
  for (const each of before) expect((await reserve("olga", each)).status).toBe(201);
  await button(page, "RSVP: Splices").click();
  await button(page, "Undo: Splices").click();
  await button(page, "RSVP: Splices").waitFor();
  expect(await takenOf(sessionId)).toBe(0);
});

describe("the network is lost", () => {
  it("before an RSVP: nothing has changed, and the RSVP succeeds when the network is back", async () => {
    const sessionId = await conference.session({ title: "Tides", capacity: 5 });
    const page = await site.visit(addressOf(sessionId), {
      user: "ben",
      expected: /ERR_INTERNET_DISCONNECTED/,
    });
    await expectNextParts(page);
    // The browser does not know it yet.
    await page.route("**/api/sessions/*/rsvp", (route) => route.abort("internetdisconnected"));
    await button(page, "RSVP: Tides").click();
    await expectText(page, /^You seem to be offline/);
    // A toast stays while somebody points at it.
    await button(page, "Try again").hover();
    await button(page, "RSVP: Tides").waitFor();
    await expectText(page, "Last 5");
    await expectNoViolations(page);
    await page.unroute("**/api/sessions/*/rsvp");
    await button(page, "Try again").click();
    await expectText(page, "You have a seat in “Tides”.");
    await button(page, "RSVP’d, cancel: Tides").waitFor();
    expect(await takenOf(sessionId)).toBe(1);
  });

  it("before the page is complete: it says so anyway, and works when the network is back", async () => {
    const sessionId = await conference.session({ title: "Buoys", capacity: 5 });
    const page = await site.open({ user: "ben", device: "phone", expected: /Failed to load resource/ });
    const late = /assets\/(toaster|acting)-[\w-]{8}\.js/;
    await page.route(late, (route) => route.abort("internetdisconnected"));
    await page.goto(addressOf(sessionId));
    await button(page, "RSVP: Buoys").click();
    await expectText(page, "You seem to be offline. Check your connection and try again.");
    await expectNoViolations(page);
    await page.unroute(late);
    await button(page, "RSVP: Buoys").click();
    await expectText(page, "You have a seat in “Buoys”.");
    await button(page, "RSVP’d, cancel: Buoys").waitFor();
    expect(await takenOf(sessionId)).toBe(1);
  });

  it("after the page has loaded: unopened parts still open, show what the agenda knows, and load the rest when the network is back", async () => {
    const sessionId = await conference.session({ title: "Anchors", capacity: 5 });
    expect((await people(site.service).reserve("dmitri", sessionId)).status).toBe(201);
    const page = await site.open({ user: "dmitri", device: "phone", expected: /ERR_INTERNET_DISCONNECTED/ });
    await page.goto(`/events/${conference.eventId}?q=anchors`);
    await expectNextParts(page);
    await page.context().setOffline(true);
    await page.getByRole("link", { name: "Anchors" }).click();
    await page.getByRole("heading", { level: 1, name: "Anchors" }).waitFor();
    const abstract = page.getByRole("region", { name: "About this session" });
    await abstract.getByText("The description was not loaded on this device.").waitFor();
    await page.context().setOffline(false);
    await abstract.getByText("There is no description yet.").waitFor();
    expect(await takenOf(sessionId)).toBe(1);
  });

  it("on the inbox: an agenda that cannot be fetched says why, with its full styles, and loads when the network is back", async () => {
    const page = await site.open({ user: "dmitri", device: "phone", expected: /ERR_INTERNET_DISCONNECTED/ });
    await page.goto(`/events/${conference.eventId}/notices`);
    await expectNextParts(page);
    await page.context().setOffline(true);
    await page.getByRole("link", { name: "Agenda", exact: true }).click();
    await expectText(page, "You seem to be offline. Check your connection and try again.");
    await page.getByRole("alert").getByRole("button", { name: "Try again" }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole("heading", { level: 1, name: /./ }).waitFor();
  });

  it("while an RSVP is answered: the button shows the result, and trying again takes no second seat", async () => {
    const sessionId = await conference.session({ title: "Sails", capacity: 5 });
    const page = await site.visit(addressOf(sessionId), {
      user: "chioma",
      device: "phone",
      expected: /ERR_CONNECTION_RESET/,
    });
    await loseAnswer(page);
    await button(page, "RSVP: Sails").click();
    await button(page, "Try again").hover();
    await expectText(page, /^You seem to be offline/);
    await button(page, "RSVP’d, cancel: Sails").waitFor();
    await button(page, "Try again").click();
    await expectText(page, "You have a seat in “Sails”.");
    await expectText(page, "Your seat");
    await expectNoViolations(page);
    expect(await takenOf(sessionId)).toBe(1);
  });

  it("before a page has been fetched: it says so within the frame, and loads on another try", async () => {
    const page = await site.open({ user: "dmitri", device: "phone", expected: /ERR_INTERNET_DISCONNECTED/ });
    const part = "**/assets/my-schedule-page*";
    await page.route(part, (route) => route.abort("internetdisconnected"));
    await page.goto(`/events/${conference.eventId}`);
    await page.getByRole("link", { name: "My Schedule" }).click();
    await expectText(page, "You seem to be offline. Check your connection and try again.");
    await page.getByRole("link", { name: "Agenda", exact: true }).waitFor();
    await page.unroute(part);
    await button(page, "Try again").click();
    await page.getByRole("heading", { level: 1, name: "My Schedule" }).waitFor();
  });

  it("before a page is opened: it says so, and loads on another try", async () => {
    await conference.session({ title: "Ropes" });
    // A single event would open at once.
    await anEvent(site.service);
    const page = await site.visit("/", { device: "phone", expected: /ERR_INTERNET_DISCONNECTED/ });
    const link = page.locator(`a[href="/events/${conference.eventId}"]`);
    await link.waitFor();
    await page.route("**/api/**", (route) => route.abort("internetdisconnected"));
    await link.click();
    await expectText(page, "You seem to be offline. Check your connection and try again.");
    await expectNoViolations(page);
    await page.unroute("**/api/**");
    await button(page, "Try again").click();
    await page.getByRole("heading", { level: 1, name: "Conference" }).waitFor();
    await page.getByRole("heading", { name: "Ropes" }).waitFor();
  });
});
