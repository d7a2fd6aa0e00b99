import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import type { MessageTarget, OrganizerMessage } from "../../../functions/core/notices/organizer-message.ts";
import { spreadMessage } from "../../../functions/core/notices/spread-message.ts";
import { aFewAtATime } from "../../../functions/store/dynamodb/batches.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import {
  bySessionPartition,
  eventKey,
  ledgerItemKey,
  ledgerKey,
  messageKey,
  rsvpKey,
  sessionKey,
} from "../../../functions/store/keys.ts";
import { spreadingBook } from "../../../functions/store/notices/message-book.ts";
import {
  findMessage,
  MESSAGE_LIMIT,
  newMessageOf,
  putMessage,
  readMessages,
} from "../../../functions/store/notices/messages.ts";
import { readNotices } from "../../../functions/store/notices/notice-book.ts";
import { recipientsIn } from "../../../functions/store/notices/recipients.ts";
import { tell } from "../../../functions/store/notices/tell.ts";
import { putItems } from "../../support/put-items.ts";
import { newTable } from "../../support/table.ts";
import { isWrite, watchedTable } from "../dynamodb/watched-table.ts";

let table: Table;
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

const AT = "2026-12-27T10:00:00.000Z";
let events = 0;
let eventId = "";
beforeEach(() => {
  events += 1;
  eventId = `conf-${events}`;
});
const message = (over: Partial<OrganizerMessage> = {}): OrganizerMessage => ({
  ...{ eventId, messageId: "m1", to: { everybody: true }, audience: "all", title: "Hello", text: "Hi there" },
  ...{ sentBy: { userId: `olga-${eventId}`, name: "Olga" }, sentAt: AT, recipients: 3 },
  ...{ state: "SENDING", told: 0, toldTo: "" },
  ...over,
});

interface Held {
  readonly user: string;
  readonly status?: "CONFIRMED" | "OFFERED" | "WAITLISTED";
  readonly part?: number;
}

/** A session with its people, in a ledger with this number of parts. */
async function hasPeople(
  token: string,
  people: readonly Held[],
  { hour = 10, room = "Hall 1", parts = 0 } = {},
) {
  const sessionId = `${eventId}.${token}`;
  const startsAt = `2026-12-27T${hour}:00:00.000Z`;
  const counts = (part: number) => {
    const here = people.filter((each) => (each.part ?? 0) === part);
    const waiting = here.filter(({ status }) => status === "WAITLISTED").length;
    return { taken: here.length - waiting, waiting };
  };
  await putItems(table, [
    { ...eventKey(eventId), eventId, title: "Camp", timeZone: "Europe/Berlin", startsAt, endsAt: startsAt },
    { ...sessionKey(eventId, sessionId), sessionId, eventId, title: token, room, startsAt, endsAt: startsAt },
    {
      ...ledgerKey(sessionId),
      sessionId,
      state: "OPEN",
      ...counts(0),
      ...(parts > 0 && { parts, epoch: 1 }),
    },
    ...Array.from({ length: parts }, (_, n) => ({
      ...ledgerItemKey(sessionId, n + 1),
      ...{ epoch: 1, capacity: 100, ...counts(n + 1) },
    })),
    ...people.map(({ user, status = "CONFIRMED", part = 0 }) => ({
      ...rsvpKey(user, sessionId),
      ...{ status, bySessionPK: bySessionPartition(sessionId, status, part), bySessionSK: `${AT}#${user}` },
    })),
  ]);
  return sessionId;
}

