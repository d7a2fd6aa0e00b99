import { randomUUID } from "node:crypto";
import { marshall } from "@aws-sdk/util-dynamodb";
import { beforeAll, describe, expect, inject, it } from "vitest";
import type { NoticeMessage } from "../../../functions/contract/notice-message.ts";
import { anonymousId } from "../../../functions/core/account/anonymous.ts";
import type { Notice } from "../../../functions/core/notices/notice.ts";
import { defaultPreferences, type PersonToTell } from "../../../functions/core/notices/preferences.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { ledgerKey, movesKey, noticePrefix, userPartition } from "../../../functions/store/keys.ts";
import { dueBook } from "../../../functions/store/notices/due-book.ts";
import { rememberForAll } from "../../../functions/store/notices/moves.ts";
import { letExpire } from "../../../functions/store/notices/notice-book.ts";
import { closeMoves, forgetMoves, rememberMove } from "../../../functions/store/notices/pending-moves.ts";
import { rsvpChangeOf } from "../../../functions/store/notices/rsvp-changes.ts";
import { beginSilence, endSilence } from "../../../functions/store/notices/silence.ts";
import { tell } from "../../../functions/store/notices/tell.ts";
import { endMails } from "../../../functions/store/notices/unsubscribing.ts";
import { NOW } from "../../support/builders.ts";
import { everyItem } from "../../support/invariants.ts";
import { putItems } from "../../support/put-items.ts";
import { seededRsvp } from "../../support/seeded-waitlist.ts";
import { newTable } from "../../support/table.ts";

const LATER = "2026-12-27T10:05:00.000Z";

let table: Table;
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

const itemsOf = async (userId: string) =>
  (await everyItem(table)).filter(({ PK }) => PK === userPartition(userId));

async function erased(userId: string): Promise<void> {
  await beginSilence(table, userId, "request", new Date(LATER));
  await endSilence(table, userId, "request", new Date(NOW));
}

const aNotice = (userId: string, at: string): Notice => ({
  ...{ noticeId: "rsvp-1.2", userId, eventId: "conf", sessionId: "conf.talk", kind: "OFFER_MADE", at },
  ...{ reason: null, until: LATER, moves: [] },
});

/** Tells the notice, and returns the channels by which it is sent. */
async function told(notice: Notice, known?: PersonToTell) {
  const messages: NoticeMessage[] = [];
  const sendAll = async (all: readonly NoticeMessage[]) => void messages.push(...all);
  const isNew = await tell({ table, queue: { sendAll }, available: ["mail", "push"] }, notice, known);
  return { isNew, channels: messages.map(({ channel }) => channel) };
}

describe("a person who has erased their account", () => {
  it("is told nothing of what happened before, and all that happens when they are back", async () => {
    const userId = randomUUID();
    await erased(userId);
    expect(await told(aNotice(userId, NOW))).toEqual({ isNew: false, channels: [] });
    expect(await itemsOf(userId)).toHaveLength(1);
    expect(await told(aNotice(userId, LATER))).toEqual({ isNew: true, channels: ["mail"] });
  });

  it("is sent nothing by a function that had read their preferences before, and its notice expires", async () => {
    const userId = randomUUID();
    await erased(userId);
    expect(await told(aNotice(userId, NOW), { ...defaultPreferences, takesPush: true })).toEqual({
      isNew: false,
      channels: [],
    });
    const [notice] = (await itemsOf(userId)).filter(({ SK }) => SK.startsWith(noticePrefix("conf")));
    expect(notice?.ttl).toBe(Date.parse(NOW) / 1_000);
    expect(notice).not.toHaveProperty("mail");
  });

  it("has no notice to let expire after it was deleted", async () => {
    const userId = randomUUID();
    await letExpire(table, aNotice(userId, NOW));
    expect(await itemsOf(userId)).toEqual([]);
  });

  it("is not unsubscribed by the link of an old mail, which would write under their id again", async () => {
    const userId = randomUUID();
    await endMails(table, userId, "conf.talk");
    expect(await itemsOf(userId)).toEqual([]);
    await putItems(table, [seededRsvp(userId, "conf.talk", "CONFIRMED", NOW)]);
    await endMails(table, userId, "conf.talk");
    expect((await itemsOf(userId)).find(({ SK }) => SK === "PREFERENCES")?.channels).toMatchObject({
      OFFER_MADE: ["push"],
    });
  });

  it("is told of no move that was noted too late, and what is left of it expires", async () => {
    const userId = randomUUID();
    const from = { startsAt: NOW, endsAt: LATER, room: null };
    await putItems(table, [seededRsvp(userId, "conf.held", "WAITLISTED", NOW)]);
    for (const sessionId of ["conf.held", "conf.gone"])
      await rememberMove(table, { userId, eventId: "conf" }, { sessionId, from, version: 1 }, NOW);
    const [pending] = (await allDue()).filter((each) => each.userId === userId);
    if (pending === undefined) throw new Error("no moves are due");
    const held = await dueBook(table).stillHeld([pending]);
    expect([...held].map(({ sessionId }) => sessionId)).toEqual(["conf.held"]);
    await closeMoves(table, pending);
    await forgetMoves(table, pending);
    const left = (await itemsOf(userId)).find(({ SK }) => SK === movesKey(userId, "conf").SK);
    expect(left?.ttl).toBe(Date.parse(NOW) / 1_000 + 48 * 60 * 60);
    await rememberMove(
      table,
      { userId, eventId: "conf" },
      { sessionId: "conf.held", from, version: 2 },
      LATER,
    );
    expect((await itemsOf(userId)).find(({ SK }) => SK.startsWith("MOVES"))).not.toHaveProperty("ttl");
  });
});

async function allDue() {
  const found = [];
  for await (const page of dueBook(table).moves(NOW)) found.push(...page);
  return found;
}

describe("an RSVP that is nobody's", () => {
  it("makes no notice when it appears, and none when it leaves its person", () => {
    const item = seededRsvp(anonymousId("1"), "conf.talk", "CONFIRMED", NOW);
    expect(rsvpChangeOf({ NewImage: marshall(item) })).toBeNull();
    expect(rsvpChangeOf({ OldImage: marshall({ ...item, PK: "USER#ada" }) })).toBeNull();
    expect(rsvpChangeOf({ NewImage: marshall({ ...item, PK: "USER#ada" }) })).not.toBeNull();
  });

  it("is told of no move and reminded of nothing", async () => {
    const sessionId = `conf.${randomUUID()}`;
    const people = [anonymousId("2"), randomUUID()];
    await putItems(table, [
      { ...ledgerKey(sessionId), taken: 2 },
      ...people.map((userId) => seededRsvp(userId, sessionId, "CONFIRMED", NOW)),
    ]);
    const from = { startsAt: NOW, endsAt: LATER, room: null };
    expect(await rememberForAll(table, { sessionId, from, version: 1, movedAt: NOW }, LATER)).toBe(1);
    const seated = [];
    for await (const page of dueBook(table).seatedIn(sessionId)) seated.push(...page);
    expect(seated).toEqual([people[1]]);
  });
});
