import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { passBook } from "../../../functions/store/waitlist/pass-book.ts";
import { waitlistBook, withPosition } from "../../../functions/store/waitlist/waitlist-book.ts";
import { idleSeats, violations } from "../../support/invariants.ts";
import { newTable } from "../../support/table.ts";
import { watchedTable } from "../dynamodb/watched-table.ts";
import { playedSession, type SessionOptions } from "../seats/played-session.ts";

/** A minute of the hours in which a test plays. */
const at = (minute: number, ms = 0) => new Date(Date.UTC(2026, 11, 27, 10, minute, 0, ms)).toISOString();
const ROUNDS = 10;

let table: Table;

// Windows hold the times of a test, and the next one begins at ten again.
beforeEach(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

afterEach(async () => {
  expect(await violations(table)).toEqual([]);
});

/** A session in which ada has an offer from 10:11 to 11:11, and the others wait behind her. */
async function offeredToAda(others: readonly string[] = [], options: SessionOptions = {}) {
  const session = await playedSession(table, options);
  await session.reserve("holder", at(0));
  for (const [n, userId] of ["ada", ...others].entries()) await session.join(userId, at(1 + n));
  await session.cancel("holder", at(10));
  await session.serve(at(11));
  return session;
}

describe("an offer that is passed", () => {
  it("goes to the next person, and the one who passed is first again when the pass ends", async () => {
    const session = await offeredToAda(["bob", "eve"]);
    const passed = await session.pass("ada", at(12));
    expect(passed).toMatchObject({
      kind: "passed",
      rsvp: { status: "WAITLISTED", waitlistedAt: at(1), passedUntil: at(71), passesLeft: 2, onOffer: "ASK" },
    });
    expect(session.nudged.at(-1)).toBe(session.sessionId);
    const { rsvp } = (await session.seats.findRsvp(session.sessionId, "ada")) ?? {};
    expect(rsvp).toEqual(passed.kind === "passed" && passed.rsvp);
    expect(await session.ledger()).toMatchObject({ taken: 0, waiting: 3, passed: 1, freedAt: at(12) });
    expect((await session.serve(at(13))).offered).toEqual(["bob"]);
    await session.cancel("bob", at(14));
    expect((await session.serve(at(70, 59_999))).offered).toEqual(["eve"]);
    await session.cancel("eve", at(71));
    expect((await session.serve(at(71))).offered).toEqual(["ada"]);
    expect(await session.rsvp("ada")).toMatchObject({ status: "OFFERED", passes: 1 });
    expect(await session.rsvp("ada")).not.toHaveProperty("passedUntil");
  });

  it("waits for its person if nobody else does, and the sweep wakes the line", async () => {
    const session = await offeredToAda();
    await session.pass("ada", at(12));
    expect((await session.reserve("newcomer", at(13))).kind).toBe("session-full");
    expect(await session.serve(at(13))).toEqual({ finished: true, offered: [] });
    expect(await idleSeats(table, at(70))).toEqual([]);
    session.nudged.length = 0;
    await session.sweep(at(72));
    expect(session.nudged).toEqual([session.sessionId]);
    expect((await session.serve(at(72))).offered).toEqual(["ada"]);
  });

  it("is kept three times, and stays open then", async () => {
    const session = await offeredToAda();
    for (const n of [0, 1, 2]) {
      expect((await session.pass("ada", at(12 + 70 * n))).kind).toBe("passed");
      expect((await session.pass("ada", at(13 + 70 * n))).kind).toBe("already-passed");
      await session.serve(at(12 + 70 * (n + 1)));
    }
    expect((await session.pass("ada", at(223))).kind).toBe("no-passes-left");
    expect((await session.accept("ada", at(224))).kind).toBe("accepted");
    expect(await session.rsvp("ada")).not.toHaveProperty("passes");
  });

  it("is answered once: accepted, declined, passed or run out", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const session = await offeredToAda();
      const answers = await Promise.all([
        session.accept("ada", at(12)),
        session.pass("ada", at(12)),
        session.cancel("ada", at(12)),
        session.pass("ada", at(12)),
      ]);
      const passed = answers.filter(({ kind }) => kind === "passed").length;
      expect(passed).toBeLessThan(2);
      const { taken, waiting } = await session.whole();
      const status = (await session.rsvp("ada"))?.status;
      expect([taken, waiting]).toEqual([Number(status === "CONFIRMED"), Number(status === "WAITLISTED")]);
    }
  });

  it("has not been passed after its end, nor twice by what was read before", async () => {
    const session = await offeredToAda();
    const { seats, sessionId, request } = session;
    const book = passBook(table, { calls: 50, periodMs: 60_000 });
    const offer = await seats.findRsvp(sessionId, "ada");
    if (offer === null) throw new Error("there is no offer");
    const pass = (now: string) => book.passOffer(request("ada"), offer, at(90), new Date(now));
    expect((await pass(at(71))).kind).toBe("changed");
    expect((await pass(at(70))).kind).toBe("committed");
    expect((await pass(at(70))).kind).toBe("changed");
    await session.serve(at(90));
    expect((await session.rsvp("ada"))?.status).toBe("OFFERED");
    expect((await pass(at(91))).kind).toBe("changed");
  });

  it("is counted as an answer to an offer, and refused if there were too many", async () => {
    const session = await playedSession(table);
    await session.reserve("holder", at(0));
    await session.join("kim", at(1));
    await session.cancel("holder", at(10));
    await session.serve(at(11));
    const book = passBook(table, { calls: 1, periodMs: 60_000 });
    const pass = async (requestId: string) => {
      const offer = await session.seats.findRsvp(session.sessionId, "kim");
      const who = { requestId, sessionId: session.sessionId, attendee: { userId: "kim" } };
      return offer && (await book.passOffer(who, offer, at(12), new Date(at(11)))).kind;
    };
    expect(await pass("first")).toBe("committed");
    await session.serve(at(12));
    expect(await pass("second")).toBe("rate-limited");
    expect((await session.rsvp("kim"))?.status).toBe("OFFERED");
  });

  it("is not given again to the person by an index that shows them as they were", async () => {
    const session = await playedSession(table);
    await session.reserve("holder", at(0));
    for (const [n, userId] of ["ada", "bob"].entries()) await session.join(userId, at(1 + n));
    const shown = await waitlistBook(table).listAttendees(await session.whole(), "WAITLISTED", 2);
    await session.cancel("holder", at(10));
    await session.serve(at(11));
    await session.pass("ada", at(12));
    const waitlist = await waitlistBook(table).findWaitlist(session.sessionId);
    if (waitlist === null) throw new Error("no waitlist to serve");
    const stale = { waitlist, people: shown.slice(0, 1), now: at(13), expiresAt: at(73), requestId: "late" };
    const changed = [expect.objectContaining({ userId: "ada", passedUntil: at(71) })];
    expect(await waitlistBook(table).offerSeats(stale)).toEqual({ kind: "refused", gone: [], changed });
  });
});

