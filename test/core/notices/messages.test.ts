import { describe, expect, it } from "vitest";
import type {
  MessageTarget,
  OrganizerMessage,
  Recipient,
} from "../../../functions/core/notices/organizer-message.ts";
import {
  messageOfNotice,
  noticeOfMessage,
  sessionsFor,
} from "../../../functions/core/notices/organizer-message.ts";
import { type SpreadingPorts, spreadMessage } from "../../../functions/core/notices/spread-message.ts";
import { type MessageBook, writeMessage } from "../../../functions/core/notices/write-message.ts";
import type { ConferenceEvent, StoredProgramme } from "../../../functions/core/programme/session.ts";

const session = (sessionId: string, startsAt: string, room: string | null = "Hall 1") =>
  ({ sessionId, startsAt, endsAt: startsAt, room, title: sessionId }) as StoredProgramme;
/** Midnight in Berlin is at 23:00 UTC. */
const PROGRAMME = [
  session("conf.late", "2026-12-27T23:30:00.000Z"),
  session("conf.early", "2026-12-27T09:00:00.000Z", "Hall 2"),
  session("conf.noon", "2026-12-27T11:00:00.000Z"),
  session("conf.nowhere", "2026-12-28T11:00:00.000Z", null),
];
const chosen = (to: MessageTarget, dayChange = 0) =>
  sessionsFor(to, PROGRAMME, { timeZone: "Europe/Berlin", dayChange }).map(({ sessionId }) =>
    sessionId.slice(5),
  );

describe("the sessions of a message", () => {
  it("are one, those of a room, of a day on the event's clocks, of both, or all, in order of start", () => {
    expect(chosen({ sessionId: "conf.noon" })).toEqual(["noon"]);
    expect(chosen({ room: "Hall 1" })).toEqual(["noon", "late"]);
    expect(chosen({ day: "2026-12-27" })).toEqual(["early", "noon"]);
    expect(chosen({ day: "2026-12-28" })).toEqual(["late", "nowhere"]);
    expect(chosen({ room: "Hall 1", day: "2026-12-28" })).toEqual(["late"]);
    expect(chosen({ everybody: true })).toEqual(["early", "noon", "late", "nowhere"]);
  });

  it("belong to the evening before if they start before the day ends", () => {
    expect(chosen({ day: "2026-12-27" }, 31)).toEqual(["early", "noon", "late"]);
    expect(chosen({ day: "2026-12-27" }, 30)).toEqual(["early", "noon"]);
    expect(chosen({ day: "2026-12-28" }, 300)).toEqual(["nowhere"]);
  });

  it("are none if nothing is there", () => {
    for (const to of [{ sessionId: "conf.other" }, { room: "hall 1" }, { day: "2026-12-29" }])
      expect(chosen(to)).toEqual([]);
  });
});

const MESSAGE: OrganizerMessage = {
  ...{
    eventId: "conf",
    messageId: "m1",
    to: { everybody: true },
    audience: "all",
    title: "Hello",
    text: "Hi",
  },
  ...{ sentBy: { userId: "olga", name: "Olga" }, sentAt: "2026-12-27T10:00:00.000Z", recipients: 3 },
  ...{ state: "SENDING", told: 0, toldTo: "" },
};
const EVENT = { eventId: "conf", published: true, timeZone: "Europe/Berlin" } as ConferenceEvent;
const recipient = (n: number): Recipient => ({
  userId: `u${String(n).padStart(4, "0")}`,
  sessionId: "conf.noon",
});

it("the notice of a message leads back to it", () => {
  const notice = noticeOfMessage(MESSAGE, recipient(1));
  expect(messageOfNotice(notice)).toEqual({ eventId: "conf", sentAt: MESSAGE.sentAt, messageId: "m1" });
  expect(messageOfNotice({ ...notice, kind: "REMINDER" })).toBeNull();
});

