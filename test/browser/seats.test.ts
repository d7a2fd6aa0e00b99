import { beforeAll, describe, expect, it } from "vitest";
import { anEvent, people } from "../support/api.ts";
import { expectNoViolations } from "./support/axe.ts";
import { holdReservation, holdSeats } from "./support/requests.ts";
import { button, confirm, expectBusy, expectText, refresh } from "./support/seats.ts";
import { useSite } from "./support/site.ts";

const site = useSite();
let conference: Awaited<ReturnType<typeof anEvent>>;

beforeAll(async () => {
  conference = await anEvent(site.service);
});

const addressOf = (sessionId: string) => `/events/${conference.eventId}/sessions/${sessionId}`;

it("gives the last seat to one of two people who click at the same moment, and offers the waitlist to the other", async () => {
  // Later than the others: the winner has no seat at the time of the offers below.
  const later = { startsAt: "2030-12-27T14:00:00Z", endsAt: "2030-12-27T15:00:00Z" };
  const sessionId = await conference.session({ title: "Knots", capacity: 1, ...later });
  const [ada, ben] = await Promise.all([
    site.visit(addressOf(sessionId), { user: "ada", device: "phone", expected: /status of 409/ }),
    site.visit(addressOf(sessionId), { user: "ben", expected: /status of 409/ }),
  ]);
  const both = [ada, ben];
  const requests = await Promise.all(both.map((page) => holdReservation(page)));
  await Promise.all(both.map((page) => button(page, "RSVP: Knots").click()));
  await Promise.all(requests.map(({ made }) => made));
  for (const page of both) await expectBusy(button(page, "RSVP’d, cancel: Knots"));
  for (const { release } of requests) release();

  const settled = await Promise.all(
    both.map(async (page) => {
      const won = page.getByText("You have a seat in “Knots”.").first();
      const lost = page.getByText("The last seat has just been taken.").first();
      await won.or(lost).first().waitFor();
      return { page, won: await won.isVisible() };
    }),
  );
  const winner = settled.find(({ won }) => won)?.page;
  const loser = settled.find(({ won }) => !won)?.page;
  if (winner === undefined || loser === undefined) throw new Error("One has the seat, the other has not");
  await button(winner, "RSVP’d, cancel: Knots").waitFor();
  await button(loser, "Join waitlist: Knots").waitFor();
  await expectText(loser, "Full");
  expect(await conference.get(sessionId)).toMatchObject({ capacity: 1, taken: 1, waiting: 0 });
  await expectNoViolations(winner);
  await expectNoViolations(loser);
});

describe("a seat that is given back in one browser", () => {
  /** Ben has the only seat and Ada is first on the waitlist; both look at the session. */
  async function adaWaitsForBen(title: string) {
    const { join, reserve } = people(site.service);
    const sessionId = await conference.session({ title, capacity: 1 });
    expect((await reserve("ben", sessionId)).status).toBe(201);
    expect((await join("ada", sessionId)).status).toBe(201);
    const ada = await site.open({ user: "ada", device: "phone" });
    await ada.clock.install();
    await ada.goto(addressOf(sessionId));
    const ben = await site.visit(addressOf(sessionId), { user: "ben" });
    await button(ada, `#1 in line, leave: ${title}`).waitFor();
    await button(ben, `RSVP’d, cancel: ${title}`).click();
    await expectNoViolations(ben);
    await confirm(ben, "Give it back");
    await expectText(ben, `Your seat in “${title}” has been given back.`);
    await expect
      .poll(async () => (await people(site.service).rsvp("ada", sessionId)).body.status)
      .toBe("OFFERED");
    await refresh(ada);
    await expectText(ada, /^Yours for \d+/);
    return { ada, ben, sessionId };
  }

  it("is offered in the other with the remaining time, and accepted there", async () => {
    const { ada, ben, sessionId } = await adaWaitsForBen("Tides");
    await expectNoViolations(ada);
    await button(ada, "Accept: Tides").click();
    await expectText(ada, "You have a seat in “Tides”.");
    await button(ada, "RSVP’d, cancel: Tides").waitFor();
    await button(ben, "Join waitlist: Tides").waitFor();
    expect(await conference.get(sessionId)).toMatchObject({ taken: 1, waiting: 0 });
    expect(await people(site.service).rsvp("ada", sessionId)).toMatchObject({
      body: { status: "CONFIRMED" },
    });
  });

  it("is offered in the other, and declined there after a confirmation", async () => {
    const { ada, sessionId } = await adaWaitsForBen("Sails");
    await button(ada, "Decline: Sails").click();
    await ada.getByRole("alertdialog", { name: "Decline this seat?" }).waitFor();
    await expectNoViolations(ada);
    await confirm(ada, "Decline");
    await expectText(ada, "You have declined the seat in “Sails”.");
    await button(ada, "RSVP: Sails").waitFor();
    expect(await conference.get(sessionId)).toMatchObject({ taken: 0, waiting: 0 });
  });
});

describe("a session that the organizer cancels while an attendee looks at it", () => {
  it("is shown as cancelled without a reload, and has no button any more", async () => {
    const sessionId = await conference.session({ title: "Ropes" });
    const page = await site.open({ user: "chioma" });
    await page.clock.install();
    await page.goto(addressOf(sessionId));
    await button(page, "RSVP: Ropes").waitFor();
    expect((await conference.patch(sessionId, { state: "CANCELLED" })).status).toBe(200);
    // A cache may answer the first look with what was true a moment ago.
    await expect
      .poll(async () => {
        await refresh(page);
        return button(page, "RSVP: Ropes").isVisible();
      })
      .toBe(false);
    await page.locator("[part=seats]", { hasText: "Cancelled" }).waitFor();
    await expectNoViolations(page);
  });

  it("refuses an attendee who clicks before the page has noticed, and says why", async () => {
    const sessionId = await conference.session({ title: "Buoys" });
    const page = await site.open({ user: "chioma", device: "phone", expected: /status of 409/ });
    const seats = await holdSeats(page);
    await page.goto(`/events/${conference.eventId}`);
    await button(page, "RSVP: Buoys").waitFor();
    expect((await conference.patch(sessionId, { state: "CANCELLED" })).status).toBe(200);
    await button(page, "RSVP: Buoys").click();
    await expectText(page, "The session has been cancelled.");
    seats.release();
    await page
      .getByRole("article")
      .filter({ hasText: "Buoys" })
      .locator("[part=seats]", { hasText: "Cancelled" })
      .waitFor();
    expect(await conference.get(sessionId)).toMatchObject({ taken: 0 });
    await expectNoViolations(page);
  });
});
