import { beforeAll, expect, it } from "vitest";
import { anEvent, people } from "../support/api.ts";
import { expectNoViolations } from "./support/axe.ts";
import { button, expectText } from "./support/seats.ts";
import { useSite } from "./support/site.ts";

const site = useSite();
let conference: Awaited<ReturnType<typeof anEvent>>;

beforeAll(async () => {
  conference = await anEvent(site.service);
});

const statusOf = async (user: string, sessionId: string) =>
  (await people(site.service).rsvp(user, sessionId)).body.status;

it("does what a person signed in for, and brings them back to the same page", async () => {
  const sessionId = await conference.session({ title: "Knots", capacity: 5 });
  const page = await site.visit(`/events/${conference.eventId}?q=knots`, { device: "phone" });
  await button(page, "Sign in to RSVP: Knots").waitFor();
  await expectNoViolations(page);
  await button(page, "Sign in to RSVP: Knots").click();
  await page.getByRole("heading", { name: "Who are you today?" }).waitFor();
  await expectNoViolations(page);
  await button(page, /Chioma/).click();
  await expectText(page, "You have a seat in “Knots”.");
  await button(page, "RSVP’d, cancel: Knots").waitFor();
  await expectText(page, "Your seat");
  expect(new URL(page.url())).toMatchObject({
    pathname: `/events/${conference.eventId}`,
    search: "?q=knots",
  });
  expect(await statusOf("chioma", sessionId)).toBe("CONFIRMED");
  await expectNoViolations(page);
});

it("asks people who signed in for a full session before it puts them on the waitlist", async () => {
  const sessionId = await conference.session({ title: "Tides", capacity: 0 });
  const page = await site.visit(`/events/${conference.eventId}/sessions/${sessionId}`);
  await button(page, "Sign in to join waitlist: Tides").click();
  await button(page, /Dmitri/).click();
  await button(page, "Join waitlist: Tides").waitFor();
  expect(await conference.get(sessionId)).toMatchObject({ waiting: 0 });
  await button(page, "Join waitlist: Tides").click();
  await expectText(page, "You are #1 on the waitlist for “Tides”.");
  await button(page, "#1 in line, leave: Tides").waitFor();
  await expectNoViolations(page);
});

it("says when a sign-in has ended, and continues at the same point after the next one", async () => {
  const sessionId = await conference.session({ title: "Sails", capacity: 5 });
  const address = `/events/${conference.eventId}/sessions/${sessionId}`;
  const page = await site.visit(address, { user: "ben", device: "phone", expected: /status of 401/ });
  await button(page, "RSVP: Sails").waitFor();
  const expired = await site.service.token("ben", [], -60);
  await page.route("**/api/**", (route) => {
    const headers = route.request().headers();
    return route.continue({
      headers: { ...headers, ...(headers.authorization && { authorization: `Bearer ${expired}` }) },
    });
  });
  await button(page, "RSVP: Sails").click();
  await expectText(page, "Your sign-in has ended. Sign in again to continue.");
  const signIn = page.getByRole("region", { name: /Notifications/ }).getByRole("button", { name: "Sign in" });
  // A toast stays while somebody points at it.
  await signIn.hover();
  await button(page, "Sign in to RSVP: Sails").waitFor();
  await expectText(page, "Last 5");
  await expectNoViolations(page);
  await signIn.click();
  await page.unroute("**/api/**");
  await button(page, /Ben/).click();
  await expectText(page, "You have a seat in “Sails”.");
  await button(page, "RSVP’d, cancel: Sails").waitFor();
  expect(new URL(page.url()).pathname).toBe(address);
  expect(await conference.get(sessionId)).toMatchObject({ taken: 1 });
});

it("signs out every tab at once and revokes the refresh token; another person's sign-in reaches every tab, too", async () => {
  const sessionId = await conference.session({ title: "Lanterns", capacity: 5 });
  const address = `/events/${conference.eventId}/sessions/${sessionId}`;
  const page = await site.visit(address, { user: "ada" });
  const other = await page.context().newPage();
  await other.goto(address);
  await button(other, "RSVP: Lanterns").waitFor();

  const revocation = page.waitForRequest((request) => request.url().endsWith("/revoke"));
  await button(page, "Sign out").click();
  await button(other, "Sign in to RSVP: Lanterns").waitFor();
  expect((await revocation).postData()).toMatch(/token_type_hint=refresh_token/);

  await button(page, "Sign in to RSVP: Lanterns").click();
  await button(page, /Ben/).click();
  await button(page, "RSVP’d, cancel: Lanterns").waitFor();
  await button(other, "RSVP’d, cancel: Lanterns").waitFor();
  expect(await statusOf("ben", sessionId)).toBe("CONFIRMED");
  expect(await conference.get(sessionId)).toMatchObject({ taken: 1 });
});
