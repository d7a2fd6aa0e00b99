import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { holds } from "../../../functions/core/seats/rsvp.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { findRsvp } from "../../../functions/store/seats/rsvp.ts";
import { seatBook } from "../../../functions/store/seats/seat-book.ts";
import { sweepBook } from "../../../functions/store/waitlist/sweep-book.ts";
import { waitlistBook } from "../../../functions/store/waitlist/waitlist-book.ts";
import { idleSeats, violations } from "../../support/invariants.ts";
import { newTable } from "../../support/table.ts";
import { watchedTable } from "../dynamodb/watched-table.ts";
import { playedSession, type SessionOptions } from "./played-session.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 11, 27, 10, minute)).toISOString();
const PARTS = 32;

let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

afterEach(async () => {
  expect(await violations(table)).toEqual([]);
  expect(await idleSeats(table, at(59))).toEqual([]);
});

/** As another instance of a function reaches the table, so it has learned nothing yet. */
const anotherInstance = (): Table => ({ ...table });

const names = (count: number) => Array.from({ length: count }, (_, n) => `${randomUUID()}-${n}`);

/** A session whose parts have one seat each and are all sold. */
async function soldOut(options: SessionOptions = {}) {
  const session = await playedSession(table, {
    ...options,
    settings: { capacity: PARTS, ...options.settings },
  });
  expect(await session.deal(at(0))).toBe("committed");
  const people = names(PARTS);
  for (const person of people) expect((await session.reserve(person, at(1))).kind).toBe("confirmed");
  return { ...session, people };
}

/** The last one of some people, which must exist. */
function only<T>(found: T | null | undefined): T {
  if (found === null || found === undefined) throw new Error("nothing was found");
  return found;
}

describe("a crowd's session", () => {
  it("sells every seat once, at parts and to people of any instance", async () => {
    const { whole, reserve } = await soldOut();
    const ledger = await whole();
    expect(ledger).toMatchObject({ taken: PARTS, capacity: PARTS, waiting: 0 });
    expect(ledger.items?.map(({ taken }) => taken)).toEqual([0, ...Array(PARTS).fill(1)]);
    for (const instance of [table, anotherInstance()]) {
      const full = await reserve("late", at(2), instance);
      expect(full).toMatchObject({ kind: "session-full", waitlistOpen: true });
      expect(full).toMatchObject({ ledger: { taken: PARTS, capacity: PARTS, waiting: 0 } });
    }
  });

  it("opens its line with the first person who joins, and answers others from it", async () => {
    const { join, reserve, whole } = await soldOut();
    expect((await join("ada", at(2))).kind).toBe("waitlisted");
    expect((await join("bob", at(3), anotherInstance())).kind).toBe("waitlisted");
    expect(await join("ada", at(4))).toMatchObject({ kind: "already-waitlisted" });
    expect(await reserve("eve", at(5))).toMatchObject({ kind: "session-full", ledger: { waiting: 2 } });
    expect(await whole()).toMatchObject({ lineOpen: true, waiting: 2 });
  });

  it("answers a person who has a seat with it, whatever the instance knows", async () => {
    const { people, reserve, join } = await soldOut();
    const [first = ""] = people;
    for (const instance of [table, anotherInstance()]) {
      expect(await reserve(first, at(2), instance)).toMatchObject({ kind: "already-confirmed" });
      expect(await join(first, at(2), instance)).toMatchObject({ kind: "already-confirmed" });
    }
  });

  it("gives freed seats to waiting people in order, and closes the line after the last", async () => {
    const { people, join, cancel, serve, whole, reserve, rsvp } = await soldOut();
    for (const [n, person] of ["ada", "bob", "eve"].entries()) await join(person, at(2 + n));
    for (const person of people.slice(0, 2)) await cancel(person, at(10));
    expect(await serve(at(11))).toEqual({ finished: true, offered: ["ada", "bob"] });
    expect((await rsvp("ada"))?.part).toBeUndefined();
    await cancel(only(people[2]), at(12));
    await cancel(only(people[3]), at(12));
    expect((await serve(at(13))).offered).toEqual(["eve"]);
    expect(await whole()).not.toHaveProperty("lineOpen");
    expect((await reserve("kim", at(14))).kind).toBe("confirmed");
    expect((await reserve("lea", at(14))).kind).toBe("session-full");
  });

  it("lets a newcomer close a line in which nobody waits any longer", async () => {
    const { people, join, cancel, reserve } = await soldOut();
    await join("ada", at(2));
    await cancel("ada", at(3));
    await cancel(only(people[0]), at(4));
    expect((await reserve("bob", at(5), anotherInstance())).kind).toBe("confirmed");
  });

  it("is dealt again once its seats are free again", async () => {
    const { people, cancel, deal, whole, reserve } = await soldOut();
    for (const person of people) await cancel(person, at(2));
    expect(await deal(at(3))).toBe("committed");
    expect((await whole()).items?.slice(1).map(({ capacity }) => capacity)).toEqual(Array(PARTS).fill(2));
    expect((await reserve("ada", at(4))).kind).toBe("confirmed");
    expect(await deal(at(5))).toBe("refused");
  });

  it("lets waiting people claim seats once the waitlist has closed", async () => {
    const { people, join, cancel, rsvp } = await soldOut({ settings: { lineClosesAt: at(30) } });
    await join("ada", at(2));
    await join("bob", at(2));
    await cancel(only(people[0]), at(40));
    expect((await join("ada", at(41))).kind).toBe("confirmed");
    expect((await join("bob", at(41))).kind).toBe("already-waitlisted");
    expect((await rsvp("ada"))?.part).toBeUndefined();
    await cancel("bob", at(42));
  });

  it("removes everybody once it is cancelled, at all parts", async () => {
    const { change, join, serve, whole, sweep, ledger } = await soldOut();
    for (const person of ["ada", "bob"]) await join(person, at(2));
    await change({ state: "CANCELLED" }, at(3));
    await serve(at(4));
    expect(await whole()).toMatchObject({ taken: 0, waiting: 0 });
    expect(await whole()).not.toHaveProperty("lineOpen");
    await sweep(at(5));
    expect(await ledger()).not.toHaveProperty("sweepPK");
  });

  it("lets nobody take a seat at a part after its organizer has closed it", async () => {
    const session = await playedSession(table, { settings: { capacity: PARTS } });
    await session.deal(at(0));
    expect((await session.reserve("ada", at(1))).kind).toBe("confirmed");
    expect(await session.change({ state: "CLOSED" }, at(2))).toBe("committed");
    expect((await session.reserve("bob", at(3))).kind).toBe("registration-closed");
    expect((await session.join("bob", at(3))).kind).toBe("registration-closed");
  });

  it("confirms waiting people at once if its policy says so", async () => {
    const { people, join, cancel, serve, rsvp } = await soldOut({ policy: "AUTO_CONFIRM" });
    await join("ada", at(2));
    await cancel(only(people[0]), at(3));
    await serve(at(4));
    expect(await rsvp("ada")).toMatchObject({ status: "CONFIRMED" });
    expect(await rsvp("ada")).not.toHaveProperty("part");
  });
});

