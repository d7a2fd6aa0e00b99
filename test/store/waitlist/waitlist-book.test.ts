import { afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { eventKey } from "../../../functions/store/keys.ts";
import { waitlistBook } from "../../../functions/store/waitlist/waitlist-book.ts";
import { violations } from "../../support/invariants.ts";
import { putItems } from "../../support/put-items.ts";
import { newTable } from "../../support/table.ts";
import { isWrite, watchedTable } from "../dynamodb/watched-table.ts";
import { playedSession, type SessionOptions } from "../seats/played-session.ts";

/** A minute of the hour in which a test plays. */
const at = (minute: number, ms = 0) => new Date(Date.UTC(2026, 11, 27, 10, minute, 0, ms)).toISOString();

let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

afterEach(async () => {
  expect(await violations(table)).toEqual([]);
});

/** A full session whose waiting people joined a minute apart. */
async function withWaitlist(people: readonly string[], options: SessionOptions = {}) {
  const session = await playedSession(table, options);
  const seats = options.settings?.capacity ?? 1;
  for (let n = 0; n < seats; n++) await session.reserve(`holder-${n}`, at(0, n));
  for (const [n, userId] of people.entries()) await session.join(userId, at(1 + n));
  return session;
}

/** Runs another actor's step between the read and the first write. */
function racingWith(act: () => Promise<unknown>) {
  let hasActed = false;
  return {
    table: watchedTable(table, async (operation) => {
      if (hasActed || !isWrite(operation)) return;
      hasActed = true;
      await act();
    }),
  };
}

describe("a seat that becomes free", () => {
  it("is offered to the next person, with all data of an offer", async () => {
    const session = await withWaitlist(["ada", "bob"]);
    await session.cancel("holder-0", at(10));
    expect(await session.serve(at(11))).toEqual({ finished: true, offered: ["ada"] });
    expect(await session.rsvp("ada")).toMatchObject({
      status: "OFFERED",
      waitlistedAt: at(1),
      offeredAt: at(11),
      offerExpiresAt: at(71),
      placeFreedAt: at(10),
    });
    expect(await session.ledger()).toMatchObject({ taken: 1, waiting: 1 });
    expect((await session.reserve("newcomer", at(12))).kind).toBe("session-full");
  });

  it("is offered past the quiet hours of the event", async () => {
    const session = await withWaitlist(["ada"]);
    await session.cancel("holder-0", at(10));
    const event = { ...eventKey("conf"), eventId: "conf", timeZone: "Asia/Kathmandu" };
    const found = async (setting: object) => {
      await putItems(table, [{ ...event, ...setting }]);
      return (await waitlistBook(table).findWaitlist(session.sessionId))?.quietHours;
    };
    expect(await found({ quietHours: null })).toBeNull();
    expect(await found({})).toEqual({ from: "22:00", to: "08:00", timeZone: "Asia/Kathmandu" });
    await found({ quietHours: { from: "16:00", to: "18:00" } });
    await session.serve(at(20));
    await found({ quietHours: null });
    // From 10:15 to 12:15 the clocks of Kathmandu show these hours.
    expect((await session.rsvp("ada"))?.offerExpiresAt).toBe("2026-12-27T13:15:00.000Z");
  });

  it("is confirmed at once if the session says so", async () => {
    const session = await withWaitlist(["ada"], { policy: "AUTO_CONFIRM" });
    await session.cancel("holder-0", at(10));
    await session.serve(at(11));
    expect(await session.rsvp("ada")).toMatchObject({ status: "CONFIRMED", rsvpAt: at(11) });
  });

  it("keeps the time of a person's first confirmation", async () => {
    const session = await withWaitlist(["ada"], { policy: "AUTO_CONFIRM" });
    await session.cancel("holder-0", at(2));
    await session.join("holder-0", at(3));
    await session.serve(at(4));
    await session.cancel("ada", at(5));
    await session.serve(at(6));
    expect(await session.rsvp("holder-0")).toMatchObject({ status: "CONFIRMED", rsvpAt: at(0) });
  });

  it("goes to several people in one transaction, in the order in which they joined", async () => {
    const session = await withWaitlist(["ada", "bob", "eve"], { settings: { capacity: 2 } });
    for (const n of [0, 1]) await session.cancel(`holder-${n}`, at(10));
    expect(await session.serve(at(11))).toEqual({ finished: true, offered: ["ada", "bob"] });
    expect(await session.ledger()).toMatchObject({ taken: 2, waiting: 1 });
  });

  it("is not offered at the old position to a person who has left and come back", async () => {
    const session = await withWaitlist(["ada", "bob"]);
    const waitlist = await waitlistBook(table).findWaitlist(session.sessionId);
    const [ada] = await waitlistBook(table).listAttendees(await session.whole(), "WAITLISTED", 1);
    await session.cancel("ada", at(5));
    await session.join("ada", at(6));
    await session.cancel("holder-0", at(10));
    if (!waitlist || !ada) throw new Error("no waitlist to serve");
    const stale = {
      waitlist,
      people: [ada],
      as: "OFFER",
      now: at(11),
      expiresAt: at(71),
      requestId: "late",
    } as const;
    expect(await waitlistBook(table).offerSeats(stale)).toEqual({ kind: "refused", gone: ["ada"] });
    expect((await session.serve(at(12))).offered).toEqual(["bob"]);
  });

  it("is offered to nobody who has left, nor to the others of the same transaction", async () => {
    const session = await withWaitlist(["ada", "bob"], { settings: { capacity: 2 } });
    const people = await waitlistBook(table).listAttendees(await session.whole(), "WAITLISTED", 2);
    const waitlist = await waitlistBook(table).findWaitlist(session.sessionId);
    await session.cancel("ada", at(5));
    for (const n of [0, 1]) await session.cancel(`holder-${n}`, at(10));
    if (!waitlist) throw new Error("no waitlist to serve");
    const stale = {
      waitlist,
      people,
      as: "OFFER",
      now: at(11),
      expiresAt: at(71),
      requestId: "late",
    } as const;
    expect(await waitlistBook(table).offerSeats(stale)).toEqual({ kind: "refused", gone: ["ada"] });
    expect((await session.rsvp("bob"))?.status).toBe("WAITLISTED");
  });

  it("is offered to nobody who has an offer already, although more seats are free", async () => {
    const session = await withWaitlist(["ada", "bob"], { settings: { capacity: 2 } });
    for (const n of [0, 1]) await session.cancel(`holder-${n}`, at(10));
    const waitlist = await waitlistBook(table).findWaitlist(session.sessionId);
    const people = await waitlistBook(table).listAttendees(await session.whole(), "WAITLISTED", 1);
    if (!waitlist) throw new Error("no waitlist to serve");
    const offer = {
      waitlist,
      people,
      as: "OFFER",
      now: at(11),
      expiresAt: at(71),
      requestId: "consumer",
    } as const;
    expect((await waitlistBook(table).offerSeats(offer)).kind).toBe("committed");
    const again = { ...offer, requestId: "another" };
    expect(await waitlistBook(table).offerSeats(again)).toEqual({ kind: "refused", gone: ["ada"] });
  });

  it("is offered once by two consumers at once", async () => {
    const session = await withWaitlist(["ada", "bob", "eve"]);
    await session.cancel("holder-0", at(10));
    const served = await Promise.all([session.serve(at(11)), session.serve(at(11))]);
    expect(served.flatMap(({ offered }) => offered)).toEqual(["ada"]);
  });
});

describe("a session that is cancelled or has started", () => {
  it("clears its seats and waitlist, and keeps the times of first confirmation", async () => {
    const session = await withWaitlist(["ada", "bob"], { settings: { capacity: 2 } });
    await session.cancel("holder-1", at(10));
    await session.serve(at(11));
    await session.change({ state: "CANCELLED" }, at(12));
    expect((await session.serve(at(13))).finished).toBe(true);
    expect(await session.ledger()).toMatchObject({ taken: 0, waiting: 0 });
    for (const userId of ["holder-0", "ada", "bob"]) {
      expect(await session.rsvp(userId)).toMatchObject({
        status: "CANCELLED",
        cancelReason: "SESSION_CANCELLED",
      });
    }
    expect((await session.rsvp("holder-0"))?.rsvpAt).toBe(at(0));
  });

  it("lets only waiting people go when it starts, and nobody with a seat", async () => {
    const session = await withWaitlist(["ada"], { settings: { lineClosesAt: at(30) } });
    expect((await session.serve(at(34))).finished).toBe(true);
    expect((await session.rsvp("ada"))?.status).toBe("WAITLISTED");
    await session.serve(at(35));
    expect(await session.rsvp("ada")).toMatchObject({
      status: "CANCELLED",
      cancelReason: "SESSION_STARTED",
    });
    expect((await session.rsvp("holder-0"))?.status).toBe("CONFIRMED");
  });

  it("does not let a person go as waiting who has an offer by then", async () => {
    const session = await withWaitlist(["ada", "bob"]);
    const ledger = await session.whole();
    const people = await waitlistBook(table).listAttendees(ledger, "WAITLISTED", 1);
    const { sessionId, lineClosesAt } = ledger;
    await session.cancel("holder-0", at(10));
    await session.serve(at(11));
    const why = { reason: "SESSION_STARTED", given: { lineClosesAt }, requestId: "late" } as const;
    const release = { sessionId, people, ...why, now: at(12), freedAt: at(12) };
    expect(await waitlistBook(table).release(release)).toEqual({ kind: "refused", gone: ["ada"] });
  });

  it("keeps everybody if it is reopened between read and write", async () => {
    const session = await withWaitlist(["ada"]);
    await session.change({ state: "CANCELLED" }, at(12));
    const served = await session.serve(
      at(13),
      racingWith(() => session.change({ state: "OPEN" }, at(13))),
    );
    expect(served).toEqual({ finished: true, offered: [] });
    expect((await session.rsvp("holder-0"))?.status).toBe("CONFIRMED");
    expect((await session.rsvp("ada"))?.status).toBe("WAITLISTED");
    expect(await session.ledger()).toMatchObject({ taken: 1, waiting: 1 });
  });

  it("keeps its waitlist if it is reopened once its seats are empty", async () => {
    const session = await withWaitlist(["ada"]);
    await session.cancel("holder-0", at(10));
    await session.change({ state: "CANCELLED" }, at(12));
    const served = await session.serve(
      at(13),
      racingWith(() => session.change({ state: "OPEN" }, at(13))),
    );
    expect(served).toEqual({ finished: true, offered: ["ada"] });
    expect((await session.rsvp("ada"))?.status).toBe("OFFERED");
  });

  it("keeps its waitlist if it is postponed between read and write", async () => {
    const session = await withWaitlist(["ada"], { settings: { lineClosesAt: at(30) } });
    const postpone = () => session.change({ lineClosesAt: at(50) }, at(35));
    expect(await session.serve(at(35), racingWith(postpone))).toEqual({ finished: true, offered: [] });
    expect((await session.rsvp("ada"))?.status).toBe("WAITLISTED");
    expect((await session.ledger()).waiting).toBe(1);
  });
});