describe("the record of a message", () => {
  it("is written once for an id, at whatever time it is asked again", async () => {
    expect(await putMessage(table, message())).toEqual({ kind: "written" });
    const again = message({ sentAt: "2026-12-27T10:00:01.000Z", title: "Other" });
    expect(await putMessage(table, again)).toEqual({ kind: "known", message: message() });
    expect(await findMessage(table, eventId, "m1")).toEqual(message());
    expect(await findMessage(table, eventId, "m2")).toBeNull();
    expect((await readMessages(table, { eventId, limit: 10 })).messages).toEqual([message()]);
  });

  it("is written once by two requests at once", async () => {
    const times = [AT, "2026-12-27T10:00:00.001Z"];
    const puts = await Promise.all(times.map((sentAt) => putMessage(table, message({ sentAt }))));
    expect(puts.map(({ kind }) => kind).sort()).toEqual(["known", "written"]);
    expect((await readMessages(table, { eventId, limit: 10 })).messages).toHaveLength(1);
  });

  it("is refused to an organizer who has sent too many within the hour, and a known one is known then too", async () => {
    for (let n = 0; n < MESSAGE_LIMIT.calls; n++) await putMessage(table, message({ messageId: `m${n}` }));
    const next = message({ messageId: "next", sentAt: "2026-12-27T10:59:59.000Z" });
    expect(await putMessage(table, next)).toEqual({ kind: "limited", retryAfterMs: 1_000 });
    expect(await findMessage(table, eventId, "next")).toBeNull();
    expect(await putMessage(table, message({ messageId: "m3" }))).toMatchObject({ kind: "known" });
    const other = { ...next, sentBy: { userId: "otto", name: null } };
    expect(await putMessage(table, other)).toEqual({ kind: "written" });
    const later = message({ messageId: "later", sentAt: "2026-12-27T11:00:00.000Z" });
    expect(await putMessage(table, later)).toEqual({ kind: "written" });
  });

  it("is on pages, the last ones first", async () => {
    for (const n of [1, 2, 3])
      await putMessage(table, message({ messageId: `m${n}`, sentAt: AT.replace("10:", `1${n}:`) }));
    const first = await readMessages(table, { eventId, limit: 2 });
    expect(first.messages.map(({ messageId }) => messageId)).toEqual(["m3", "m2"]);
    const second = await readMessages(table, { eventId, limit: 2, before: first.next ?? undefined });
    expect(second.messages.map(({ messageId }) => messageId)).toEqual(["m1"]);
    expect(second.next).toBeNull();
  });

  it("comes from the stream when it is new, and other items and its progress do not", () => {
    const image = marshall({ ...messageKey("conf", AT, "m1"), title: "Hello" });
    expect(newMessageOf({ NewImage: image })).toEqual({ eventId: "conf", sentAt: AT, messageId: "m1" });
    expect(newMessageOf({ OldImage: image, NewImage: image })).toBeNull();
    expect(newMessageOf({ OldImage: image })).toBeNull();
    expect(newMessageOf({ NewImage: marshall(rsvpKey("ada", "conf.talk")) })).toBeNull();
  });
});

describe("the recipients of a message", () => {
  it("are the people of all sessions, once each with their first session, at every part of a ledger", async () => {
    const early = await hasPeople(
      "early",
      [
        { user: "kim", part: 2 },
        { user: "mia", status: "OFFERED" },
        { user: "nia", status: "WAITLISTED", part: 1 },
      ],
      { parts: 2 },
    );
    const late = await hasPeople("late", [{ user: "kim" }, { user: "leo" }], { hour: 12 });
    const empty = await hasPeople("empty", []);
    const found = (audience: "seats" | "waiting" | "all") =>
      recipientsIn(table, [early, late, empty], audience);
    expect(await found("all")).toEqual([
      { userId: "kim", sessionId: early },
      { userId: "leo", sessionId: late },
      { userId: "mia", sessionId: early },
      { userId: "nia", sessionId: early },
    ]);
    expect((await found("seats")).map(({ userId }) => userId)).toEqual(["kim", "leo"]);
    expect((await found("waiting")).map(({ userId }) => userId)).toEqual(["mia", "nia"]);
  });
});

/** Spreads on a table that may be watched, and returns the channels' messages. */
async function spread(over: Table, sent: string[] = []) {
  const queue = {
    sendAll: async (all: readonly { userId: string }[]) => void sent.push(...all.map(({ userId }) => userId)),
  };
  const ref = { eventId, sentAt: AT, messageId: "m1" };
  const tellOn = (notice: Parameters<typeof tell>[1]) =>
    tell({ table: over, queue, available: ["mail"] }, notice);
  return spreadMessage(ref, {
    ...{ book: spreadingBook(over), tell: tellOn, forEach: aFewAtATime, hasTime: () => true },
  });
}