describe("a session that is dealt while people wait", () => {
  it("keeps those who wait at the desk before those who join later", async () => {
    const session = await playedSession(table);
    await session.reserve("holder", at(0));
    await session.join("ada", at(1));
    expect(await session.deal(at(2))).toBe("committed");
    await session.join("bob", at(3));
    expect((await session.rsvp("bob"))?.part).toBeGreaterThan(0);
    await session.cancel("holder", at(5));
    expect((await session.serve(at(6))).offered).toEqual(["ada"]);
    await session.cancel("ada", at(7));
    expect((await session.serve(at(8))).offered).toEqual(["bob"]);
  });
});

describe("the answer that a session is full", () => {
  it("is given only if the desk was full after all parts were", async () => {
    const session = await playedSession(table, { settings: { capacity: PARTS } });
    await session.deal(at(0));
    const [ada = "", ...others] = names(PARTS);
    for (const person of [ada, ...others.slice(1)]) await session.reserve(person, at(1));
    // Between the reads of a newcomer the last seat of a part is sold, and one comes free at the desk.
    const slow = watchedTable(table, async (operation) => {
      if (operation !== "BatchGet") return;
      const [last = ""] = others.splice(0, 1);
      if (last === "") return;
      await session.reserve(last, at(2), anotherInstance());
      await session.cancel(ada, at(2));
      others.length = 0;
    });
    expect((await session.reserve("newcomer", at(2), slow)).kind).toBe("confirmed");
  });
});

