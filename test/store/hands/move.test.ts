import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { type MovePorts, movePeople } from "../../../functions/core/hands/move-people.ts";
import { noticeOfRsvp } from "../../../functions/core/notices/notices-of-rsvp.ts";
import { patience } from "../../../functions/store/dynamodb/backoff.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { moveBook } from "../../../functions/store/hands/move-book.ts";
import { stateOf } from "../../../functions/store/notices/rsvp-changes.ts";
import { programmeBook } from "../../../functions/store/programme/programme-book.ts";
import { violations } from "../../support/invariants.ts";
import { changeSession } from "../../support/organizer-acts.ts";
import { newTable } from "../../support/table.ts";
import { askAnyOf } from "../any-of/played-any-of.ts";
import { playedDoor, told } from "../door/played-door.ts";
import { type PlayedSession, playedSession, type SessionOptions } from "../seats/played-session.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 11, 27, 8, minute)).toISOString();
let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

afterEach(async () => {
  expect(await violations(table)).toEqual([]);
});

const aSession = (capacity: number | null, settings: SessionOptions["settings"] = {}) =>
  playedSession(table, { settings: { capacity, endsAt: "2026-12-27T23:00:00.000Z", ...settings } });

const someone = () => randomUUID();
const names = (count: number) => Array.from({ length: count }, someone);

const portsAt = (now: string, own = table, over: Partial<MovePorts> = {}): MovePorts => ({
  programme: programmeBook(own),
  book: moveBook(own, randomUUID),
  clock: () => new Date(now),
  pause: () => patience(500),
  hasTime: () => true,
  nudge: async () => {},
  nudgeGroup: async () => {},
  ...over,
});

const move = (
  from: PlayedSession,
  to: PlayedSession,
  now: string,
  over: Partial<MovePorts> = {},
  dryRun = false,
) =>
  movePeople(
    { requestId: randomUUID(), sessionId: from.sessionId, to: to.sessionId, dryRun },
    portsAt(now, table, over),
  );

const summaryOf = (outcome: Awaited<ReturnType<typeof movePeople>>) => {
  if (outcome.kind !== "done") throw new Error(outcome.kind);
  const { seated, joined, waiting, kept, stayed, left, complete } = outcome.summary;
  return { seated, joined, waiting, kept, stayed, left, complete };
};
const NOBODY = { seated: 0, joined: 0, waiting: 0, kept: 0, stayed: 0, left: 0, complete: true };

const standing = (user: string, ...sessions: readonly PlayedSession[]) =>
  Promise.all(sessions.map(async (session) => (await session.rsvp(user))?.status ?? null));

const reserveAll = async (session: PlayedSession, users: readonly string[]) => {
  for (const [minute, user] of users.entries()) await session.reserve(user, at(minute));
};

