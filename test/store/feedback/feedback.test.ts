import { randomUUID } from "node:crypto";
import { QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import type { Feedback } from "../../../functions/core/feedback/feedback.ts";
import {
  type FeedbackBook,
  giveFeedback,
  takeFeedbackBack,
} from "../../../functions/core/feedback/give-feedback.ts";
import { unlimited } from "../../../functions/core/seats/allowance.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { askingBook } from "../../../functions/store/feedback/asking-book.ts";
import { readAllComments, readComments } from "../../../functions/store/feedback/comments.ts";
import { feedbackBook } from "../../../functions/store/feedback/feedback-book.ts";
import {
  readEventFeedback,
  readSessionFeedback,
} from "../../../functions/store/feedback/feedback-summary.ts";
import { forgetFeedback } from "../../../functions/store/feedback/forget-feedback.ts";
import {
  eventKey,
  feedbackKey,
  ledgerKey,
  rsvpKey,
  sessionFeedbackPartition,
  sessionKey,
} from "../../../functions/store/keys.ts";
import { aProgramme } from "../../support/builders.ts";
import { feedbackViolations } from "../../support/feedback-invariants.ts";
import { everyItem } from "../../support/invariants.ts";
import { putItems } from "../../support/put-items.ts";
import { seededRsvp } from "../../support/seeded-waitlist.ts";
import { newTable } from "../../support/table.ts";

const STARTS = "2026-12-27T09:00:00.000Z";
const ENDS = "2026-12-27T10:00:00.000Z";
const SOON = new Date("2026-12-27T10:20:30.456Z");
const HOUR = "2026-12-27T10:00:00.000Z";

let table: Table;
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});
afterEach(async () => {
  expect(feedbackViolations(await everyItem(table))).toEqual([]);
});

interface Wanted {
  readonly desk?: object;
  readonly session?: object;
  readonly event?: object;
}

/** A session that was over a moment ago, with seats of these people. Each is in an event of its own. */
async function aSession(people: readonly string[], { desk, session, event }: Wanted = {}): Promise<string> {
  const eventId = `conf-${randomUUID().slice(0, 8)}`;
  const sessionId = `${eventId}.talk`;
  const times = { startsAt: STARTS, endsAt: ENDS };
  await putItems(table, [
    { ...eventKey(eventId), eventId, title: "Conf", timeZone: "UTC", published: true, ...times, ...event },
    { ...sessionKey(eventId, sessionId), ...aProgramme(sessionId, times), ...session },
    {
      ...ledgerKey(sessionId),
      ...{ taken: people.length, waiting: 0, state: "OPEN", lineClosesAt: STARTS, endsAt: ENDS, ...desk },
    },
    ...people.map((userId) => seededRsvp(userId, sessionId, "CONFIRMED", STARTS)),
  ]);
  return sessionId;
}

const book = (): FeedbackBook => feedbackBook(table);
const callOf = (sessionId: string, userId: string) => ({
  ...{ requestId: randomUUID(), sessionId },
  attendee: { userId, name: `${userId} Example` },
});
const ports = (over: { readonly book?: FeedbackBook; readonly now?: Date } = {}) => ({
  ...{ book: over.book ?? book(), allowance: unlimited },
  clock: () => over.now ?? SOON,
});
const say = (
  sessionId: string,
  userId: string,
  feedback: Partial<Feedback>,
  over: Parameters<typeof ports>[0] = {},
) =>
  giveFeedback(
    callOf(sessionId, userId),
    { rating: 4, comment: null, named: false, ...feedback },
    ports(over),
  );
const kindOf = async (outcome: ReturnType<typeof say>) => {
  const found = await outcome;
  return found.kind === "refused" ? found.state : found.kind;
};
const figures = async (sessionId: string) => (await readSessionFeedback(table, sessionId))?.figures;
const commentsOf = (sessionId: string, namedAlone = false) =>
  readAllComments(table, { sessionId, namedAlone });
