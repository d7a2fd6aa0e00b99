import { describe, expect, it } from "vitest";
import { EraseAnswer, ExportAnswer } from "../../functions/contract/account.ts";
import { validate } from "../../functions/contract/validation.ts";
import type { OutboxEntry } from "../../local/outbox/outbox.ts";
import { call } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { everyItem, violations } from "../support/invariants.ts";
import { tableOf } from "../support/table.ts";
import { waitlistsOf } from "../support/waitlist.ts";

const { service, conference } = useConference({
  ...{ triggers: true, stream: true },
  environment: { RATE_LIMIT_CALLS: "50" },
});
const { as, cancel, full, reserve, sees } = waitlistsOf({ service, conference });

const ERASE = "/api/me?confirm=erase-my-account";
const kinds = async (user: string): Promise<string[]> => {
  const { body } = await as(user, "GET", `/api/events/${conference.eventId}/notices`);
  return body.notices.map(({ kind }: { kind: string }) => kind);
};
const itemsOf = async (user: string) =>
  (await everyItem(tableOf(service))).filter((item) => JSON.stringify(item).includes(user));
const mailsTo = async (user: string): Promise<OutboxEntry[]> =>
  (await service.outbox()).filter(({ to }) => to.startsWith(`${user}@`));

async function erase(user: string): Promise<void> {
  await expect.poll(async () => (await as(user, "DELETE", ERASE)).body.complete).toBe(true);
}

describe("the export", () => {
  it("has everything that is stored about a person, as a file that no cache keeps", async () => {
    const [seat = "", given = ""] = await conference.sessions(2);
    // Before its mail makes the ticket.
    const { body: ticket } = await as("ada", "GET", `/api/events/${conference.eventId}/ticket`);
    await reserve("ada", seat);
    await reserve("ada", given);
    await cancel("ada", given);
    await as("ada", "PUT", "/api/me/preferences", { reminderMinutes: 10 });
    const { body: link } = await as("ada", "POST", "/api/me/calendar");
    await expect.poll(() => kinds("ada")).toHaveLength(3);
    const { body: inbox } = await as("ada", "GET", `/api/events/${conference.eventId}/notices`);
    const until = inbox.notices[0].noticeId;
    await as("ada", "POST", `/api/events/${conference.eventId}/notices/read`, { until });
    const { status, headers, body } = await as("ada", "GET", "/api/me/export");
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.get("content-disposition")).toBe('attachment; filename="my-data.json"');
    expect(validate(ExportAnswer, body, "answer")).toMatchObject({ valid: true });
    expect(body).toMatchObject({
      person: { userId: "ada", email: "ada@example.org" },
      preferences: { reminderMinutes: 10 },
      calendarLink: { feedUrl: link.feedUrl },
      readMarks: [{ eventId: conference.eventId }],
      tickets: [{ eventId: conference.eventId, ticketId: ticket.ticketId, code: ticket.code }],
      other: [],
      nextCursor: null,
    });
    const statuses = Object.fromEntries(
      body.rsvps.map((rsvp: { sessionId: string; status: string }) => [rsvp.sessionId, rsvp.status]),
    );
    expect(statuses).toEqual({ [seat]: "CONFIRMED", [given]: "CANCELLED" });
    expect(body.notices).toHaveLength(3);
    const actions = body.rateWindows.map(({ action }: { action: string }) => action).sort();
    expect(actions).toEqual(["calendar", "release", "reserve", "ticket"]);
  });

  it("has pages, each item on one of them", async () => {
    const found: string[] = [];
    let query = "?limit=3";
    let isFirst = true;
    for (;;) {
      const { body } = await as("ada", "GET", `/api/me/export${query}`);
      const { rsvps, notices, readMarks, tickets, preferences, calendarLink, nextCursor } = body;
      for (const { sessionId } of rsvps) found.push(sessionId);
      for (const { noticeId } of notices) found.push(noticeId);
      for (const each of [...readMarks, ...tickets, preferences, calendarLink])
        if (each !== null) found.push("one more");
      expect(body.rateWindows.length > 0).toBe(isFirst);
      isFirst = false;
      if (nextCursor === null) break;
      query = `?limit=3&cursor=${nextCursor}`;
    }
    const all = (await itemsOf("USER#ada")).filter(({ PK }) => PK === "USER#ada");
    expect(found).toHaveLength(all.length);
  });

  it("is the caller's own, and refuses a cursor or a limit that is none", async () => {
    const { body } = await as("eve", "GET", "/api/me/export");
    expect(body).toMatchObject({ rsvps: [], notices: [], preferences: null, calendarLink: null });
    for (const query of ["?limit=0", "?limit=1001", "?cursor=", "?cursor=a%20b"])
      expect((await as("eve", "GET", `/api/me/export${query}`)).status).toBe(400);
    expect((await call(service, "GET", "/api/me/export")).status).toBe(401);
  });
});