describe("moving everybody to another session", () => {
  it("seats those who came first, and puts the others on the waitlist in order, before people who waited", async () => {
    const [from, to] = [await aSession(3), await aSession(2)];
    const [a, b, c, w] = [someone(), someone(), someone(), someone()];
    await reserveAll(from, [a, b, c]);
    await from.join(w, at(5));
    const planned = summaryOf(await move(from, to, at(10), {}, true));
    expect(planned).toEqual({ ...NOBODY, seated: 2, joined: 1, waiting: 1, left: 4, complete: false });
    expect(await standing(a, from, to)).toEqual(["CONFIRMED", null]);
    const nudged: string[] = [];
    const moved = await move(from, to, at(10), { nudge: async (id) => void nudged.push(id) });
    expect(summaryOf(moved)).toEqual({ ...NOBODY, seated: 2, joined: 1, waiting: 1 });
    for (const user of [a, b]) expect(await standing(user, from, to)).toEqual(["CANCELLED", "CONFIRMED"]);
    for (const user of [c, w]) expect(await standing(user, from, to)).toEqual(["CANCELLED", "WAITLISTED"]);
    expect(String((await to.rsvp(c))?.waitlistedAt) < String((await to.rsvp(w))?.waitlistedAt)).toBe(true);
    expect(await from.rsvp(a)).toMatchObject({ cancelReason: "MOVED" });
    expect(await to.rsvp(a)).toMatchObject({ cameFrom: from.sessionId, name: a });
    expect(await from.whole()).toMatchObject({ taken: 0, waiting: 0, state: "CLOSED" });
    expect(nudged).toContain(to.sessionId);
    expect(summaryOf(await move(from, to, at(11)))).toEqual(NOBODY);
  });

  it("moves people who are inside, who come in anew there, and leaves walk-ins", async () => {
    const [from, to] = [await aSession(4), await aSession(4)];
    const [a, b] = [someone(), someone()];
    await reserveAll(from, [a, b]);
    const [first, second] = [playedDoor(table, from.sessionId), playedDoor(table, to.sessionId)];
    await first.person(a);
    await first.walkIn(1);
    expect(summaryOf(await move(from, to, at(10)))).toEqual({ ...NOBODY, seated: 2 });
    expect(await first.counts()).toMatchObject({ inside: 1, walkIns: 1, taken: 1 });
    expect(told(await second.person(a))).toBe("CHECKED_IN");
  });

  it("tells each person once, and nothing of the session that they have left", async () => {
    const [from, to] = [await aSession(2), await aSession(2)];
    const [a, b] = [someone(), someone()];
    await reserveAll(from, [a, b]);
    await to.reserve(b, at(3));
    const before = await to.rsvp(b);
    await move(from, to, at(10));
    const [seated, kept, left] = [await to.rsvp(a), await to.rsvp(b), await from.rsvp(a)];
    if (!seated || !kept || !left || !before) throw new Error("an RSVP is missing");
    expect(noticeOfRsvp(null, stateOf(seated))).toMatchObject({ kind: "CONFIRMED", reason: "MOVED" });
    expect(noticeOfRsvp(stateOf(before), stateOf(kept))).toMatchObject({
      kind: "CONFIRMED",
      reason: "MOVED",
    });
    expect(noticeOfRsvp(stateOf({ ...left, status: "CONFIRMED" }), stateOf(left))).toBeNull();
  });

  it("keeps the better of what a person has in both", async () => {
    const [from, to] = [await aSession(4), await aSession(2)];
    const [seatToo, offered, waits, a] = [someone(), someone(), someone(), someone()];
    await reserveAll(from, [seatToo, offered, waits, a]);
    const holder = someone();
    for (const user of [seatToo, holder]) await to.reserve(user, at(5));
    await to.join(offered, at(6));
    await to.join(waits, at(7));
    await to.cancel(holder, at(8));
    await to.serve(at(8));
    expect(summaryOf(await move(from, to, at(10)))).toEqual({ ...NOBODY, seated: 1, kept: 2, joined: 1 });
    expect(await standing(seatToo, from, to)).toEqual(["CANCELLED", "CONFIRMED"]);
    expect(await standing(offered, from, to)).toEqual(["CANCELLED", "CONFIRMED"]);
    expect(await to.rsvp(waits)).toMatchObject({ status: "WAITLISTED", waitlistedAt: at(7) });
    expect((await to.rsvp(a))?.status).toBe("WAITLISTED");
  });

  it("leaves people where they are who can have neither a seat nor a place on the waitlist", async () => {
    const [from, to] = [await aSession(2), await aSession(1, { lineClosesAt: at(9) })];
    const [a, b, w] = [someone(), someone(), someone()];
    await reserveAll(from, [a, b]);
    await from.join(w, at(5));
    const summary = summaryOf(await move(from, to, at(10)));
    expect(summary).toEqual({ ...NOBODY, seated: 1, stayed: 2, left: 2, complete: false });
    expect(await standing(b, from, to)).toEqual(["CONFIRMED", null]);
    expect(await standing(w, from, to)).toEqual(["WAITLISTED", null]);
  });

  it("gives a waiting person a free seat once the waitlist there has closed", async () => {
    const [from, to] = [await aSession(1), await aSession(1, { lineClosesAt: at(9) })];
    const [a, holder] = [someone(), someone()];
    await from.reserve(a, at(0));
    await to.reserve(holder, at(0));
    await to.join(a, at(1));
    await to.cancel(holder, at(9));
    expect(summaryOf(await move(from, to, at(10)))).toEqual({ ...NOBODY, seated: 1 });
    expect(await to.whole()).toMatchObject({ taken: 1, waiting: 0 });
  });

  it("overtakes nobody who waits there, and ignores whether registration is open", async () => {
    const [from, to] = [await aSession(1), await aSession(1)];
    const [a, holder, w] = [someone(), someone(), someone()];
    await from.reserve(a, at(0));
    await to.reserve(holder, at(0));
    await to.join(w, at(1));
    await to.cancel(holder, at(2));
    await to.change({ state: "CLOSED" }, at(3));
    expect(summaryOf(await move(from, to, at(10)))).toEqual({ ...NOBODY, joined: 1 });
    expect((await to.rsvp(a))?.status).toBe("WAITLISTED");
  });

  it("is over parts of ledgers as it is elsewhere", async () => {
    const [from, to] = [await aSession(6), await aSession(4)];
    for (const session of [from, to]) await session.deal(at(0));
    const [first, ...others] = names(6);
    for (const user of [first ?? "", ...others]) await from.reserve(user, at(1));
    await to.reserve(someone(), at(2));
    const summary = summaryOf(await move(from, to, at(10)));
    expect(summary).toEqual({ ...NOBODY, seated: 3, joined: 3 });
    expect(await to.whole()).toMatchObject({ taken: 4, waiting: 3 });
  });

  it("takes people along who are inside, while walk-ins stay, and nobody is inside whom no session has", async () => {
    const [from, to] = [await aSession(4), await aSession(1)];
    const [a, b] = [someone(), someone()];
    await reserveAll(from, [a, b]);
    const door = playedDoor(table, from.sessionId);
    for (const user of [a, b]) expect(told(await door.person(user))).toBe("CHECKED_IN");
    await door.walkIn(1);
    expect(summaryOf(await move(from, to, at(10)))).toEqual({ ...NOBODY, seated: 1, joined: 1 });
    expect(await door.counts()).toMatchObject({ inside: 1, walkIns: 1, taken: 1 });
    expect(await to.rsvp(a)).not.toHaveProperty("checkedInAt");
    expect(told(await playedDoor(table, to.sessionId).person(a))).toBe("CHECKED_IN");
  });

  it("looks again at a person who comes in meanwhile", async () => {
    const [from, to] = [await aSession(2), await aSession(2)];
    const ada = someone();
    await from.reserve(ada, at(0));
    const door = playedDoor(table, from.sessionId);
    const book = moveBook(table, randomUUID);
    const meanwhile = {
      ...book,
      move: async (...args: Parameters<typeof book.move>) => {
        await door.person(ada);
        return book.move(...args);
      },
    };
    expect(summaryOf(await move(from, to, at(10), { book: meanwhile }))).toEqual({ ...NOBODY, seated: 1 });
    expect(await door.counts()).toMatchObject({ inside: 0, checkIns: 1, taken: 0 });
  });

  it("takes a wait for one of several sessions along, and a seat there ends the others", async () => {
    const [from, to, other] = [await aSession(1), await aSession(1), await aSession(1)];
    const [ada, bob] = [someone(), someone()];
    for (const session of [from, to, other]) await session.reserve(someone(), at(0));
    await askAnyOf(table, ada, at(1), [from, other]);
    await from.change({ capacity: 2 }, at(2));
    await from.serve(at(2));
    await askAnyOf(table, bob, at(3), [to, other]);
    await move(from, to, at(10));
    expect(await to.rsvp(ada)).toMatchObject({ status: "WAITLISTED", anyOfId: "these" });
    expect(await standing(ada, other)).toEqual(["WAITLISTED"]);
  });
});

