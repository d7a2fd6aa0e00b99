import { beforeAll, describe, expect, it } from "vitest";
import { linkTokens } from "../../functions/middleware/link-token.ts";
import schedule from "../fixtures/lantern-days.schedule.json" with { type: "json" };
import { type ApiResponse, call, eventBody, people, sessionBody } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { operations, wrongInAnswer, wrongInRequest } from "../support/openapi.ts";
import { png } from "../support/picture-files.ts";

const LINK_SECRETS = "the key of links in this test";
const { service, conference } = useConference({ environment: { LINK_SECRETS } });
const messageId = "5b0f6f5e-6a55-4d0c-9f5c-3f4f6d1c8a11";
const ids = {
  ...{ eventId: "", sessionId: "", userId: "ada", file: "", token: "", id: "", messageId },
  ...{ use: "logo", email: "dora@example.org" },
};
const PICTURE = png(64, 64);
const picture = { use: "logo", type: "image/png", size: PICTURE.length };
/** What the test uploads before it takes it. */
const upload = { uploadId: "" };
const anyOf = { sessionIds: [] as string[] };
const message = { messageId, to: { everybody: true }, title: "Hello", text: "Bring tools." };
const { sign } = linkTokens([LINK_SECRETS]);

interface Sent {
  readonly user?: string;
  readonly body?: unknown;
  readonly query?: string;
  readonly headers?: Record<string, string>;
  readonly path?: Partial<typeof ids>;
}

/** Sends a request to a route, with the ids of this test in its path. */
async function send(route: string, { user, query = "", path = {}, ...sent }: Sent): Promise<ApiResponse> {
  const [method = "", template = ""] = route.split(" ");
  const filled = template.replace(/\{(\w+)\}/g, (_, name: keyof typeof ids) => ({ ...ids, ...path })[name]);
  const token = user && (await (user === "organizer" ? service.organizer() : service.token(user, [])));
  return call(service, method, filled + query, { ...sent, token });
}

const mediaTypeOf = ({ headers }: ApiResponse): string => headers.get("content-type")?.split(";")[0] ?? "";
const expectDescribed = (route: string, answer: ApiResponse) =>
  expect(wrongInAnswer(route, answer.status, mediaTypeOf(answer), answer.body ?? answer.text)).toEqual([]);

beforeAll(async () => {
  ids.eventId = conference.eventId;
  ids.sessionId = await conference.session({ capacity: 1, speakers: [{ name: "Ada" }] });
  await conference.session({ room: "Attic" });
  await offerToGil();
  await seatThatEndsSoon();
  await openBooth();
  unused.sessionId = await conference.session();
  move.to = await conference.session();
  const { feedUrl } = (await people(service).as("eve", "POST", "/api/me/calendar")).body;
  anyOf.sessionIds = [await conference.session({ capacity: 1 }), await conference.session({ capacity: 1 })];
  ids.file = feedUrl.split("/").at(-1);
  ids.id = "A".repeat(22);
  upload.uploadId = await uploadPicture();
  ids.token = await sign(link(), "2099-01-01T00:00:00.000Z");
});

async function uploadPicture(): Promise<string> {
  const path = `/api/events/${ids.eventId}/pictures`;
  const { uploadId, url, fields } = (await conference.organize("POST", path, picture)).body;
  const form = new FormData();
  for (const [name, value] of Object.entries<string>(fields)) form.append(name, value);
  form.append("file", new Blob([new Uint8Array(PICTURE)]));
  expect((await fetch(url, { method: "POST", body: form })).status).toBe(204);
  return uploadId;
}

const booth = { sessionId: "" };
/** Its code. */
const scanned = { code: "" };

async function openBooth(): Promise<void> {
  booth.sessionId = await conference.session({ kind: "BOOTH", startsAt: "2020-01-01T00:00:00Z" });
  const path = `/api/sessions/${booth.sessionId}/booth`;
  scanned.code = (await conference.organize("GET", path)).body.code;
}

