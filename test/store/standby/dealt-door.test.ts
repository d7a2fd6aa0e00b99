import { afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { callNext } from "../../../functions/core/standby/call-next.ts";
import { standbyOf } from "../../../functions/core/standby/standby.ts";
import { patience } from "../../../functions/store/dynamodb/backoff.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { callBook } from "../../../functions/store/standby/standby-book.ts";
import { violations } from "../../support/invariants.ts";
import { newTable } from "../../support/table.ts";
import { playedDoor, told } from "../door/played-door.ts";
import { interruptedTable } from "../dynamodb/interrupted-table.ts";
import { type PlayedSession, playedSession } from "../seats/played-session.ts";

/** The session starts at ten. */
const at = (minute: number, second = 0) => new Date(Date.UTC(2026, 11, 27, 9, minute, second)).toISOString();
let table: Table;
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});
afterEach(async () => {
  expect(await violations(table)).toEqual([]);
});

const numbered = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name}${n + 1}`);
/** A crowd's ledger with a grace of five minutes. The doors of these tests act at its given times. */
async function aCrowd(capacity: number) {
  const settings = { capacity, graceMinutes: 5, lineClosesAt: at(55), endsAt: at(120) };
  const session = await playedSession(table, { settings });
  await session.deal(at(0));
  expect((await session.whole()).items?.length).toBeGreaterThan(1);
  return { session, door: playedDoor(table, session.sessionId) };
}
const call = ({ sessionId }: PlayedSession, places: number) =>
  callNext({ sessionId, places }, { book: callBook(table), pause: patience(), nudge: async () => undefined });

describe("the door of a crowd's ledger with grace", () => {
  it("releases, numbers and admits people of its desk and of its parts", async () => {
    const { session, door } = await aCrowd(6);
    const [seated, line] = [numbered("seat", 6), numbered("line", 8)];
    for (const user of seated) expect((await session.reserve(user, at(1))).kind).toBe("confirmed");
    for (const user of line) expect((await session.join(user, at(2))).kind).toBe("waitlisted");
    const parts = await Promise.all(
      [...seated, ...line].map(async (user) => (await session.rsvp(user))?.part),
    );
    expect(new Set(parts).size).toBeGreaterThan(2);

    await session.serve(at(55, 30));
    const numbers = await Promise.all(line.map(async (user) => (await session.rsvp(user))?.standbyNumber));
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const userId of ["seat1", "seat6"])
      expect(told(await door.person(userId, { at: at(58) }))).toBe("CHECKED_IN");
    await session.serve(at(65, 30));
    expect(await session.whole()).toMatchObject({
      taken: 2,
      waiting: 8,
      standby: { releasedAt: at(65, 30) },
    });
    expect(await session.rsvp("seat2")).toMatchObject({ status: "CANCELLED", cancelReason: "NO_SHOW" });

    expect(told(await door.walkIn(1, { at: at(66) }))).toBe("standby-first");
    expect(await call(session, 5)).toMatchObject({ kind: "called", calledTo: 5, people: 5 });
    await session.serve(at(66));
    expect(await session.rsvp("line5")).toHaveProperty("calledAt");
    const outcomes = await Promise.all(line.slice(0, 6).map((user) => door.person(user, { at: at(67) })));
    expect(outcomes.map(told).toSorted()).toEqual([
      ...["ADMITTED", "ADMITTED", "ADMITTED", "ADMITTED", "not-called-yet", "session-full"],
    ]);
    const ledger = await session.whole();
    expect(ledger).toMatchObject({
      taken: 6,
      waiting: 4,
      door: { inside: 6 },
      tally: { admitted: 4, noShows: 4 },
    });
    expect(standbyOf(ledger)).toMatchObject({ numberedTo: 8, calledTo: 5, toldTo: 5 });
    expect((await session.reserve("late", at(68))).kind).toBe("session-full");
  });

  it("gives the seats that only parts have to people who stand by", async () => {
    const { session, door } = await aCrowd(6);
    const seated = numbered("seat", 6);
    for (const user of seated) await session.reserve(user, at(1));
    await session.join("line1", at(2));
    await session.serve(at(55, 30));
    for (const user of seated.slice(0, 5)) await door.person(user, { at: at(58) });
    await session.serve(at(65, 30));
    await call(session, 1);
    expect(told(await door.person("line1", { at: at(66) }))).toBe("ADMITTED");
    expect(await session.whole()).toMatchObject({ taken: 6, waiting: 0 });
    // A person who comes late gets no seat that another has.
    expect(told(await door.person("seat6", { at: at(67) }))).toBe("not-on-roster");
  });
});

describe("walk-ins of a crowd's ledger", () => {
  it("overtake nobody who begins to wait at a part in that moment", async () => {
    const { session, door } = await aCrowd(7);
    for (const user of numbered("seat", 3)) await session.reserve(user, at(1));
    await door.walkIn(3, { at: at(1) });
    // Nothing but the open line tells these walk-ins of the person who waits.
    const [desk, ...parts] = (await session.whole()).items ?? [];
    expect(Number(desk?.capacity) - Number(desk?.taken)).toBe(1);
    expect(parts.every(({ capacity, taken }) => capacity === taken)).toBe(true);
    const own = interruptedTable(table, async () => {
      await session.reserve("seat4", at(2));
      expect((await session.join("ada", at(3))).kind).toBe("waitlisted");
      await session.cancel("seat4", at(4));
    });
    expect(told(await door.walkIn(1, { own, at: at(5) }))).toBe("standby-first");
    expect(await session.rsvp("ada")).toHaveProperty("part");
    await session.cancel("ada", at(6));
  });

  it("get a seat after everybody has left the line, before the consumer has closed it", async () => {
    const { session, door } = await aCrowd(4);
    for (const user of numbered("seat", 4)) await session.reserve(user, at(1));
    await session.join("ada", at(2));
    await session.cancel("ada", at(3));
    await session.cancel("seat1", at(4));
    expect(await session.whole()).toMatchObject({ waiting: 0, lineOpen: true });
    expect(told(await door.walkIn(1, { at: at(5) }))).toBe("WALKED_IN");
    expect(told(await door.walkIn(1, { at: at(5) }))).toBe("session-full");
    expect(await session.whole()).not.toHaveProperty("lineOpen");
  });
});
