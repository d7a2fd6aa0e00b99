import { randomUUID } from "node:crypto";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { type ErasePorts, eraseAccount } from "../../../functions/core/account/erase-account.ts";
import { unlimited } from "../../../functions/core/seats/allowance.ts";
import type { HeldStatus } from "../../../functions/core/seats/rsvp.ts";
import { accountBook, type StoredRsvp } from "../../../functions/store/account/account-book.ts";
import { findPersonOfLink, replaceCalendarSecret } from "../../../functions/store/calendar/calendar-links.ts";
import { patience } from "../../../functions/store/dynamodb/backoff.ts";
import { aFewAtATime } from "../../../functions/store/dynamodb/batches.ts";
import type { Item, Table } from "../../../functions/store/dynamodb/table.ts";
import { updateItem } from "../../../functions/store/dynamodb/update.ts";
import {
  inboxKey,
  isRsvpKey,
  movesKey,
  noticeKey,
  preferencesKey,
  rateKey,
  sessionKey,
} from "../../../functions/store/keys.ts";
import { openLedger } from "../../../functions/store/ledger/rules.ts";
import { putPreferences, readPreferences } from "../../../functions/store/notices/preferences.ts";
import { isSilent } from "../../../functions/store/notices/silence.ts";
import { releaseBook } from "../../../functions/store/seats/release-book.ts";
import { makeTicket } from "../../../functions/store/tickets/make-ticket.ts";
import { aProgramme, NOW } from "../../support/builders.ts";
import { everyItem, violationsAmong } from "../../support/invariants.ts";
import { putItems } from "../../support/put-items.ts";
import { seededRsvp } from "../../support/seeded-waitlist.ts";
import { newTable } from "../../support/table.ts";

const OVER = "2026-12-27T09:00:00.000Z";
const TOMORROW = "2026-12-28T09:00:00.000Z";
const EARLIER = "2026-12-27T08:00:00.000Z";

let table: Table;
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});
afterEach(async () => {
  expect(violationsAmong(await everyItem(table))).toEqual([]);
});

/** A session whose ledger counts these people. */
async function aSession(people: Record<string, HeldStatus>, endsAt = TOMORROW): Promise<string> {
  const sessionId = `conf.${randomUUID()}`;
  const waiting = Object.values(people).filter((status) => status === "WAITLISTED").length;
  const taken = Object.keys(people).length - waiting;
  await updateItem(table, openLedger(sessionId, { capacity: Math.max(1, taken), lineClosesAt: endsAt }));
  await updateItem(table, {
    Key: { PK: `SESSION#${sessionId}`, SK: "LEDGER" },
    UpdateExpression:
      "SET taken = :taken, waiting = :waiting, reserved = :taken, joined = :waiting, sweepPK = :mark, sweepSK = :now",
    ExpressionAttributeValues: { ":taken": taken, ":waiting": waiting, ":mark": "LINE#0", ":now": NOW },
  });
  const programme = {
    ...sessionKey("conf", sessionId),
    ...aProgramme(sessionId, { startsAt: EARLIER, endsAt }),
  };
  const rsvps = Object.entries(people).map(([userId, status]) =>
    seededRsvp(userId, sessionId, status, EARLIER),
  );
  await putItems(table, [programme, ...rsvps]);
  return sessionId;
}

/** A person with something of each kind. Their name and address contain their id. */
async function aPerson() {
  const userId = `ada-${randomUUID()}`;
  const seat = await aSession({ [userId]: "CONFIRMED", other: "CONFIRMED", next: "WAITLISTED" });
  const wait = await aSession({ other: "CONFIRMED", [userId]: "WAITLISTED" });
  const over = await aSession({ [userId]: "CONFIRMED", other: "CONFIRMED" }, OVER);
  await makeTicket(table, { userId, eventId: "conf" }, { now: new Date(NOW) });
  const secret = await replaceCalendarSecret(table, userId, new Date(NOW));
  await putPreferences(table, userId, { channels: {}, reminderMinutes: 10, language: "en" });
  await putItems(table, [
    ...[1, 2, 3].map((n) => ({
      ...noticeKey(userId, "conf", EARLIER, `notice-${n}`),
      ...{ sessionId: seat, kind: "CONFIRMED" },
    })),
    { ...inboxKey(userId, "conf"), readUntil: `${EARLIER}#notice-1` },
    { ...movesKey(userId, "conf"), version: 1 },
    { ...rateKey("reserve", userId), h0: 1 },
  ]);
  return { userId, seat, wait, over, secret };
}