const set = (key: object, attributes: Record<string, unknown>) =>
  table.client.send(
    new UpdateCommand({
      ...{ TableName: table.name, Key: key as Record<string, unknown> },
      UpdateExpression: `SET ${Object.keys(attributes)
        .map((name) => `#${name} = :${name}`)
        .join(", ")}`,
      ExpressionAttributeNames: Object.fromEntries(Object.keys(attributes).map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [`:${name}`, value]),
      ),
    }),
  );
/** Does something between the look of a request and its write, once. */
const meanwhile = (act: () => Promise<unknown>): FeedbackBook => {
  let isDone = false;
  return {
    ...book(),
    async look(sessionId, userId) {
      const seen = await book().look(sessionId, userId);
      if (!isDone) {
        isDone = true;
        await act();
      }
      return seen;
    },
  };
};
const crowd = ["ann", "ben", "cat", "dan"];

describe("what a person says", () => {
  it("is counted once, also if the request comes again, and a change counts the old rating out", async () => {
    const sessionId = await aSession(crowd);
    for (const user of ["ben", "cat", "dan"]) await say(sessionId, user, { rating: 5 });
    expect(await kindOf(say(sessionId, "ann", { rating: 2, comment: "Too loud" }))).toBe("given");
    expect(await kindOf(say(sessionId, "ann", { rating: 2, comment: "Too loud" }))).toBe("unchanged");
    const first = { answers: 4, mayAnswer: 4, answerRate: 1, comments: 1, tooFew: false, mean: 4.25 };
    expect(await figures(sessionId)).toEqual({ ...first, distribution: [0, 1, 0, 0, 3] });
    expect(await kindOf(say(sessionId, "ann", { rating: 4 }))).toBe("given");
    const second = { ...first, comments: 0, mean: 4.75, distribution: [0, 0, 0, 1, 3] };
    expect(await figures(sessionId)).toEqual(second);
    expect(await commentsOf(sessionId)).toEqual([]);
  });

  it("can be taken back at any time, and said again only in time", async () => {
    const sessionId = await aSession(crowd);
    const late = { now: new Date("2027-01-03T10:00:00.000Z") };
    await say(sessionId, "ann", { rating: 1, comment: "Bad" });
    const back = () => takeFeedbackBack(callOf(sessionId, "ann"), ports(late));
    expect((await back()).kind).toBe("taken-back");
    expect((await back()).kind).toBe("unchanged");
    expect(await figures(sessionId)).toMatchObject({ answers: 0, comments: 0 });
    expect(await kindOf(say(sessionId, "ann", {}, late))).toBe("OVER");
    expect(await kindOf(say(sessionId, "ann", { rating: 3 }))).toBe("given");
    expect((await book().look(sessionId, "ann"))?.own).toMatchObject({ rating: 3, comment: null });
  });

  it("is one answer, whichever of several devices comes last", async () => {
    const sessionId = await aSession(crowd);
    const ratings = [1, 2, 3, 4, 5] as const;
    await Promise.all(
      ratings.map((rating) => say(sessionId, "ann", { rating, comment: `I say ${rating}`, named: true })),
    );
    expect(await figures(sessionId)).toMatchObject({ answers: 1, comments: 1 });
    expect(await commentsOf(sessionId)).toHaveLength(1);
  });

  it("is decided again if another device has answered between look and write", async () => {
    const sessionId = await aSession(crowd);
    const first = meanwhile(() => say(sessionId, "ann", { rating: 1, comment: "First" }));
    expect(await kindOf(say(sessionId, "ann", { rating: 5, comment: "Last" }, { book: first }))).toBe(
      "given",
    );
    expect((await commentsOf(sessionId)).map(({ comment }) => comment)).toEqual(["Last"]);
    const changed = meanwhile(() => say(sessionId, "ann", { rating: 2 }));
    expect(await kindOf(say(sessionId, "ann", { rating: 3 }, { book: changed }))).toBe("given");
    expect(await figures(sessionId)).toMatchObject({ answers: 1 });
  });
});

describe("only people who were there", () => {
  it("may answer: with a seat where no door was used, and checked in where one was", async () => {
    const seats = await aSession(["ann"]);
    expect(await kindOf(say(seats, "eve", {}))).toBe("NOT_THERE");
    expect(await kindOf(say(seats, "ann", {}))).toBe("given");
    const door = await aSession(crowd, { desk: { checkIns: 5, inside: 4, walkIns: 2 } });
    await set(rsvpKey("ann", door), { checkedInAt: STARTS });
    expect(await kindOf(say(door, "ann", {}))).toBe("given");
    expect(await kindOf(say(door, "ben", {}))).toBe("NOT_THERE");
    expect(await figures(door)).toMatchObject({ mayAnswer: 2, answers: 1, answerRate: 0.5 });
  });

  it("are proved by the write: not a seat, a check-in or an unused door that is gone by then", async () => {
    const seat = await aSession(crowd);
    const gone = meanwhile(() => set(rsvpKey("ann", seat), { status: "CANCELLED" }));
    expect(await kindOf(say(seat, "ann", {}, { book: gone }))).toBe("NOT_THERE");
    const used = meanwhile(() => set(ledgerKey(seat), { checkIns: 1 }));
    expect(await kindOf(say(seat, "ben", {}, { book: used }))).toBe("NOT_THERE");
    const door = await aSession(crowd, { desk: { checkIns: 2, inside: 2 } });
    await set(rsvpKey("ann", door), { checkedInAt: STARTS });
    await set(rsvpKey("ben", door), { checkedInAt: STARTS });
    const undone = meanwhile(() => putItems(table, [seededRsvp("ann", door, "CONFIRMED", STARTS)]));
    expect(await kindOf(say(door, "ann", {}, { book: undone }))).toBe("NOT_THERE");
    const removed = meanwhile(() => set(rsvpKey("ben", door), { status: "CANCELLED" }));
    expect(await kindOf(say(door, "ben", {}, { book: removed }))).toBe("NOT_THERE");
    expect([await figures(seat), await figures(door)]).toMatchObject([{ answers: 0 }, { answers: 0 }]);
  });

  it("are asked, unless session or event asks nobody, and nobody answers for a draft", async () => {
    const offSession = await aSession(["ann"], { session: { feedback: false } });
    expect(await kindOf(say(offSession, "ann", {}))).toBe("OFF");
    const offEvent = await aSession(["ann"], { event: { feedback: false } });
    expect(await kindOf(say(offEvent, "ann", {}))).toBe("OFF");
    expect(await readSessionFeedback(table, offEvent)).toMatchObject({ isAsked: false });
    const draft = await aSession(["ann"], { desk: { draft: true } });
    expect(await kindOf(say(draft, "ann", {}))).toBe("session-not-found");
  });
});

describe("a comment that is not named", () => {
  it("leads nowhere: not by its id, its time, its order or its attributes", async () => {
    const sessionId = await aSession(crowd);
    for (const user of crowd) await say(sessionId, user, { comment: `So says ${user.length}`, rating: 3 });
    const shown = (await everyItem(table)).filter(({ PK }) => PK === sessionFeedbackPartition(sessionId));
    const ids = crowd.map((user) => `${sessionId}-${user}`);
    for (const item of shown) {
      const text = JSON.stringify(item);
      for (const trace of [...crowd, ...ids, "Example", "20:30"]) expect(text).not.toContain(trace);
      if (item.SK !== "SUMMARY")
        expect(Object.keys(item).toSorted()).toEqual(["PK", "SK", "comment", "rating"]);
    }
    expect((await commentsOf(sessionId)).map(({ answeredAt }) => answeredAt)).toEqual([
      HOUR,
      HOUR,
      HOUR,
      HOUR,
    ]);
  });

  it("gets another id with each change, and its name when the person ticks it", async () => {
    const sessionId = await aSession(crowd);
    const idOf = async () => (await book().look(sessionId, "ann"))?.own?.commentId;
    await say(sessionId, "ann", { comment: "Good", named: true });
    const first = await idOf();
    expect((await commentsOf(sessionId))[0]?.name).toBe("ann Example");
    await say(sessionId, "ann", { comment: "Good" });
    expect(await idOf()).not.toBe(first);
    expect((await commentsOf(sessionId))[0]?.name).toBeNull();
    expect(await commentsOf(sessionId, true)).toEqual([]);
  });
});

it("comments have pages, the last hour first, also of one rating", async () => {
  const sessionId = await aSession(crowd);
  const ratings = { ann: 5, ben: 1, cat: 5, dan: 5 } as const;
  for (const [index, [user, rating]] of Object.entries(ratings).entries())
    await say(
      sessionId,
      user,
      { rating, comment: user },
      { now: new Date(SOON.getTime() + index * 3_600_000) },
    );
  const request = { sessionId, namedAlone: false, limit: 2 };
  const first = await readComments(table, request);
  expect(first?.comments.map(({ comment }) => comment)).toEqual(["dan", "cat"]);
  const second = await readComments(table, { ...request, cursor: first?.nextCursor ?? "" });
  expect(second?.comments.map(({ comment }) => comment)).toEqual(["ben", "ann"]);
  const best = await readComments(table, { ...request, rating: 5, limit: 3 });
  expect(best?.comments.map(({ comment }) => comment)).toEqual(["dan", "cat", "ann"]);
  expect(
    await readComments(table, { ...request, cursor: Buffer.from("SUMMARY").toString("base64url") }),
  ).toBeNull();
  const eventId = sessionId.split(".")[0] ?? "";
  expect((await readEventFeedback(table, eventId, SOON.toISOString()))?.sessions).toMatchObject([
    { programme: { sessionId }, figures: { answers: 4, distribution: [1, 0, 0, 0, 3] } },
  ]);
  expect((await readEventFeedback(table, eventId, STARTS))?.sessions).toEqual([]);
  const booth = await aSession(["ada"], { session: { kind: "BOOTH" } });
  const itsEvent = booth.split(".")[0] ?? "";
  expect((await readEventFeedback(table, itsEvent, SOON.toISOString()))?.sessions).toEqual([]);
});

it("erasing an account takes comment and name away, and leaves the rating to nobody", async () => {
  const sessionId = await aSession(crowd);
  for (const user of ["ben", "cat", "dan"]) await say(sessionId, user, { rating: 5 });
  await say(sessionId, "ann", { rating: 1, comment: "I am Ann", named: true });
  await forgetFeedback(table, "ann");
  await forgetFeedback(table, "ann");
  expect(await figures(sessionId)).toMatchObject({ comments: 0, distribution: [1, 0, 0, 0, 3] });
  const left = (await everyItem(table)).filter(
    ({ PK, SK }) => PK.includes(sessionId) || SK.includes(sessionId),
  );
  expect(left.filter((item) => JSON.stringify(item).includes("I am Ann"))).toEqual([]);
  expect(left.some(({ SK, PK }) => PK === "USER#ann" && SK === feedbackKey("ann", sessionId).SK)).toBe(false);
});

it("erasing leaves an answer that is changed meanwhile to its next look", async () => {
  const sessionId = await aSession(["ann"]);
  await say(sessionId, "ann", { rating: 1, comment: "First" });
  let isDone = false;
  const send = async (command: object) => {
    const answer = await table.client.send(command as QueryCommand);
    if (command instanceof QueryCommand && !isDone) {
      isDone = true;
      await say(sessionId, "ann", { rating: 2, comment: "Second" });
    }
    return answer;
  };
  await forgetFeedback({ ...table, client: { send } as unknown as Table["client"] }, "ann");
  expect((await commentsOf(sessionId)).map(({ comment }) => comment)).toEqual(["Second"]);
  expect((await book().look(sessionId, "ann"))?.own?.rating).toBe(2);
  await forgetFeedback(table, "ann");
  expect(await commentsOf(sessionId)).toEqual([]);
});

describe("people are asked", () => {
  async function toAsk(sessionId: string): Promise<string[]> {
    const people: string[] = [];
    for await (const page of askingBook(table).peopleToAsk(sessionId)) people.push(...page);
    return people.toSorted();
  }

  it("who were there and have not answered", async () => {
    const seats = await aSession(crowd);
    await say(seats, "ann", {});
    await say(seats, "ben", {});
    await takeFeedbackBack(callOf(seats, "ben"), ports());
    expect(await toAsk(seats)).toEqual(["cat", "dan"]);
    const door = await aSession(crowd, { desk: { checkIns: 1, inside: 1 } });
    await set(rsvpKey("cat", door), { checkedInAt: STARTS });
    expect(await toAsk(door)).toEqual(["cat"]);
  });

  it("with the time of the first run, until a run has asked everybody", async () => {
    const sessionId = await aSession(crowd);
    const asking = askingBook(table);
    expect(await asking.beginAsking(sessionId, ENDS)).toBe(ENDS);
    expect(await asking.beginAsking(sessionId, HOUR.replace("T10", "T11"))).toBe(ENDS);
    expect(await asking.notAsked([sessionId])).toEqual([sessionId]);
    await asking.endAsking(sessionId, SOON.toISOString());
    expect(await asking.beginAsking(sessionId, ENDS)).toBeNull();
    expect(await asking.notAsked([sessionId])).toEqual([]);
  });
});