describe("an offer cannot be passed", () => {
  it("in a session that is cancelled between read and write", async () => {
    const session = await offeredToAda();
    let hasActed = false;
    const late = watchedTable(table, async (operation) => {
      if (hasActed || operation !== "TransactWrite") return;
      hasActed = true;
      await session.change({ state: "CANCELLED" }, at(12));
    });
    expect((await session.pass("ada", at(12), late)).kind).toBe("session-cancelled");
    expect((await session.rsvp("ada"))?.status).toBe("OFFERED");
  });

  it("once the waitlist has closed, because there is no place to keep", async () => {
    const session = await offeredToAda([], { settings: { lineClosesAt: at(200) } });
    const { ledger: seen } = (await waitlistBook(table).findWaitlist(session.sessionId)) ?? {};
    if (seen === undefined) throw new Error("no ledger");
    await waitlistBook(table).closeWaitlist(seen, at(12));
    expect((await session.pass("ada", at(13))).kind).toBe("waitlist-closed");
    expect((await session.accept("ada", at(14))).kind).toBe("accepted");
  });
});

describe("a person who passes in a crowd's ledger", () => {
  /** Ada waits at a part and is offered the holder's seat. */
  async function crowd(others: readonly string[]) {
    const session = await playedSession(table);
    await session.reserve("holder", at(0));
    await session.deal(at(0));
    for (const [n, userId] of ["ada", ...others].entries()) await session.join(userId, at(1 + n));
    expect((await session.rsvp("ada"))?.part).toBeGreaterThan(0);
    await session.cancel("holder", at(10));
    await session.serve(at(11));
    return session;
  }

  it("waits at the desk, before the others, who are served meanwhile", async () => {
    const session = await crowd(["bob", "eve"]);
    expect((await session.pass("ada", at(12))).kind).toBe("passed");
    expect(await session.rsvp("ada")).not.toHaveProperty("part");
    const { rsvp } = (await session.seats.findRsvp(session.sessionId, "ada")) ?? {};
    expect(rsvp && (await withPosition(table, rsvp)).waitlistPosition).toBe(1);
    expect((await session.serve(at(13))).offered).toEqual(["bob"]);
    await session.cancel("bob", at(72));
    expect((await session.serve(at(73))).offered).toEqual(["ada"]);
  });

  it("opens the line again if it was closed, and parts give up what they have not sold", async () => {
    const session = await crowd([]);
    expect(await session.whole()).not.toHaveProperty("lineOpen");
    await session.change({ capacity: 41 }, at(11));
    // The further seats are dealt while nobody waits.
    await session.deal(at(11));
    const { epoch, items = [] } = await session.whole();
    expect(items.at(-1)?.capacity).toBeGreaterThan(0);
    expect((await session.pass("ada", at(12))).kind).toBe("passed");
    const after = await session.whole();
    expect(after).toMatchObject({ epoch: epoch + 1, lineOpen: true, taken: 0, waiting: 1, capacity: 41 });
    expect((await session.reserve("newcomer", at(13))).kind).toBe("session-full");
    expect((await session.serve(at(72))).offered).toEqual(["ada"]);
  });

  it("passes in the same way as the line is closed", async () => {
    const session = await crowd(["bob"]);
    await session.cancel("bob", at(11));
    const close = async () => {
      await session.serve(at(12));
      expect(await session.whole()).not.toHaveProperty("lineOpen");
    };
    let hasActed = false;
    const late = watchedTable(table, async (operation) => {
      if (hasActed || operation !== "TransactWrite") return;
      hasActed = true;
      await close();
    });
    expect((await session.pass("ada", at(13), late)).kind).toBe("passed");
    expect(await session.whole()).toMatchObject({ lineOpen: true, waiting: 1 });
  });
});