const isSent = { PutCommand: 1, UpdateCommand: 1, DeleteCommand: 1, TransactWriteCommand: 1 };

/** The table as a function sees it that dies after this many writes. */
function dyingAfter(writes: number): Table {
  let left = writes;
  const send: DynamoDBDocumentClient["send"] = async (command: object) => {
    if (left < 0) throw new Error("the function is dead");
    const answer = await table.client.send(command as never);
    if (command.constructor.name in isSent && --left < 0) throw new Error("the function dies");
    return answer as never;
  };
  return { ...table, client: { send } as DynamoDBDocumentClient };
}

let nudged: string[] = [];
const erase = (userId: string, on: Table = table, over: Partial<ErasePorts<StoredRsvp>> = {}) =>
  eraseAccount(
    { userId, email: null, requestId: randomUUID() },
    {
      book: accountBook(on, randomUUID),
      cancelling: () => ({
        allowance: unlimited,
        seats: releaseBook(on),
        clock: () => new Date(NOW),
        pause: patience(),
        nudge: async (sessionId) => void nudged.push(sessionId),
      }),
      clock: () => new Date(NOW),
      hasTime: () => true,
      forEach: aFewAtATime,
      ...over,
    },
  );

const itemsNaming = async (text: string): Promise<Item[]> =>
  (await everyItem(table)).filter((item) => JSON.stringify(item).includes(text));
const rsvpsOf = async (sessionId: string): Promise<Item[]> =>
  (await everyItem(table)).filter((item) => isRsvpKey(item) && item.SK === `RSVP#${sessionId}`);

describe("erasing an account", () => {
  it("leaves nothing in the table that names the person, except the silence, and others as they were", async () => {
    const { userId, seat, wait, over, secret } = await aPerson();
    const others = await itemsNaming("USER#other");
    nudged = [];
    expect(await erase(userId)).toEqual({ kind: "erased" });
    expect(await itemsNaming(userId)).toEqual([
      { ...preferencesKey(userId), silentUntil: NOW, ttl: expect.any(Number) },
    ]);
    expect(await findPersonOfLink(table, secret)).toBeNull();
    expect(await itemsNaming("USER#other")).toEqual(others);
    expect(nudged).toEqual([seat]);
    for (const sessionId of [seat, wait, over]) {
      const [nobodys] = (await rsvpsOf(sessionId)).filter(({ PK }) => PK.startsWith("USER#anonymous:"));
      expect(nobodys).toMatchObject({ name: null, email: null, version: 1 });
      expect(nobodys?.rsvpId).not.toContain(sessionId);
    }
  });

  it("keeps a seat in a session that is over, which figures and the roster still count", async () => {
    const { userId, over } = await aPerson();
    await erase(userId);
    const rsvps = await rsvpsOf(over);
    expect(rsvps.map(({ status }) => status)).toEqual(["CONFIRMED", "CONFIRMED"]);
    const [nobodys] = rsvps.filter(({ PK }) => PK.startsWith("USER#anonymous:"));
    expect(nobodys?.bySessionSK).toBe(`${EARLIER}#${nobodys?.PK.slice("USER#".length)}`);
  });

  it("may die after any of its writes, and ends when it is asked again", async () => {
    for (let writes = 0; ; writes++) {
      const { userId } = await aPerson();
      const outcome = await erase(userId, dyingAfter(writes)).catch(() => "died");
      expect(violationsAmong(await everyItem(table))).toEqual([]);
      await erase(userId);
      expect(await itemsNaming(userId)).toHaveLength(1);
      if (outcome !== "died") {
        expect(writes).toBeGreaterThan(14);
        break;
      }
    }
  });

  it("takes away what another tab makes meanwhile: a seat, a notice, a calendar link, a ticket", async () => {
    const { userId } = await aPerson();
    const book = accountBook(table, randomUUID);
    let isFirst = true;
    const isEmpty = async (id: string) => {
      if (isFirst) {
        isFirst = false;
        await aSession({ [userId]: "CONFIRMED" });
        await putItems(table, [{ ...noticeKey(userId, "conf", NOW, "late"), kind: "CONFIRMED" }]);
        await replaceCalendarSecret(table, userId, new Date(NOW));
        await makeTicket(table, { userId, eventId: "later" }, { now: new Date(NOW) });
      }
      return book.isEmpty(id);
    };
    await erase(userId, table, { book: { ...book, isEmpty } });
    expect(await itemsNaming(userId)).toHaveLength(1);
  });

  it("is not over while there is an RSVP beside the silence", async () => {
    const userId = randomUUID();
    const book = accountBook(table, randomUUID);
    await book.silence({ userId, requestId: "one" }, new Date(NOW));
    expect(await book.isEmpty(userId)).toBe(true);
    await aSession({ [userId]: "CONFIRMED" });
    expect(await book.isEmpty(userId)).toBe(false);
  });

  it("does not move an RSVP that has changed since it was found", async () => {
    const { userId, seat } = await aPerson();
    const book = accountBook(table, randomUUID);
    const [found] = (await book.findRsvps(userId)).filter(({ rsvp }) => rsvp.sessionId === seat);
    if (found === undefined) throw new Error("there is no RSVP");
    await erase(userId);
    await putItems(table, [{ ...found.item, version: 7 }]);
    await book.anonymize(found);
    expect((await rsvpsOf(seat)).filter(({ PK }) => PK === `USER#${userId}`)).toHaveLength(1);
    await putItems(table, [{ ...found.item, status: "CONFIRMED", version: 7 }]);
    await updateItem(table, {
      Key: { PK: `SESSION#${seat}`, SK: "LEDGER" },
      UpdateExpression: "ADD taken :one, reserved :one",
      ExpressionAttributeValues: { ":one": 1 },
    });
  });

  it("is done by two requests at once", async () => {
    const { userId } = await aPerson();
    await Promise.all([erase(userId), erase(userId)]);
    expect(await itemsNaming(userId)).toHaveLength(1);
  });
});

