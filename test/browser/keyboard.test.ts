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

  await tabTo(page, page.getByRole("searchbox", { name: "Search sessions" }));
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

it("the days are one Tab stop, and arrow keys move between them", async () => {
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
  await tabTo(page, page.getByRole("searchbox"));
  await page.keyboard.press("Shift+Tab");
  await expectFocus(second);
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
  await expectFocus(button(page, "Not yet"));
  await press(page, page.getByRole("alertdialog").getByRole("button", { name: "Decline" }));
  await expectText(page, "You have declined the seat in “Sails”.");
  await expectFocus(button(page, "RSVP: Sails"));
});
