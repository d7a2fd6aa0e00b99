import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { MessageAnswer, MessagesAnswer } from "../../functions/contract/messages.ts";
import { validate } from "../../functions/contract/validation.ts";
import { anEvent, eventBody, people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";

const { service, conference } = useConference({
  ...{ triggers: true, stream: true },
  environment: { RATE_LIMIT_CALLS: "50" },
});
const api = people(service);
const path = () => `/api/events/${conference.eventId}/messages`;
const body = (to: object, over: object = {}) => ({
  ...{
    messageId: randomUUID(),
    to,
    title: "Bring a soldering iron",
    text: "Hello,\nwe have too few of them.",
  },
  ...over,
});
const post = (content: object, query = "") => conference.organize("POST", path() + query, content);
const messagesOf = async (user: string): Promise<{ title: string; text: string; sessionId: string }[]> =>
  (await api.as(user, "GET", `/api/events/${conference.eventId}/notices`)).body.notices.filter(
    ({ kind }: { kind: string }) => kind === "MESSAGE",
  );
const isSent = async (messageId: string) =>
  (await conference.organize("GET", `${path()}/${messageId}`)).body.state === "SENT";

describe("a message of an organizer", () => {
  it("reaches the people of a room once each, in the inbox and by mail, as its dry run says", async () => {
    const room = "Workshop A";
    const [one = "", two = ""] = await conference.sessions(2, { room });
    const elsewhere = await conference.session({ room: "Workshop B" });
    for (const user of ["ada", "bob"]) await api.reserve(user, one);
    for (const user of ["bob", "eve"]) await api.reserve(user, two);
    await api.reserve("leo", elsewhere);
    const message = body({ room });
    const dryRun = await post(message, "?dryRun=true");
    const preview = { subject: message.title, text: message.text };
    expect(dryRun).toMatchObject({ status: 200, body: { recipients: 3, sessions: 2, preview } });
    const posted = await post(message);
    expect(posted.status).toBe(201);
    expect(validate(MessageAnswer, posted.body, "answer")).toMatchObject({ valid: true });
    expect(posted.body).toMatchObject({ state: "SENDING", recipients: 3, told: 0, to: { room } });
    await expect.poll(() => isSent(message.messageId)).toBe(true);
    for (const user of ["ada", "bob", "eve"])
      expect(await messagesOf(user)).toMatchObject([
        {
          title: message.title,
          text: expect.stringMatching(`^The organizers write to the people of .*:\\n\\n${message.text}$`),
        },
      ]);
    expect(await messagesOf("leo")).toEqual([]);
    const mails = async () =>
      (await service.outbox()).filter(({ kind }) => kind === "MESSAGE").map(({ to }) => to.split("@")[0]);
    await expect.poll(async () => (await mails()).sort()).toEqual(["ada", "bob", "eve"]);

    const again = await post(message);
    expect(again).toMatchObject({ status: 200, body: { state: "SENT", told: 3, recipients: 3 } });
    expect((await post({ ...message, title: "Other" })).body.code).toBe("MESSAGE_ID_TAKEN");
    expect(await messagesOf("bob")).toHaveLength(1);
  });

  it("is for the people with a seat, or for the people who wait", async () => {
    const sessionId = await conference.session({ capacity: 1 });
    await api.reserve("kim", sessionId);
    await api.join("mia", sessionId);
    const count = async (audience: string) =>
      (await post(body({ sessionId }, { audience }), "?dryRun=true")).body.recipients;
    expect([await count("all"), await count("seats"), await count("waiting")]).toEqual([2, 1, 1]);
    const message = body({ sessionId }, { audience: "waiting" });
    await post(message);
    await expect.poll(() => isSent(message.messageId)).toBe(true);
    expect(await messagesOf("kim")).toEqual([]);
    expect(await messagesOf("mia")).toMatchObject([{ sessionId }]);
  });

  it("is for a day or for everybody of the event", async () => {
    const { startsAt } = await conference.get(await conference.session());
    const recipients = async (to: object) => (await post(body(to), "?dryRun=true")).body.recipients;
    expect(await recipients({ everybody: true })).toBeGreaterThanOrEqual(6);
    expect(await recipients({ day: startsAt.slice(0, 10) })).toBeGreaterThanOrEqual(6);
  });
});

describe("messages of organizers", () => {
  it("are on pages, the last ones first", async () => {
    const first = await conference.organize("GET", `${path()}?limit=1`);
    expect(validate(MessagesAnswer, first.body, "answer")).toMatchObject({ valid: true });
    expect(first.body.messages).toMatchObject([{ audience: "waiting" }]);
    const second = await conference.organize("GET", `${path()}?limit=5&cursor=${first.body.nextCursor}`);
    expect(second.body).toMatchObject({ messages: [{ to: { room: "Workshop A" } }], nextCursor: null });
  });

  it("are for organizers alone", async () => {
    for (const [method, at] of [
      ["POST", ""],
      ["GET", ""],
      ["GET", `/${randomUUID()}`],
    ] as const) {
      const content = method === "POST" ? body({ everybody: true }) : undefined;
      expect((await api.as("ada", method, path() + at, content)).body.code).toBe("FORBIDDEN");
    }
  });

  it("are refused if nobody could get them", async () => {
    const code = async (to: object) => (await post(body(to))).body;
    expect(await code({ sessionId: `${conference.eventId}.unknown` })).toMatchObject({
      code: "SESSION_NOT_FOUND",
    });
    expect(await code({ sessionId: "other.talk" })).toMatchObject({ code: "SESSION_NOT_FOUND" });
    expect(await code({ room: "Nowhere" })).toMatchObject({ errors: [{ code: "NO_SESSION_IN_ROOM" }] });
    expect(await code({ day: "2031-01-01" })).toMatchObject({ errors: [{ code: "NO_SESSION_ON_DAY" }] });
    expect(await code({ sessionId: await conference.session() })).toMatchObject({ code: "NOBODY_TO_TELL" });
    const unknown = await conference.organize(
      "POST",
      "/api/events/no-such/messages",
      body({ everybody: true }),
    );
    expect(unknown.body.code).toBe("EVENT_NOT_FOUND");
    expect((await conference.organize("GET", "/api/events/no-such/messages")).body.code).toBe(
      "EVENT_NOT_FOUND",
    );
    expect((await conference.organize("GET", `${path()}/${randomUUID()}`)).body.code).toBe(
      "MESSAGE_NOT_FOUND",
    );
  });

  it("are refused for an event that is a draft", async () => {
    const draft = await anEvent(service);
    await draft.organize("PUT", `/api/events/${draft.eventId}`, { ...eventBody, published: false });
    const messages = `/api/events/${draft.eventId}/messages`;
    const answer = await draft.organize("POST", messages, body({ everybody: true }));
    expect(answer).toMatchObject({ status: 409, body: { code: "EVENT_IS_DRAFT" } });
  });

  it.each([
    { messageId: "1" },
    { to: {} },
    { to: { everybody: false } },
    { to: { room: "Workshop A", sessionId: "a.b" } },
    { to: { day: "tomorrow" } },
    { title: "" },
    { title: "x".repeat(121) },
    { title: "two\nlines" },
    { text: " " },
    { text: "x".repeat(2_001) },
    { text: "bell \u0007" },
    { text: "half a character \ud83d" },
    { audience: "nobody" },
    { more: 1 },
  ])("with %j are refused", async (over) => {
    expect((await post({ ...body({ everybody: true }), ...over })).body).toMatchObject({
      code: "INVALID_REQUEST",
    });
  });
});