describe("the silence", () => {
  const silent = async (userId: string, at: string) => isSilent(await readPreferences(table, userId), { at });

  it("is about what happened before the account was erased, and ends when the person comes back", async () => {
    const { userId } = await aPerson();
    await erase(userId);
    expect(await silent(userId, NOW)).toBe(true);
    expect(await silent(userId, "2026-12-27T10:00:00.001Z")).toBe(false);
    await putPreferences(table, userId, { channels: {}, reminderMinutes: 10, language: "en" });
    expect(await silent(userId, NOW)).toBe(true);
    const [item] = await itemsNaming(userId);
    expect(item).not.toHaveProperty("ttl");
  });

  it("lasts while a request is at it, also if another one has ended", async () => {
    const userId = randomUUID();
    const book = accountBook(table, randomUUID);
    const [one, other] = ["one", "other"].map((requestId) => ({ userId, requestId }));
    if (!one || !other) throw new Error("two requests");
    await book.silence(one, new Date(Date.parse(NOW) + 20_000));
    await book.silence(other, new Date(Date.parse(NOW) + 30_000));
    await book.endSilence(one, new Date(NOW));
    expect(await silent(userId, "2026-12-27T10:00:30.000Z")).toBe(true);
    await book.endSilence(other, new Date(Date.parse(NOW) + 10_000));
    expect(await silent(userId, "2026-12-27T10:00:30.000Z")).toBe(false);
    await book.endSilence(one, new Date(NOW));
    expect(await silent(userId, "2026-12-27T10:00:10.000Z")).toBe(true);
  });

  it("does not end beside what was chosen while the request ran, so that the request forgets it as well", async () => {
    const userId = randomUUID();
    const book = accountBook(table, randomUUID);
    const person = { userId, requestId: "one" };
    await book.silence(person, new Date(Date.parse(NOW) + 30_000));
    await putPreferences(table, userId, { channels: {}, reminderMinutes: 60, language: "en" });
    expect(await book.endSilence(person, new Date(NOW))).toBe(false);
    expect(await silent(userId, "2026-12-27T10:00:20.000Z")).toBe(true);
    await book.silence(person, new Date(Date.parse(NOW) + 30_000));
    expect(await book.endSilence(person, new Date(NOW))).toBe(true);
    expect(await readPreferences(table, userId)).toMatchObject({ reminderMinutes: 30 });
  });

  it("does not end what the person has chosen since they came back", async () => {
    const userId = randomUUID();
    const book = accountBook(table, randomUUID);
    await putPreferences(table, userId, { channels: {}, reminderMinutes: 60, language: "en" });
    expect(await book.endSilence({ userId, requestId: "late" }, new Date(NOW))).toBe(false);
    expect(await readPreferences(table, userId)).toMatchObject({ reminderMinutes: 60 });
    expect(await silent(userId, EARLIER)).toBe(false);
  });
});
