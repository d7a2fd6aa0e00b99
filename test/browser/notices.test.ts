import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { anEvent, people } from "../support/api.ts";
import { expectNoViolations } from "./support/axe.ts";
import { expectNoSidewaysScrolling } from "./support/layout.ts";
import { shownBeforePush, withPushService } from "./support/push-browser.ts";
import { button, expectText, refresh } from "./support/seats.ts";
import { useSite } from "./support/site.ts";

const site = useSite({ stream: true });
let conference: Awaited<ReturnType<typeof anEvent>>;

beforeAll(async () => {
  conference = await anEvent(site.service);
});

const agenda = () => `/events/${conference.eventId}`;
const bell = (page: Page, name: string) => page.getByRole("link", { name, exact: true });
const PATIENCE = { timeout: 60_000 };

/** The page asks again when it comes back into view. */
const comeBack = (page: Page) => page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");

it("counts a notice at the bell, shows it in the inbox, and counts it no more once it has been shown", async () => {
  await conference.session({ title: "Knots" });
  const page = await site.visit(agenda(), { user: "ada", device: "phone" });
  await bell(page, "Inbox").waitFor();
  await button(page, "RSVP: Knots").click();
  await button(page, "RSVP’d, cancel: Knots").waitFor();
  await expect
    .poll(async () => {
      await comeBack(page);
      return bell(page, "Inbox, 1 unread").isVisible();
    }, PATIENCE)
    .toBe(true);
  await expectNoViolations(page);

  await bell(page, "Inbox, 1 unread").click();
  const today = page.getByRole("region", { name: "Today" });
  await today.getByRole("link", { name: "You have a seat in “Knots”" }).waitFor();
  await bell(page, "Inbox").waitFor();
  await expectNoSidewaysScrolling(page);
  await expectNoViolations(page);
  await page.reload();
  await today.getByRole("link", { name: "You have a seat in “Knots”" }).waitFor();
  await bell(page, "Inbox").waitFor();
  expect(await today.getByText("New", { exact: true }).count()).toBe(0);

  await today.getByRole("link", { name: "You have a seat in “Knots”" }).click();
  await button(page, "RSVP’d, cancel: Knots").waitFor();
});

it("shows an open offer on the agenda with the time that is left, and it is accepted on its own page", async () => {
  const { cancel, join, reserve, rsvp } = people(site.service);
  const sessionId = await conference.session({ title: "Tides", capacity: 1 });
  expect((await reserve("dmitri", sessionId)).status).toBe(201);
  expect((await join("chioma", sessionId)).status).toBe(201);
  const page = await site.open({ user: "chioma", device: "phone" });
  await page.clock.install();
  await page.goto(agenda());
  await button(page, "#1 in line, leave: Tides").waitFor();
  await cancel("dmitri", sessionId);
  await expect.poll(async () => (await rsvp("chioma", sessionId)).body.status, PATIENCE).toBe("OFFERED");
  await refresh(page);

  const offer = page.getByRole("region", { name: "Open offer" });
  await offer.getByText(/^\d+$/).waitFor();
  await expect.poll(() => page.title()).toMatch(/^\(Offer\) /);
  await expectNoSidewaysScrolling(page);
  await expectNoViolations(page);
  await page.getByRole("navigation").getByRole("link", { name: "My Schedule" }).click();
  await page.getByRole("heading", { level: 1, name: "My Schedule" }).waitFor();
  await offer.waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "Agenda" }).click();
  await button(page, "Accept: Tides").waitFor();

  await offer.getByRole("link", { name: "Tides" }).click();
  await page.getByRole("heading", { level: 1, name: "A seat is yours" }).waitFor();
  await offer.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Accept this seat" }).click();
  await expectText(page, "You have a seat in “Tides”.");
  await page.getByRole("heading", { level: 1, name: "You have a seat" }).waitFor();
  await page.goBack();
  await button(page, "RSVP’d, cancel: Tides").waitFor();
  await expect.poll(() => page.title()).not.toMatch(/^\(Offer\) /);
  expect((await rsvp("chioma", sessionId)).body.status).toBe("CONFIRMED");
  await expectNoViolations(page);
});

it("keeps what a person chooses in their preferences", async () => {
  const page = await site.visit(agenda(), { user: "ben" });
  await page.getByRole("link", { name: /^Signed in as Ben.* Preferences$/ }).click();
  const push = page.getByRole("switch", { name: "Push: A seat is offered to you" });
  await push.uncheck();
  await expectText(page, "Your choice is saved.");
  await expectNoViolations(page);
  await page.reload();
  await push.waitFor();
  expect(await push.isChecked()).toBe(false);
  expect(await page.getByRole("switch", { name: "E-mail: A seat is offered to you" }).isChecked()).toBe(true);
});

it("an organizer writes from a session's roster, and its people find the message in their inbox", async () => {
  const { reserve } = people(site.service);
  const sessionId = await conference.session({ title: "Sails" });
  await reserve("ben", sessionId);
  const olga = await site.visit(`/organizer/events/${conference.eventId}/sessions/${sessionId}/roster`, {
    user: "olga",
  });
  await olga.getByRole("link", { name: "Write to attendees" }).click();
  await olga.getByLabel("Subject").fill("Bring a needle");
  await olga.getByLabel("Text").fill("We have too few.\nMore: https://wiki.example.org/needles");
  await olga.getByRole("button", { name: "Preview" }).click();
  await olga.getByRole("heading", { name: "This goes to 1 person in 1 session." }).waitFor();
  await expectNoViolations(olga);
  await olga.getByRole("button", { name: "Send to 1 person" }).click();
  await olga.getByText("1 person told").waitFor(PATIENCE);

  const ben = await site.visit(`${agenda()}/notices`, { user: "ben", device: "phone" });
  await ben.getByRole("link", { name: "Bring a needle" }).waitFor();
  const link = ben.getByRole("link", { name: "https://wiki.example.org/needles" });
  expect(await link.getAttribute("href")).toBe("https://wiki.example.org/needles");
  await expectNoViolations(ben);
});

it("asks a person who waits whether the device may tell them, and shows the message of a seat that comes free", async () => {
  const { cancel, reserve } = people(site.service);
  const sessionId = await conference.session({ title: "Pulleys", capacity: 1 });
  expect((await reserve("dmitri", sessionId)).status).toBe(201);
  const page = await site.open({ user: "ada", device: "phone", installsWorker: true });
  await withPushService(page, site.service);
  const path = `${agenda()}/sessions/${sessionId}`;
  await page.goto(path);
  expect(await button(page, "Tell me").count()).toBe(0);
  await button(page, "Join waitlist: Pulleys").click();
  await button(page, "Tell me").click();
  await button(page, "Tell me").waitFor({ state: "detached" });

  await cancel("dmitri", sessionId);
  const pushed = async () =>
    (await site.service.outbox()).find(({ channel, kind }) => channel === "push" && kind === "OFFER_MADE");
  await expect.poll(pushed, PATIENCE).toBeDefined();
  const { raw = "", subject } = (await pushed()) ?? {};
  await expect
    .poll(() => shownBeforePush(page, raw), { interval: 2_000 })
    .toEqual([
      {
        title: subject,
        body: expect.stringContaining("Accept it before"),
        data: { url: `${site.service.url}${path}/offer` },
      },
    ]);
});
