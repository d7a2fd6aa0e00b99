import { afterEach, describe, expect, it } from "vitest";
import { people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { everyItem, violations } from "../support/invariants.ts";
import { crowd, seedPeople } from "../support/seeded-waitlist.ts";
import { tableOf } from "../support/table.ts";
import { waitlistsOf } from "../support/waitlist.ts";

const { service, conference } = useConference({ triggers: true, environment: { RATE_LIMIT_CALLS: "50" } });
const waitlists = waitlistsOf({ service, conference });
const { accept, cancel, full, inMinutes, join, ledger, reserve, rsvpOf, sees, statuses } = waitlists;
const lowered = new Set<string>();

afterEach(async () => {
  expect(await violations(tableOf(service), { lowered })).toEqual([]);
});

describe("an organizer who changes the capacity", () => {
  it("offers the new seats to the next people on the waitlist", async () => {
    const sessionId = await full(["ada"], ["eve", "kim", "zoe"]);
    await conference.patch(sessionId, { capacity: 3 });
    for (const user of ["eve", "kim"]) await sees(user, sessionId, { status: "OFFERED" });
    expect(await ledger(sessionId)).toEqual({ taken: 3, waiting: 1 });
    expect(await rsvpOf("zoe", sessionId)).toMatchObject({ status: "WAITLISTED", waitlistPosition: 1 });
  });

  it("never takes a confirmed seat or an open offer away, and admits nobody until enough people have left", async () => {
    const sessionId = await full(["ada", "bob", "cleo"], ["eve", "kim"]);
    lowered.add(sessionId);
    await cancel("ada", sessionId);
    await sees("eve", sessionId, { status: "OFFERED" });
    await conference.patch(sessionId, { capacity: 1 });
    expect(await conference.get(sessionId)).toMatchObject({ capacity: 1, taken: 3, seatsLeft: 0 });
    expect(await accept("eve", sessionId)).toMatchObject({ status: 200, body: { status: "CONFIRMED" } });

    await cancel("bob", sessionId);
    await cancel("cleo", sessionId);
    await service.invoke("sweep", {});
    expect(await ledger(sessionId)).toEqual({ taken: 1, waiting: 1 });
    expect(await statuses(sessionId, ["eve", "kim"])).toEqual(["CONFIRMED", "WAITLISTED"]);
    await cancel("eve", sessionId);
    await sees("kim", sessionId, { status: "OFFERED" });
  });

  it("to unlimited offers a seat to everybody on the waitlist, for any number of people", async () => {
    const sessionId = await conference.session({ capacity: 1 });
    const waiting = crowd("lifted", 45);
    await seedPeople(tableOf(service), sessionId, { confirmed: ["ada"], waiting });
    await conference.patch(sessionId, { capacity: null });
    await expect.poll(() => ledger(sessionId)).toEqual({ taken: 46, waiting: 0 });
    expect(new Set(await statuses(sessionId, waiting))).toEqual(new Set(["OFFERED"]));
  });

  it("by importing a schedule with a larger room also serves the waitlist", async () => {
    const eventId = `${conference.eventId}-room`;
    const start = "2030-12-27T10:00:00+00:00";
    const schedule = (capacity: number) => ({
      schedule: {
        conference: {
          title: "Rooms",
          rooms: [{ name: "Hall", capacity }],
          days: [
            {
              date: "2030-12-27",
              rooms: { Hall: [{ guid: "one", date: start, duration: "01:00", room: "Hall", title: "Talk" }] },
            },
          ],
        },
      },
    });
    const path = `/api/events/${eventId}/schedule`;
    expect((await conference.organize("PUT", path, schedule(1))).body).toMatchObject({ added: 1 });
    const { sessions } = (await conference.organize("GET", `/api/events/${eventId}/sessions`)).body;
    const [{ sessionId }] = sessions;
    for (const user of ["ada", "eve"]) await join(user, sessionId);
    expect((await conference.organize("PUT", path, schedule(2))).body).toMatchObject({ changed: 1 });
    await sees("eve", sessionId, { status: "OFFERED" });
  });
});

describe("an organizer who moves a session", () => {
  it("to an earlier start shortens open offers, and the sweep ends them in time", async () => {
    const sessionId = await full(["ada"], ["eve"], { startsAt: inMinutes(600), endsAt: inMinutes(660) });
    await cancel("ada", sessionId);
    await sees("eve", sessionId, { status: "OFFERED" });
    const moved = await conference.patch(sessionId, { startsAt: inMinutes(26) });
    expect(moved.status).toBe(200);
    expect(await rsvpOf("eve", sessionId)).toMatchObject({
      status: "OFFERED",
      offerExpiresAt: moved.body.lineClosesAt,
    });
    await waitlists.pass(21.1);
    expect(await accept("eve", sessionId)).toMatchObject({ status: 409, body: { code: "OFFER_EXPIRED" } });
    await sees("eve", sessionId, { status: "CANCELLED", cancelReason: "OFFER_EXPIRED" });
  });
});

describe("an organizer who closes a session", () => {
  it("stops its waitlist, which continues when they open it again", async () => {
    const sessionId = await full(["ada", "bob"], ["eve", "kim"]);
    await conference.patch(sessionId, { state: "CLOSED" });
    await cancel("ada", sessionId);
    await service.invoke("sweep", {});
    expect(await ledger(sessionId)).toEqual({ taken: 1, waiting: 2 });
    expect((await join("newcomer", sessionId)).body).toMatchObject({ code: "REGISTRATION_CLOSED" });
    const roster = await conference.organize("GET", `/api/sessions/${sessionId}/roster?status=WAITLISTED`);
    expect(roster.body.attendees).toMatchObject([{ userId: "eve" }, { userId: "kim" }]);
    await conference.patch(sessionId, { state: "OPEN" });
    await sees("eve", sessionId, { status: "OFFERED" });
    expect(await rsvpOf("kim", sessionId)).toMatchObject({ waitlistPosition: 1 });
  });
});

describe("an organizer who removes an attendee", () => {
  it("takes their seat and gives it to the next person, once for any number of requests", async () => {
    const sessionId = await full(["ada/../x ü"], ["eve", "kim"]);
    const removed = await conference.remove(sessionId, "ada/../x ü");
    expect(removed).toMatchObject({
      status: 200,
      body: { userId: "ada/../x ü", status: "CANCELLED", cancelReason: "ORGANIZER" },
    });
    expect(await rsvpOf("ada/../x ü", sessionId)).toEqual(removed.body);
    expect(await conference.remove(sessionId, "ada/../x ü")).toMatchObject({
      status: 200,
      body: removed.body,
    });
    await sees("eve", sessionId, { status: "OFFERED" });
    expect((await conference.remove(sessionId, "eve")).body).toMatchObject({ cancelReason: "ORGANIZER" });
    await sees("kim", sessionId, { status: "OFFERED" });
    expect(await ledger(sessionId)).toEqual({ taken: 1, waiting: 0 });
  });

  it("from the waitlist does not change the seats", async () => {
    const sessionId = await full(["ada"], ["eve", "kim"]);
    expect((await conference.remove(sessionId, "eve")).body).toMatchObject({ cancelReason: "ORGANIZER" });
    expect(await ledger(sessionId)).toEqual({ taken: 1, waiting: 1 });
    expect(await rsvpOf("kim", sessionId)).toMatchObject({ waitlistPosition: 1 });
  });

  it("is told if the person has no RSVP, and attendees may not remove anybody", async () => {
    const sessionId = await full(["ada"], []);
    for (const [session, user] of [
      [sessionId, "nobody"],
      [`${conference.eventId}.unknown`, "ada"],
    ] as const) {
      const answer = await conference.remove(session, user);
      expect(answer).toMatchObject({ status: 404, body: { code: "RSVP_NOT_FOUND" } });
    }
    const path = `/api/sessions/${sessionId}/roster/ada`;
    for (const user of ["ada", "eve"]) {
      const answer = await people(service).as(user, "DELETE", path);
      expect(answer).toMatchObject({ status: 403, body: { code: "FORBIDDEN" } });
    }
    expect(await statuses(sessionId, ["ada"])).toEqual(["CONFIRMED"]);
  });
});

describe("an organizer who cancels a session", () => {
  it("clears three hundred seats and the whole waitlist, even if the consumer crashes twice on the way", async () => {
    const sessionId = await conference.session({ capacity: 300 });
    const [confirmed, waiting] = [crowd("attending", 300), crowd("hoping", 30)];
    await seedPeople(tableOf(service), sessionId, { confirmed, waiting });
    await cancel("attending-0001", sessionId);
    await sees("hoping-0001", sessionId, { status: "OFFERED" });

    await service.kill("nudge-consumer", "TransactWriteItems");
    await conference.patch(sessionId, { state: "CANCELLED" });
    const left = async () => {
      const { taken, waiting } = await ledger(sessionId);
      return taken + waiting;
    };
    await expect.poll(left).toBeLessThanOrEqual(309);
    await service.kill("nudge-consumer", "SendMessage");
    await waitlists.pass(1.05);
    await expect.poll(left, { timeout: 200_000 }).toBe(0);

    const rsvps = (await everyItem(tableOf(service))).filter(({ SK }) => SK === `RSVP#${sessionId}`);
    const cancelled = rsvps.filter(({ cancelReason }) => cancelReason === "SESSION_CANCELLED");
    expect([rsvps.length, cancelled.length]).toEqual([330, 329]);
    expect((await reserve("newcomer", sessionId)).body).toMatchObject({ code: "SESSION_CANCELLED" });
    expect((await accept("hoping-0001", sessionId)).body).toMatchObject({ code: "NO_OFFER" });
  });
});
