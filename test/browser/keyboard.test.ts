import { beforeAll, expect, it } from "vitest";
import { anEvent, people } from "../support/api.ts";
import { expectNoViolations } from "./support/axe.ts";
import { expectFocus, press, tabTo } from "./support/keyboard.ts";
import { expectNoSidewaysScrolling } from "./support/layout.ts";
import { button, expectText } from "./support/seats.ts";
import { useSite } from "./support/site.ts";

const site = useSite();
let conference: Awaited<ReturnType<typeof anEvent>>;

beforeAll(async () => {
  conference = await anEvent(site.service);
  await conference.sessions(12);
});

it("filter, session, RSVP, My Schedule and cancelling work by keyboard alone on 360 pixels", async () => {
  const sessionId = await conference.session({ title: "Knots", capacity: 5, track: "Craft" });
  const page = await site.visit(`/events/${conference.eventId}`, { user: "ada", device: "phone" });
  await page.getByRole("heading", { level: 1, name: "Conference" }).waitFor();
  await tabTo(page, page.getByRole("link", { name: "Skip to content" }));

  await press(page, button(page, "Search"));
  await expectFocus(page.getByRole("searchbox", { name: "Search sessions" }));
  await page.keyboard.type("knots");
  await expectText(page, /^1 session$/);
  await expectNoSidewaysScrolling(page);
  await expectNoViolations(page);

  await press(page, page.getByRole("link", { name: "Knots" }));
  await page.getByRole("heading", { level: 1, name: "Knots" }).waitFor();
  await expectFocus(page.getByRole("main"));
  await press(page, button(page, "RSVP: Knots"));
  await expectText(page, "You have a seat in “Knots”.");
  await expectFocus(button(page, "RSVP’d, cancel: Knots"));
  await expectNoSidewaysScrolling(page);
  expect(await conference.get(sessionId)).toMatchObject({ taken: 1 });

  // The bar with the button has the place of the tabs.
  await page.goBack();
  await press(page, page.getByRole("link", { name: "My Schedule" }));
  await page.getByRole("heading", { level: 1, name: "My Schedule" }).waitFor();
  await expectFocus(page.getByRole("main"));
  await expectNoSidewaysScrolling(page);

  await press(page, button(page, "RSVP’d, cancel: Knots"));
  await page.getByRole("alertdialog", { name: "Give your seat back?" }).waitFor();
  await expectFocus(button(page, "Keep my seat"));
  await expectNoSidewaysScrolling(page);
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await expectFocus(button(page, "RSVP’d, cancel: Knots"));

  await page.keyboard.press("Enter");
  await expectFocus(button(page, "Keep my seat"));
  await press(page, button(page, "Give it back"), "Space");
  await expectText(page, "Your seat in “Knots” has been given back.");
  await page.getByRole("heading", { name: "Nothing here yet" }).waitFor();
  // The focused element is gone; the next Tab continues here, not at the top of the browser.
  await expectFocus(page.getByRole("main"));
  expect(await conference.get(sessionId)).toMatchObject({ taken: 0 });
});

it("the days are one Tab stop, arrow keys move between them, and a phone that has scrolled has room for sessions", async () => {
  await conference.session({
    title: "Tides",
    startsAt: "2030-12-28T10:00:00Z",
    endsAt: "2030-12-28T11:00:00Z",
  });
  const page = await site.visit(`/events/${conference.eventId}`, { device: "phone" });
  const [first, second] = [
    page.getByRole("tab", { name: "Fri 27 Dec" }),
    page.getByRole("tab", { name: "Sat 28 Dec" }),
  ];
  await tabTo(page, first);
  await page.keyboard.press("ArrowRight");
  await expectFocus(second);
  await page.getByRole("heading", { name: "Tides" }).waitFor();
  await tabTo(page, button(page, "Search"));
  await page.keyboard.press("Shift+Tab");
  await expectFocus(second);

  await page.keyboard.press("ArrowLeft");
  await page.getByRole("heading", { name: "Tides" }).waitFor({ state: "detached" });
  await page.evaluate("scrollTo(0, 400)");
  const atTwoHundredPixels = "document.elementFromPoint(180, 199).closest('article') !== null";
  await expect.poll(() => page.evaluate<boolean>(atTwoHundredPixels)).toBe(true);
});