describe("erasing an account", () => {
  it("does nothing without the words that confirm it, or without a token", async () => {
    const sessionId = await conference.session();
    await reserve("mia", sessionId);
    for (const path of ["/api/me", "/api/me?confirm=", "/api/me?confirm=yes"])
      expect((await as("mia", "DELETE", path)).status).toBe(400);
    expect((await call(service, "DELETE", ERASE)).status).toBe(401);
    await sees("mia", sessionId, { status: "CONFIRMED" });
  });

  it("gives seats to the line, leaves nothing that names the person, and tells them nothing more", async () => {
    const sessionId = await full(["zoe"], ["kim"]);
    const { body: link } = await as("zoe", "POST", "/api/me/calendar");
    const feed = new URL(link.feedUrl).pathname;
    await expect.poll(() => kinds("zoe")).toEqual(["CONFIRMED"]);
    await expect.poll(() => mailsTo("zoe")).toHaveLength(1);
    const answer = await as("zoe", "DELETE", ERASE);
    expect(answer.status).toBe(200);
    expect(validate(EraseAnswer, answer.body, "answer")).toMatchObject({ valid: true });
    await sees("kim", sessionId, { status: "OFFERED" });
    await expect.poll(() => kinds("kim")).toEqual(["OFFER_MADE", "WAITLISTED"]);
    expect((await call(service, "GET", feed)).status).toBe(404);
    const left = await itemsOf("zoe");
    expect(left.map(({ SK }) => SK)).toEqual(["PREFERENCES"]);
    expect(await mailsTo("zoe")).toHaveLength(1);
    expect(await violations(tableOf(service))).toEqual([]);
    expect((await as("zoe", "DELETE", ERASE)).body).toEqual({ complete: true, left: 0 });
  });

  it("makes links of old mails say what is so now, and write nothing", async () => {
    const sessionId = await full(["bea"], ["pat"]);
    await cancel("bea", sessionId);
    const offers = async () => (await mailsTo("pat")).filter(({ kind }) => kind === "OFFER_MADE");
    await expect.poll(offers).toHaveLength(1);
    const [mail] = await offers();
    const inText = [...new Set(mail?.text.match(/\/links\/\S+/g))].map((path) => `/api${path}`);
    const unsubscribing = new URL(mail?.headers["list-unsubscribe"]?.slice(1, -1) ?? "").pathname;
    const paths = [...inText.filter((path) => path !== unsubscribing), unsubscribing];
    expect(paths).toHaveLength(3);
    await erase("pat");
    for (const path of paths) {
      const { body: shown } = await call(service, "GET", path);
      expect(shown.rsvp).toBeNull();
      const { status, body } = await call(service, "POST", path);
      expect([status, body.rsvp]).toEqual([200, null]);
      expect(["NOTHING_TO_ANSWER", "UNSUBSCRIBED"]).toContain(body.outcome);
    }
    const [marker, ...others] = await itemsOf("USER#pat");
    expect(others).toEqual([]);
    expect(marker).not.toHaveProperty("channels");
  });

  it("lets the person begin anew: they sign in, reserve, and are told", async () => {
    const sessionId = await conference.session();
    await reserve("sam", sessionId);
    await erase("sam");
    const [marker] = await itemsOf("USER#sam");
    await expect.poll(() => new Date().toISOString() > String(marker?.silentUntil)).toBe(true);
    expect((await reserve("sam", sessionId)).status).toBe(201);
    await expect.poll(() => kinds("sam")).toEqual(["CONFIRMED"]);
  });
});