describe("an instance with old knowledge", () => {
  const dealtMeanwhile = async () => {
    const session = await playedSession(table, { settings: { capacity: PARTS } });
    return session;
  };

  it("lets nobody join at the desk after the seats were dealt", async () => {
    const session = await dealtMeanwhile();
    const { seats, request } = session;
    await session.deal(at(0));
    const asked = { ...request("ada"), ifFull: "WAITLIST" as const };
    const attempt = await seats.reserve(asked, { kind: "join", found: null, waitlistedAt: at(1) }, at(1));
    expect(attempt.kind).toBe("refused");
    expect((await session.join("ada", at(2))).kind).toBe("confirmed");
  });

  it("does not confirm by rules that were changed after it had read them", async () => {
    const session = await dealtMeanwhile();
    await session.deal(at(0));
    const slow = anotherInstance();
    expect((await session.reserve("ada", at(1), slow)).kind).toBe("confirmed");
    expect((await session.reserve("bob", at(1), slow)).kind).toBe("confirmed");
    await session.change({ state: "CANCELLED" }, at(2));
    expect((await session.reserve("eve", at(3), slow)).kind).toBe("session-cancelled");
    await session.serve(at(4));
  });

  it("leaves at the part where the person waits now, even if it read another one", async () => {
    const session = await playedSession(table);
    await session.reserve("holder", at(0));
    await session.join("ada", at(1));
    const waited = only(await findRsvp(table, session.sessionId, "ada"));
    await session.cancel("ada", at(2));
    await session.deal(at(3));
    await session.join("ada", at(4));
    if (!holds(waited)) throw new Error("ada did not wait");
    const attempt = await session.seats.releaseSeat(
      { ...session.request("ada"), by: "ATTENDEE" },
      waited,
      "ATTENDEE",
      new Date(at(5)),
    );
    expect(attempt.kind).toBe("changed");
    expect(await session.whole()).toMatchObject({ waiting: 1 });
    await session.cancel("ada", at(6));
  });

  it("does not take the mark off a line that has opened", async () => {
    const session = await soldOut();
    const before = await session.whole();
    await session.join("ada", at(2));
    await sweepBook(table).unmark([before], at(3));
    expect(await session.ledger()).toHaveProperty("sweepPK");
  });

  it("serves nobody by an epoch that has ended", async () => {
    const session = await soldOut();
    await session.join("ada", at(2));
    await session.cancel(only(session.people[0]), at(3));
    const waitlist = only(await waitlistBook(table).findWaitlist(session.sessionId));
    const people = await waitlistBook(table).listAttendees(waitlist.ledger, "WAITLISTED", 1);
    await session.change({ state: "CLOSED" }, at(4));
    const offer = {
      waitlist,
      people,
      as: "OFFER",
      now: at(5),
      expiresAt: at(50),
      requestId: "late",
    } as const;
    expect((await waitlistBook(table).offerSeats(offer)).kind).toBe("refused");
    await session.cancel("ada", at(6));
  });

  it("does not call seats in that a part has sold since", async () => {
    const session = await playedSession(table, { settings: { capacity: 2 * PARTS } });
    await session.deal(at(0));
    const [changed] = await Promise.all([
      session.change({ capacity: 5 }, at(1)),
      ...names(20).map((person) => session.reserve(person, at(1), anotherInstance())),
    ]);
    expect(changed).toBe("committed");
    const ledger = await session.whole();
    expect(ledger.capacity).toBe(5);
    expect(ledger.items?.every(({ capacity, taken }) => taken <= (capacity ?? 0) || taken <= 20)).toBe(true);
    await session.change({ capacity: 40 }, at(2));
  });

  it("takes a person's own seat back only once", async () => {
    const session = await soldOut();
    const [person = ""] = session.people;
    const outcomes = await Promise.all(
      [table, anotherInstance(), anotherInstance()].map((own) =>
        session.cancel(person, at(2), "ATTENDEE", own),
      ),
    );
    expect(outcomes.filter(({ kind }) => kind === "cancelled")).toHaveLength(1);
    expect(await session.whole()).toMatchObject({ taken: PARTS - 1 });
  });

  it("opens no line while another part still has a seat", async () => {
    const session = await playedSession(table, { settings: { capacity: PARTS } });
    await session.deal(at(0));
    for (const person of names(PARTS - 1)) await session.reserve(person, at(1));
    const newcomer = seatBook(anotherInstance(), { newId: randomUUID });
    expect((await newcomer.findLedger(session.sessionId))?.taken).toBeLessThan(PARTS);
    expect((await session.join("ada", at(2), anotherInstance())).kind).toBe("confirmed");
    expect((await session.join("bob", at(3), anotherInstance())).kind).toBe("waitlisted");
  });
});