describe("writing a message", () => {
  const { sentAt: _, recipients: __, state: ___, told: ____, toldTo: _____, ...DRAFT } = MESSAGE;
  const write = (book: Partial<MessageBook>, draft = DRAFT) =>
    writeMessage(draft, {
      clock: () => new Date(MESSAGE.sentAt),
      book: {
        ...{ find: async () => null, findEvent: async () => EVENT, programmesOf: async () => PROGRAMME },
        ...{ recipientsIn: async () => [1, 2, 3].map(recipient), put: async () => ({ kind: "written" }) },
        ...book,
      },
    });

  it("makes its record, with the number of people", async () => {
    expect(await write({})).toEqual({ kind: "written", message: MESSAGE });
  });

  it("again is the same record, also if another request wrote it a moment ago", async () => {
    const known = { ...MESSAGE, told: 3, state: "SENT" } as const;
    expect(await write({ find: async () => known })).toEqual({ kind: "repeated", message: known });
    const put = async () => ({ kind: "known", message: known }) as const;
    expect(await write({ put })).toEqual({ kind: "repeated", message: known });
  });

  it.each([
    { title: "Other" },
    { text: "Other" },
    { audience: "seats" as const },
    { to: { day: "2026-12-27" } },
  ])("again with %j is refused", async (over) => {
    expect(await write({ find: async () => ({ ...MESSAGE, ...over }) })).toEqual({ kind: "other-content" });
  });

  it("is refused without an event, for a draft, without a session and without people", async () => {
    expect(await write({ findEvent: async () => null })).toEqual({ kind: "event-not-found" });
    expect(await write({ findEvent: async () => ({ ...EVENT, published: false }) })).toEqual({
      kind: "event-is-draft",
    });
    expect(await write({ recipientsIn: async () => [] })).toEqual({ kind: "nobody-to-tell" });
    expect(await write({ programmesOf: async () => [] })).toEqual({ kind: "nobody-to-tell" });
    const to = (target: MessageTarget) => write({}, { ...DRAFT, to: target });
    expect(await to({ sessionId: "conf.x" })).toEqual({ kind: "no-such-session", sessionId: "conf.x" });
    expect(await to({ room: "x" })).toEqual({ kind: "no-session-there", part: "room" });
    expect(await to({ room: "Hall 1", day: "2026-12-29" })).toEqual({
      kind: "no-session-there",
      part: "day",
    });
  });
});

describe("spreading a message", () => {
  function ports(people: readonly Recipient[], hasTime = () => true) {
    let record: OrganizerMessage = MESSAGE;
    const told: string[] = [];
    const spreading: SpreadingPorts = {
      hasTime,
      forEach: async (all, act) => {
        for (const each of all) await act(each);
      },
      tell: async ({ userId }) => {
        told.push(userId);
        return true;
      },
      book: {
        ...{
          findRecord: async () => record,
          findEvent: async () => EVENT,
          programmesOf: async () => PROGRAMME,
        },
        ...{ recipientsIn: async () => people, peopleToTell: async () => new Map() },
        advance: async (message, progress) => {
          record = { ...message, ...progress };
          return record;
        },
      },
    };
    return { told, spreading, record: () => record };
  }
  const people = Array.from({ length: 250 }, (_, n) => recipient(n));

  it("tells everybody once in several runs, if a run has little time", async () => {
    const { spreading, told, record } = ports(people, () => false);
    const kinds = [];
    for (let run = 0; run < 4; run++) kinds.push((await spreadMessage(MESSAGE, spreading)).kind);
    expect(kinds).toEqual(["unfinished", "unfinished", "sent", "left"]);
    expect(told).toEqual(people.map(({ userId }) => userId));
    expect(record()).toMatchObject({ told: 250, state: "SENT", toldTo: "u0249" });
  });

  it("ends even if everybody has left meanwhile, and leaves the rest to a run that is further", async () => {
    const { spreading, record } = ports([]);
    expect((await spreadMessage(MESSAGE, spreading)).kind).toBe("sent");
    expect(record()).toMatchObject({ told: 0, state: "SENT" });
    const overtaken = ports(people).spreading;
    const book = { ...overtaken.book, advance: async () => null };
    expect(await spreadMessage(MESSAGE, { ...overtaken, book })).toEqual({ kind: "left" });
  });
});