it("declining an offer and leaving a waitlist work by keyboard, and the focus returns to the button", async () => {
  const { join, reserve, cancel, rsvp } = people(site.service);
  const sessionId = await conference.session({ title: "Sails", capacity: 1 });
  expect((await reserve("ben", sessionId)).status).toBe(201);
  expect((await join("chioma", sessionId)).status).toBe(201);
  const page = await site.visit(`/events/${conference.eventId}/sessions/${sessionId}`, {
    user: "chioma",
    device: "phone",
  });
  await press(page, button(page, "#1 in line, leave: Sails"));
  await expectFocus(button(page, "Stay on the waitlist"));
  await page.keyboard.press("Enter");
  await expectFocus(button(page, "#1 in line, leave: Sails"));

  expect((await cancel("ben", sessionId)).status).toBe(200);
  await expect.poll(async () => (await rsvp("chioma", sessionId)).body.status).toBe("OFFERED");
  await page.reload();
  await press(page, button(page, "Decline: Sails"));
  await expectFocus(button(page, "Keep the offer"));
  await press(page, page.getByRole("alertdialog").getByRole("button", { name: "Decline" }));
  await expectText(page, "You have declined the seat in “Sails”.");
  await expectFocus(button(page, "RSVP: Sails"));
});

it("choosing what happens with a seat, putting an offer off three times, and accepting it in exchange work by keyboard", async () => {
  const { join, reserve, cancel, rsvp } = people(site.service);
  const event = await anEvent(site.service);
  const sessionId = await event.session({ title: "Charts", capacity: 1 });
  const tides = await event.session({ title: "Tides" });
  expect((await reserve("erik", sessionId)).status).toBe(201);
  expect((await reserve("dmitri", tides)).status).toBe(201);
  expect((await join("dmitri", sessionId)).status).toBe(201);
  const page = await site.visit(`/events/${event.eventId}/sessions/${sessionId}`, { user: "dmitri" });
  await tabTo(page, page.getByRole("radio", { name: /^Ask me/ }));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expectText(page, /^The next seat in “Charts” that comes for you is yours, if/);
  expect((await rsvp("dmitri", sessionId)).body.onOffer).toBe("TAKE_IF_FREE");
  await page.keyboard.press("ArrowDown");
  await expectText(page, "You will be asked when a seat in “Charts” comes for you.");

  expect((await cancel("erik", sessionId)).status).toBe(200);
  for (const passesLeft of [2, 1, 0]) {
    await expect.poll(async () => (await rsvp("dmitri", sessionId)).body.status).toBe("OFFERED");
    await page.reload();
    await press(page, button(page, "Not now, keep my place"));
    await expectText(page, /^You keep your place in line for “Charts”\./);
    await expectFocus(page.getByRole("region", { name: "Your place on the waitlist" }));
    expect((await rsvp("dmitri", sessionId)).body).toMatchObject({ status: "WAITLISTED", passesLeft });
    // Until the pass ends.
    await site.service.clock(61 * 60_000);
  }
  await expect.poll(async () => (await rsvp("dmitri", sessionId)).body.status).toBe("OFFERED");
  await page.reload();
  await press(page, button(page, "Accept: Charts"));
  expect(await button(page, "Not now, keep my place").count()).toBe(0);
  await page.getByRole("alertdialog", { name: "Accept and give up “Tides”?" }).waitFor();
  await expectFocus(button(page, "Change nothing"));
  await page.keyboard.press("Escape");
  await expectFocus(button(page, "Accept: Charts"));
  await page.keyboard.press("Enter");
  await expectFocus(button(page, "Change nothing"));
  await press(page, button(page, "Accept and swap"));
  await expectText(page, "You have a seat in “Charts”, and have given up the one in “Tides”.");
  await expectFocus(button(page, "RSVP’d, cancel: Charts"));
  expect((await rsvp("dmitri", tides)).body.cancelReason).toBe("SWAPPED");
  await expectNoViolations(page);
});