/** A session in which gil has an offer. */
const passing = { sessionId: "" };

async function offerToGil(): Promise<void> {
  const sessionId = await conference.session({ capacity: 1 });
  const { cancel, join } = people(service);
  for (const user of ["hal", "gil"]) await join(user, sessionId);
  await cancel("hal", sessionId);
  const record = { messageId: "1", receiptHandle: "1", attributes: {}, body: JSON.stringify({ sessionId }) };
  await service.invoke("nudge-consumer", { Records: [record] });
  passing.sessionId = sessionId;
}

/** A session that ends soon, in which ada has a seat. Its grace is over. */
const over = { sessionId: "" };
/** A session that nobody was in. */
const unused = { sessionId: "" };
/** Where the people of a session would go. */
const move = { to: "", dryRun: true };
const changeId = "0b1c2d3e-4f50-4a61-8b72-93a4b5c6d7e9";

async function seatThatEndsSoon(): Promise<void> {
  const minutes = (n: number) => new Date(Date.now() + n * 60_000).toISOString();
  const graceMinutes = 5;
  over.sessionId = await conference.session({ startsAt: minutes(-50), endsAt: minutes(9), graceMinutes });
  await people(service).reserve("ada", over.sessionId);
}

const link = () => ({ act: "unsubscribe", sub: "eve", ses: ids.sessionId }) as const;
const organizer = { user: "organizer" };
const ada = { user: "ada" };

/** Its keys are those of RFC 8291, appendix A. */
const subscription = {
  endpoint: "https://updates.push.services.mozilla.com/wpush/v2/x",
  expirationTime: null,
  keys: {
    p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    auth: "BTBZMqHH6r4Tts7J_aSIgg",
  },
};

const checkIn = {
  userId: "ada",
  checkInId: "0b1c2d3e-4f50-4a61-8b72-93a4b5c6d7e8",
  at: "2030-12-27T10:00:00.000Z",
};