const inboxOf = (userId: string) => readNotices(table, { userId, eventId, limit: 10 });

describe("spreading a message", () => {
  it("gives 300 people in several sessions one notice each, and counts them", async () => {
    const users = Array.from({ length: 300 }, (_, n) => `${eventId}-u${n}`);
    await hasPeople(
      "one",
      users.map((user) => ({ user })),
    );
    await hasPeople(
      "two",
      users.filter((_, n) => n % 2 === 0).map((user) => ({ user })),
      { hour: 12 },
    );
    await hasPeople(
      "crowd",
      users.map((user, n) => ({ user, part: n % 3 })),
      { hour: 14, parts: 2 },
    );
    await putMessage(table, message());
    const sent: string[] = [];
    expect(await spread(table, sent)).toMatchObject({ kind: "sent" });
    expect(sent.toSorted()).toEqual(users.toSorted());
    expect(await findMessage(table, eventId, "m1")).toMatchObject({ state: "SENT", told: 300 });
    for (const user of users.slice(0, 20))
      expect(await inboxOf(user)).toMatchObject([{ kind: "MESSAGE", sessionId: `${eventId}.one`, at: AT }]);
    expect(await spread(table, sent)).toEqual({ kind: "left" });
    expect(sent).toHaveLength(300);
  });

  it("tells only the people of its room", async () => {
    await hasPeople("here", [{ user: "ada" }]);
    await hasPeople("there", [{ user: "bob" }], { room: "Hall 2" });
    await putMessage(table, message({ to: { room: "Hall 2" } as MessageTarget }));
    await spread(table);
    expect(await inboxOf("ada")).toEqual([]);
    expect(await inboxOf("bob")).toHaveLength(1);
  });

  it("is carried on by the next run, whichever write a run dies before or after, and counts everybody once", async () => {
    const users = Array.from({ length: 8 }, (_, n) => `u${n}`);
    await hasPeople(
      "talk",
      users.map((user) => ({ user })),
    );
    for (let fatal = 1; fatal <= users.length + 1; fatal++) {
      const messageId = "m1";
      await table.client.send(
        new DeleteCommand({ TableName: table.name, Key: messageKey(eventId, AT, messageId) }),
      );
      await putItems(table, [recordOf(message())]);
      let writes = 0;
      const dying = watchedTable(table, (operation) => {
        if (isWrite(operation) && ++writes >= fatal) throw new Error("killed");
      });
      await expect(spread(dying)).rejects.toThrow("killed");
      expect(await spread(table)).toMatchObject({ kind: "sent", message: { told: 8, toldTo: "u7" } });
    }
    for (const user of users) expect(await inboxOf(user)).toHaveLength(1);
  });

  it("by two runs at once tells and counts everybody once", async () => {
    const users = Array.from({ length: 230 }, (_, n) => `${eventId}-u${n}`);
    await hasPeople(
      "talk",
      users.map((user) => ({ user })),
    );
    await putMessage(table, message());
    const kinds = (await Promise.all([1, 2].map(() => spread(table)))).map(({ kind }) => kind);
    expect(kinds).toContain("sent");
    expect(await findMessage(table, eventId, "m1")).toMatchObject({ state: "SENT", told: 230 });
    for (const user of users.slice(0, 20)) expect(await inboxOf(user)).toHaveLength(1);
  });

  it("does not go back when a slow run writes its progress late", async () => {
    await putMessage(table, message());
    const book = spreadingBook(table);
    const further = await book.advance(message(), { told: 5, toldTo: "u5", state: "SENDING" });
    expect(further).toMatchObject({ told: 5 });
    expect(await book.advance(message(), { told: 3, toldTo: "u3", state: "SENDING" })).toBeNull();
    const end = { told: 9, toldTo: "u5", state: "SENT" } as const;
    expect(further && (await book.advance(further, end))).toMatchObject(end);
    expect(further && (await book.advance(further, { ...end, state: "SENDING" }))).toBeNull();
    expect(await findMessage(table, eventId, "m1")).toMatchObject(end);
  });
});

function recordOf({ eventId: event, messageId, sentAt, ...content }: OrganizerMessage) {
  return { ...messageKey(event, sentAt, messageId), ...content };
}
