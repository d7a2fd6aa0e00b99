import { beforeAll, describe, expect, it } from "vitest";
import { anEvent, eventBody, people } from "../support/api.ts";
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

describe("two sessions at the same time", () => {
  const from = (start: string, end: string) => ({
    startsAt: `2030-12-27T${start}:00Z`,
    endsAt: `2030-12-27T${end}:00Z`,
  });

  async function eventThat(conflictPolicy: "WARN" | "BLOCK") {
    const event = await anEvent(site.service);
    const rules = { ...eventBody, conflictPolicy, changeMinutes: 15 };
    expect((await event.organize("PUT", `/api/events/${event.eventId}`, rules)).status).toBe(200);
    const tides = await event.session({ title: "Tides", room: "Quay", ...from("10:00", "11:00") });
    const knots = await event.session({ title: "Knots", room: "Hall", ...from("10:30", "11:30") });
    const pageOf = (sessionId: string) => `/events/${event.eventId}/sessions/${sessionId}`;
    return { ...event, tides, knots, pageOf };
  }
  const statusOf = async (user: string, sessionId: string) => {
    const { status, cancelReason } = (await people(site.service).rsvp(user, sessionId)).body;
    return cancelReason ?? status;
  };

  it("are told before the tap in the list, in the grid and on the session's page, and after it", async () => {
    const { eventId, session, tides } = await eventThat("WARN");
    await session({ title: "Sails", room: "Dock", ...from("11:10", "12:00") });
    expect((await people(site.service).reserve("chioma", tides)).status).toBe(201);
    const page = await site.visit(`/events/${eventId}`, { user: "chioma" });
    const row = (title: string) => page.getByRole("article").filter({ hasText: title });
    await row("Knots").getByText("At the same time as Tides, 11:00").waitFor();
    await row("Sails").getByText("Only 10 min from Tides, 11:00").waitFor();
    await expectNoViolations(page);

    await button(page, "Grid").click();
    await page.getByRole("gridcell").getByTitle("At the same time as Tides, 11:00").waitFor();
    await expectNoViolations(page);

    await page.getByRole("gridcell").getByRole("link", { name: "Knots" }).click();
    await page
      .getByRole("region", { name: "What you have at that time" })
      .getByRole("link", { name: "Tides" })
      .waitFor();
    await button(page, "RSVP: Knots").click();
    await expectText(page, "You have a seat in “Knots”. At the same time: “Tides”.");
    await expectNoViolations(page);
  });

  it("can be exchanged where one refuses the other, also if the page has not heard of it, and a full one takes nothing", async () => {
    const { session, tides, knots, pageOf } = await eventThat("BLOCK");
    const page = await site.visit(pageOf(knots), {
      user: "dmitri",
      device: "phone",
      expected: /status of 409/,
    });
    await button(page, "RSVP: Knots").waitFor();
    // On another device.
    expect((await people(site.service).reserve("dmitri", tides)).status).toBe(201);
    await button(page, "RSVP: Knots").click();
    await page.getByRole("alertdialog", { name: "Take this and give up “Tides”?" }).waitFor();
    await expectNoViolations(page);
    await confirm(page, "Swap seats");
    await expectText(page, "You have a seat in “Knots”, and have given up the one in “Tides”.");
    expect([await statusOf("dmitri", knots), await statusOf("dmitri", tides)]).toEqual([
      "CONFIRMED",
      "SWAPPED",
    ]);

    const sails = await session({ title: "Sails", capacity: 1, ...from("10:45", "11:15") });
    const seats = await holdSeats(page);
    await page.goto(pageOf(sails));
    await button(page, "Swap, at the same time as Knots: Sails").click();
    expect((await people(site.service).reserve("erik", sails)).status).toBe(201);
    await confirm(page, "Swap seats");
    await expectText(page, "The last seat has just been taken. You keep your seat in “Knots”.");
    seats.release();
    await button(page, "Join waitlist: Sails").waitFor();
    expect(await statusOf("dmitri", knots)).toBe("CONFIRMED");
    await expectNoViolations(page);
  });

  it("a waiting person who has chosen to take the next seat gets it, and later exchanges it for an offer", async () => {
    const { session, pageOf } = await eventThat("BLOCK");
    const { reserve, join, cancel } = people(site.service);
    const sails = await session({ title: "Sails", capacity: 1, ...from("12:00", "13:00") });
    const charts = await session({ title: "Charts", capacity: 1, ...from("12:30", "13:30") });
    expect((await reserve("erik", sails)).status).toBe(201);
    expect((await reserve("frida", charts)).status).toBe(201);
    const page = await site.open({ user: "olga", device: "phone" });
    await page.clock.install();
    await page.goto(pageOf(sails));
    await button(page, "Join waitlist: Sails").click();
    await button(page, "If a seat comes …").click();
    const choose = (name: RegExp) => page.getByRole("alertdialog").getByRole("radio", { name }).click();
    await choose(/^Take it if nothing clashes/);
    await page.clock.runFor(1_000);
    await expectText(page, /^The next seat in “Sails” that comes for you is yours, if/);
    await expectNoViolations(page);
    await confirm(page, "Done");

    await button(page, "#1 in line, leave: Sails").click();
    await choose(/^Take it You have/);
    await page.clock.runFor(1_000);
    await expectText(page, "The next seat in “Sails” that comes for you is yours.");
    await confirm(page, "Stay on the waitlist");
    expect((await cancel("erik", sails)).status).toBe(200);
    await expect.poll(() => statusOf("olga", sails)).toBe("CONFIRMED");
    await refresh(page);
    await button(page, "RSVP’d, cancel: Sails").waitFor();

    expect((await join("olga", charts)).status).toBe(201);
    expect((await cancel("frida", charts)).status).toBe(200);
    await expect.poll(() => statusOf("olga", charts)).toBe("OFFERED");
    await page.goto(pageOf(charts));
    await button(page, "Accept: Charts").click();
    await page.getByRole("alertdialog", { name: "Accept and give up “Sails”?" }).waitFor();
    await expectNoViolations(page);
    await confirm(page, "Accept and swap");
    await expectText(page, "You have a seat in “Charts”, and have given up the one in “Sails”.");
    expect([await statusOf("olga", charts), await statusOf("olga", sails)]).toEqual(["CONFIRMED", "SWAPPED"]);
  });
});