describe("while people are moved", () => {
  it("stops once an organizer opens the session again", async () => {
    const [from, to] = [await aSession(3), await aSession(3)];
    await reserveAll(from, names(3));
    let persons = 0;
    const hasTime = () => true;
    const book = moveBook(table, randomUUID);
    const reopening = {
      ...book,
      move: async (...args: Parameters<typeof book.move>) => {
        persons += 1;
        if (persons === 2)
          await changeSession(table, from.sessionId, { state: "OPEN" }, () => new Date(at(10)));
        return book.move(...args);
      },
    };
    expect((await move(from, to, at(10), { book: reopening, hasTime })).kind).toBe("stopped");
    expect(await from.whole()).toMatchObject({ taken: 2, state: "OPEN" });
    expect(await to.whole()).toMatchObject({ taken: 1 });
  });

  it("does not begin if an organizer has opened the session again since it was closed", async () => {
    const [from, to] = [await aSession(1), await aSession(1)];
    const request = { requestId: randomUUID(), sessionId: from.sessionId, to: to.sessionId, dryRun: false };
    expect(await moveBook(table, randomUUID).begin(request)).toBe("stopped");
    expect(await from.ledger()).not.toHaveProperty("movingTo");
  });

  it("proves at the other session what was planned there", async () => {
    const [from, to] = [await aSession(1), await aSession(2)];
    const [a, holder] = [someone(), someone()];
    await from.reserve(a, at(0));
    await from.change({ state: "CLOSED" }, at(1));
    const request = { requestId: randomUUID(), sessionId: from.sessionId, to: to.sessionId, dryRun: false };
    const book = moveBook(table, randomUUID);
    await book.begin(request);
    const [person] = await book.between(request, [a]);
    if (person === undefined) throw new Error("nobody is there");
    for (const user of [holder, someone()]) await to.reserve(user, at(2));
    expect(await book.move(request, person, "take", await to.whole(), at(10))).toBe("full");
    const seen = await to.whole();
    await to.join(someone(), at(11));
    expect(await book.move(request, person, "join", seen, at(10))).toBe("full");
    await to.cancel(holder, at(12));
    expect(await book.move(request, person, "take", await to.whole(), at(12))).toBe("full");
    expect(await standing(a, from, to)).toEqual(["CONFIRMED", null]);
  });

  it("goes to one session only", async () => {
    const [from, to, other] = [await aSession(3), await aSession(3), await aSession(3)];
    await reserveAll(from, names(3));
    const book = moveBook(table, randomUUID);
    let begun = false;
    const overtaken = {
      ...book,
      move: async (...args: Parameters<typeof book.move>) => {
        if (!begun) await move(from, other, at(10), { hasTime: () => false });
        begun = true;
        return book.move(...args);
      },
    };
    expect((await move(from, to, at(10), { book: overtaken })).kind).toBe("stopped");
    expect(await to.whole()).toMatchObject({ taken: 0 });
  });

  it("continues where an earlier request has stopped", async () => {
    const [from, to] = [await aSession(4), await aSession(3)];
    const users = names(4);
    await reserveAll(from, users);
    let left = 2;
    const first = summaryOf(await move(from, to, at(10), { hasTime: () => left-- > 0 }));
    expect(first).toEqual({ ...NOBODY, seated: 2, left: 2, complete: false });
    expect(summaryOf(await move(from, to, at(11)))).toEqual({ ...NOBODY, seated: 1, joined: 1 });
    expect(await Promise.all(users.map((user) => standing(user, to)))).toEqual([
      ["CONFIRMED"],
      ["CONFIRMED"],
      ["CONFIRMED"],
      ["WAITLISTED"],
    ]);
  });

  it("gives nobody two seats and leaves nobody with nothing, whatever people and a second request do", async () => {
    const [from, to] = [await aSession(8), await aSession(6)];
    const users = names(8);
    await reserveAll(from, users);
    const [leaver, ahead, swapper] = [users[2] ?? "", users[5] ?? "", users[7] ?? ""];
    const others = names(4);
    await Promise.all([
      move(from, to, at(10)),
      move(from, to, at(10)),
      from.cancel(leaver, at(10)),
      to.reserve(ahead, at(10)),
      to.swap(swapper, at(10), { swapFor: from.sessionId }),
      ...others.map((user) => to.join(user, at(10))),
    ]);
    expect(summaryOf(await move(from, to, at(11)))).toMatchObject({ left: 0, complete: true });
    for (const user of users.filter((each) => each !== leaver)) {
      const [old, now] = await standing(user, from, to);
      expect([user, old, now === "CONFIRMED" || now === "WAITLISTED"]).toEqual([user, "CANCELLED", true]);
    }
    const { taken } = await to.whole();
    expect(taken).toBeLessThanOrEqual(6);
  });

  it("is refused for sessions that are cancelled or over", async () => {
    const [from, to] = [await aSession(1), await aSession(1, { endsAt: at(5) })];
    const cancelled = await aSession(1, { state: "CANCELLED" });
    expect((await move(from, cancelled, at(1))).kind).toBe("session-cancelled");
    expect((await move(cancelled, from, at(1))).kind).toBe("session-cancelled");
    expect((await move(from, to, "2027-01-01T00:00:00.000Z")).kind).toBe("session-ended");
  });

  it("is refused between a session and a booth", async () => {
    const [talk, booth] = [await aSession(2), await aSession(2)];
    const programme = programmeBook(table);
    const findSession: typeof programme.findSession = async (id) => {
      const found = await programme.findSession(id);
      return found && { ...found, kind: id === booth.sessionId ? "BOOTH" : "SESSION" };
    };
    const over = { programme: { ...programme, findSession } };
    expect(await move(talk, booth, at(1), over)).toEqual({ kind: "another-kind" });
    expect(await talk.ledger()).toMatchObject({ state: "OPEN" });
  });
});