/** In the order in which they are sent. */
const valid: Record<string, Sent> = {
  "GET /api/health": {},
  "GET /api/openapi.json": {},
  "GET /api/events": {},
  "GET /api/events/{eventId}": {},
  "GET /api/events/{eventId}/app.webmanifest": {},
  "GET /api/icons/{file}": { path: { file: "0b6e99-full.svg" } },
  "GET /api/events/{eventId}/sessions": {},
  "GET /api/events/{eventId}/seats": {},
  "GET /api/sessions/{sessionId}": {},
  "GET /api/sessions/{sessionId}/standby": {},
  "GET /api/sessions/{sessionId}/calendar.ics": {},
  "GET /api/calendar/{file}": {},
  "GET /api/links/{token}": {},
  "POST /api/links/{token}": {},
  "POST /api/graphql": { body: { query: "{ events { id title } }" } },
  "PUT /api/sessions/{sessionId}/rsvp": { ...ada, body: { ifFull: "WAITLIST" } },
  "GET /api/sessions/{sessionId}/rsvp": ada,
  "POST /api/sessions/{sessionId}/rsvp/accept": ada,
  "POST /api/sessions/{sessionId}/rsvp/pass": { user: "gil", path: passing },
  "PUT /api/sessions/{sessionId}/visit": { ...ada, path: booth, body: scanned },
  "DELETE /api/sessions/{sessionId}/visit": { ...ada, path: booth },
  "POST /api/events/{eventId}/any-of": { ...ada, body: anyOf },
  "GET /api/events/{eventId}/my-schedule": ada,
  "GET /api/events/{eventId}/my-schedule.ics": ada,
  "GET /api/events/{eventId}/ticket": ada,
  "POST /api/events/{eventId}/ticket": { ...ada, body: { replaces: "A".repeat(16) } },
  "PUT /api/sessions/{sessionId}/feedback": { ...ada, path: over, body: { rating: 4, comment: "Good" } },
  "GET /api/sessions/{sessionId}/feedback": { ...ada, path: over },
  "DELETE /api/sessions/{sessionId}/feedback": { ...ada, path: over },
  "GET /api/me/calendar": ada,
  "POST /api/me/calendar": ada,
  "GET /api/events/{eventId}/notices": { ...ada, query: "?limit=10" },
  "POST /api/events/{eventId}/notices/read": { ...ada, body: { until: "2030-01-01T00:00:00.000Z~r1.1" } },
  "GET /api/me/export": ada,
  "DELETE /api/me": { user: "mia", query: "?confirm=erase-my-account" },
  "GET /api/me/preferences": ada,
  "PUT /api/me/preferences": { ...ada, body: { reminderMinutes: null, channels: { MOVED: ["push"] } } },
  "GET /api/me/push-subscriptions": ada,
  "POST /api/me/push-subscriptions": { ...ada, body: subscription },
  "DELETE /api/me/push-subscriptions/{id}": ada,
  "DELETE /api/me/mail-stop": ada,
  "PUT /api/events/{eventId}": { ...organizer, body: { ...eventBody, accentColor: "#0b6e99" } },
  "PUT /api/events/{eventId}/schedule": { ...organizer, query: "?dryRun=true", body: schedule },
  "POST /api/events/{eventId}/sessions": { ...organizer, body: { ...sessionBody, capacity: 5 } },
  "PATCH /api/sessions/{sessionId}": { ...organizer, body: { capacity: 0, room: "Nave" } },
  "GET /api/events/{eventId}/figures": organizer,
  "GET /api/events/{eventId}/figures/attendance": organizer,
  "GET /api/events/{eventId}/figures/over-time": organizer,
  "POST /api/events/{eventId}/pictures": { ...organizer, body: picture },
  "PUT /api/events/{eventId}/pictures/{use}": { ...organizer, body: upload },
  "DELETE /api/events/{eventId}/pictures/{use}": organizer,
  "POST /api/events/{eventId}/messages": { ...organizer, body: message },
  "GET /api/events/{eventId}/messages": { ...organizer, query: "?limit=10" },
  "GET /api/events/{eventId}/messages/{messageId}": organizer,
  "GET /api/events/{eventId}/feedback": organizer,
  "GET /api/sessions/{sessionId}/feedback/summary": { ...organizer, query: "?limit=10&rating=4" },
  "GET /api/events/{eventId}/roster": organizer,
  "GET /api/events/{eventId}/mail-stops": organizer,
  "PUT /api/events/{eventId}/roles/{email}": { ...organizer, body: { role: "DOOR", name: "Dora" } },
  "GET /api/events/{eventId}/roles": organizer,
  "GET /api/me/roles": { user: "dora" },
  "DELETE /api/events/{eventId}/roles/{email}": organizer,
  "GET /api/sessions/{sessionId}/door": organizer,
  "POST /api/sessions/{sessionId}/check-ins": { ...organizer, body: checkIn },
  "POST /api/sessions/{sessionId}/check-ins/batch": {
    ...organizer,
    body: { sentAt: checkIn.at, checkIns: [checkIn, { ...checkIn, userId: "nobody" }] },
  },
  "DELETE /api/sessions/{sessionId}/check-ins/{id}": { ...organizer, path: { id: "ada" } },
  "POST /api/sessions/{sessionId}/standby/next": { ...organizer, path: over, body: { places: 1 } },
  "POST /api/sessions/{sessionId}/no-shows/release": { ...organizer, path: over },
  "GET /api/sessions/{sessionId}/booth": { ...organizer, path: booth },
  "GET /api/sessions/{sessionId}/roster": { ...organizer, query: "?limit=10" },
  "POST /api/sessions/{sessionId}/roster": {
    ...organizer,
    path: passing,
    body: { email: "zoe@example.org", name: "Zoe", as: "CONFIRMED", overCapacity: true },
  },
  "POST /api/sessions/{sessionId}/roster/{userId}/offer": {
    ...organizer,
    path: over,
    body: { note: "Her train was late" },
  },
  "POST /api/me/claims": ada,
  "PATCH /api/events/{eventId}/sessions": {
    ...organizer,
    body: { changeId, where: { room: "Attic" }, set: { capacity: 7 } },
  },
  "POST /api/events/{eventId}/sessions/undo": { ...organizer, body: { undo: changeId } },
  "PUT /api/events/{eventId}/registration": { ...organizer, body: { closed: false } },
  "POST /api/sessions/{sessionId}/duplicate": organizer,
  "POST /api/sessions/{sessionId}/move": { ...organizer, path: over, body: move },
  "DELETE /api/sessions/{sessionId}": { ...organizer, path: unused },
  "DELETE /api/sessions/{sessionId}/roster/{userId}": organizer,
  "DELETE /api/sessions/{sessionId}/rsvp": ada,
};

describe("openapi.json describes", () => {
  it("the requests of this test, which are one for each operation", () => {
    expect(Object.keys(valid).toSorted()).toEqual(operations.toSorted());
  });

  it.each(Object.entries(valid))("all that %s takes and answers", async (route, sent) => {
    if (sent.body !== undefined) expect(wrongInRequest(route, "application/json", sent.body)).toEqual([]);
    const answer = await send(route, sent);
    expect([200, 201, 204]).toContain(answer.status);
    expectDescribed(route, answer);
  });

  it("an agenda without abstracts, which other lists do not allow", async () => {
    const route = "GET /api/events/{eventId}/sessions";
    const answer = await send(route, { query: "?abstracts=omit" });
    expect(answer.body.sessions[0]).not.toHaveProperty("abstract");
    expectDescribed(route, answer);
    expect(
      wrongInAnswer("GET /api/sessions/{sessionId}", 200, "application/json", answer.body.sessions[0]),
    ).not.toEqual([]);
  });

  it("a colour in upper case, which the service takes", async () => {
    const route = "PUT /api/events/{eventId}";
    const body = { ...eventBody, accentColor: "#0B6E99" };
    expect(wrongInRequest(route, "application/json", body)).toEqual([]);
    expect((await send(route, { ...organizer, body })).body.accentColor).toBe("#0b6e99");
  });

  it("people on a waitlist, and when their page asks again", async () => {
    const { join, mySchedule } = people(service);
    const sessionId = await conference.session({ capacity: 1 });
    for (const user of ["bob", "eve"])
      expectDescribed("PUT /api/sessions/{sessionId}/rsvp", await join(user, sessionId));
    const schedules = await Promise.all(["bob", "eve"].map((user) => mySchedule(user, ids.eventId)));
    expect(schedules.map(({ body }) => body.refreshAfterSeconds)).toEqual([0, 15]);
    for (const answer of schedules) expectDescribed("GET /api/events/{eventId}/my-schedule", answer);
  });

  it("the people who are displaced by a change", async () => {
    const sessionId = await conference.session({ capacity: 1 });
    await people(service).reserve("ben", sessionId);
    const answer = await conference.patch(sessionId, { capacity: 0 });
    expect(answer.body.displaced).toHaveLength(1);
    expectDescribed("PATCH /api/sessions/{sessionId}", answer);
  });

  it("a roster as CSV", async () => {
    const route = "GET /api/sessions/{sessionId}/roster";
    const answer = await send(route, { ...organizer, headers: { accept: "text/csv" } });
    expect([answer.status, mediaTypeOf(answer)]).toEqual([200, "text/csv"]);
    expectDescribed(route, answer);
  });

  it("a link that has expired", async () => {
    const token = await sign(link(), "2020-01-01T00:00:00.000Z");
    const answer = await send("GET /api/links/{token}", { path: { token } });
    expect(answer.body.code).toBe("LINK_EXPIRED");
    expectDescribed("GET /api/links/{token}", answer);
  });

  const unknown = { path: { eventId: "no-such-event", sessionId: "no-such.session" } };
  const cal = { user: "cal" };
  it.each([
    ["GET /api/events/{eventId}", unknown, "EVENT_NOT_FOUND"],
    ["GET /api/events/{eventId}/sessions", { query: "?abstracts=x" }, "INVALID_REQUEST"],
    ["GET /api/events/{eventId}/seats", unknown, "EVENT_NOT_FOUND"],
    ["GET /api/sessions/{sessionId}", unknown, "SESSION_NOT_FOUND"],
    ["GET /api/sessions/{sessionId}/standby", unknown, "SESSION_NOT_FOUND"],
    ["GET /api/sessions/{sessionId}/calendar.ics", unknown, "SESSION_NOT_FOUND"],
    ["GET /api/events/{eventId}/app.webmanifest", unknown, "EVENT_NOT_FOUND"],
    ["GET /api/icons/{file}", { path: { file: "red.png" } }, "ROUTE_NOT_FOUND"],
    ["GET /api/calendar/{file}", { path: { file: `${"a".repeat(43)}.ics` } }, "CALENDAR_NOT_FOUND"],
    ["POST /api/links/{token}", { path: { token: "a.b.c" } }, "LINK_NOT_FOUND"],
    ["GET /api/sessions/{sessionId}/rsvp", {}, "UNAUTHENTICATED"],
    ["GET /api/sessions/{sessionId}/rsvp", cal, "RSVP_NOT_FOUND"],
    ["GET /api/events/{eventId}/my-schedule", { ...cal, ...unknown }, "EVENT_NOT_FOUND"],
    ["GET /api/events/{eventId}/ticket", {}, "UNAUTHENTICATED"],
    ["GET /api/events/{eventId}/ticket", { ...cal, ...unknown }, "EVENT_NOT_FOUND"],
    ["POST /api/events/{eventId}/ticket", { ...cal, body: { replaces: "x" } }, "INVALID_REQUEST"],
    ["GET /api/sessions/{sessionId}/feedback", { ...cal, ...unknown }, "SESSION_NOT_FOUND"],
    ["PUT /api/sessions/{sessionId}/feedback", { ...cal, body: { rating: 6 } }, "INVALID_REQUEST"],
    ["PUT /api/sessions/{sessionId}/feedback", { ...cal, body: { rating: 5 } }, "NOT_THERE"],
    ["GET /api/sessions/{sessionId}/feedback/summary", ada, "FORBIDDEN"],
    [
      "GET /api/sessions/{sessionId}/feedback/summary",
      { ...organizer, query: "?cursor=x" },
      "INVALID_REQUEST",
    ],
    ["GET /api/events/{eventId}/feedback", { ...organizer, ...unknown }, "EVENT_NOT_FOUND"],
    ["GET /api/events/{eventId}/notices", { ...cal, ...unknown }, "EVENT_NOT_FOUND"],
    ["GET /api/events/{eventId}/notices", { ...cal, query: "?limit=0" }, "INVALID_REQUEST"],
    ["POST /api/events/{eventId}/notices/read", { ...cal, body: { until: "x" } }, "INVALID_REQUEST"],
    ["GET /api/me/export", {}, "UNAUTHENTICATED"],
    ["GET /api/me/export", { ...cal, query: "?limit=0" }, "INVALID_REQUEST"],
    ["DELETE /api/me", {}, "UNAUTHENTICATED"],
    ["DELETE /api/me", cal, "INVALID_REQUEST"],
    ["GET /api/me/preferences", {}, "UNAUTHENTICATED"],
    ["PUT /api/me/preferences", { ...cal, body: { reminderMinutes: 1 } }, "INVALID_REQUEST"],
    ["GET /api/me/push-subscriptions", {}, "UNAUTHENTICATED"],
    [
      "POST /api/me/push-subscriptions",
      { ...cal, body: { endpoint: "https://localhost" } },
      "INVALID_REQUEST",
    ],
    ["PUT /api/sessions/{sessionId}/rsvp", cal, "SESSION_FULL"],
    ["PUT /api/sessions/{sessionId}/rsvp", { ...cal, body: { ifFull: "MAYBE" } }, "INVALID_REQUEST"],
    ["PUT /api/sessions/{sessionId}/rsvp", { ...cal, ...unknown }, "SESSION_NOT_FOUND"],
    [
      "PUT /api/sessions/{sessionId}/rsvp",
      { ...cal, body: "x", headers: { "content-type": "text/plain" } },
      "UNSUPPORTED_MEDIA_TYPE",
    ],
    ["PUT /api/sessions/{sessionId}/visit", { ...cal, body: { code: "x" } }, "NOT_A_BOOTH"],
    ["PUT /api/sessions/{sessionId}/visit", { ...cal, path: booth, body: { code: "x" } }, "WRONG_BOOTH_CODE"],
    ["PUT /api/sessions/{sessionId}/rsvp", { ...cal, path: booth }, "ENTER_AT_BOOTH"],
    ["DELETE /api/sessions/{sessionId}/visit", cal, "RSVP_NOT_FOUND"],
    ["GET /api/sessions/{sessionId}/booth", organizer, "NOT_A_BOOTH"],
    ["DELETE /api/sessions/{sessionId}/rsvp", cal, "RSVP_NOT_FOUND"],
    ["POST /api/sessions/{sessionId}/rsvp/accept", cal, "NO_OFFER"],
    ["POST /api/sessions/{sessionId}/rsvp/pass", cal, "NO_OFFER"],
    ["PUT /api/events/{eventId}", { ...ada, body: eventBody }, "FORBIDDEN"],
    ["PUT /api/events/{eventId}", { ...organizer, body: {} }, "INVALID_REQUEST"],
    ["PUT /api/events/{eventId}/schedule", { ...organizer, body: "x" }, "INVALID_SCHEDULE"],
    [
      "POST /api/events/{eventId}/sessions",
      { ...organizer, ...unknown, body: sessionBody },
      "EVENT_NOT_FOUND",
    ],
    [
      "PATCH /api/sessions/{sessionId}",
      { ...organizer, body: { title: "New" }, headers: { "if-match": '"0.0"' } },
      "PRECONDITION_FAILED",
    ],
    ["GET /api/events/{eventId}/figures", ada, "FORBIDDEN"],
    [
      "POST /api/events/{eventId}/messages",
      {
        ...organizer,
        body: { ...message, messageId: "0b0f6f5e-6a55-4d0c-9f5c-3f4f6d1c8a11", to: { room: "Attic" } },
      },
      "NOBODY_TO_TELL",
    ],
    [
      "POST /api/events/{eventId}/messages",
      { ...organizer, body: { ...message, title: "Other" } },
      "MESSAGE_ID_TAKEN",
    ],
    ["GET /api/events/{eventId}/messages", { ...organizer, query: "?cursor=x" }, "INVALID_REQUEST"],
    [
      "GET /api/events/{eventId}/messages/{messageId}",
      { ...organizer, path: { messageId: "0b0f6f5e-6a55-4d0c-9f5c-3f4f6d1c8a11" } },
      "MESSAGE_NOT_FOUND",
    ],
    ["GET /api/sessions/{sessionId}/roster", { ...organizer, query: "?limit=0" }, "INVALID_REQUEST"],
    ["GET /api/sessions/{sessionId}/roster", { ...organizer, ...unknown }, "SESSION_NOT_FOUND"],
    [
      "DELETE /api/sessions/{sessionId}/roster/{userId}",
      { ...organizer, path: { userId: "nobody" } },
      "RSVP_NOT_FOUND",
    ],
    ["POST /api/graphql", { body: { query: "{ nonsense }" } }, undefined],
    ["POST /api/graphql", { body: {} }, undefined],
  ])("the refusal of %s %j: %s", async (route, sent: Sent, code) => {
    const answer = await send(route, sent);
    expect(answer.body.code).toBe(code);
    expectDescribed(route, answer);
  });
});
