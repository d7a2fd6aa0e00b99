import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import type { NoticesAnswer } from "../../functions/contract/notices.ts";
import type { NoticeKind } from "../../functions/core/notices/notice.ts";
import type { OutboxEntry } from "../../local/outbox/outbox.ts";
import { call, eventBody } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { waitlistsOf } from "../support/waitlist.ts";

const { service, conference } = useConference({
  ...{ triggers: true, stream: true },
  environment: { RATE_LIMIT_CALLS: "50" },
});
const { as, cancel, full, join, pass, reserve, rsvpOf, sees } = waitlistsOf({ service, conference });

const isAbout = (mail: OutboxEntry, sessionId: string) => mail.text.includes(`/sessions/${sessionId}`);

/** The mails of one kind to a person about a session, the last one first. */
const mailsOf = async (user: string, kind: NoticeKind, sessionId: string): Promise<OutboxEntry[]> =>
  (await service.outbox()).filter(
    (mail) => mail.to.startsWith(`${user}@`) && mail.kind === kind && isAbout(mail, sessionId),
  );

async function mailOf(user: string, kind: NoticeKind, sessionId: string): Promise<OutboxEntry> {
  await expect.poll(() => mailsOf(user, kind, sessionId)).not.toEqual([]);
  const [mail] = await mailsOf(user, kind, sessionId);
  if (mail === undefined) throw new Error(`no mail ${kind} to ${user}`);
  return mail;
}

/** The paths of the API behind the links of an offer's mail. */
function linksOf({ text }: OutboxEntry): { readonly accept: string; readonly decline: string } {
  const behind = (label: string) => new RegExp(`^${label}: \\S+(/links/\\S+)$`, "m").exec(text)?.[1];
  return { accept: `/api${behind("Accept the seat")}`, decline: `/api${behind("Decline")}` };
}

/** A session whose seat ada has given back, so that bob has an offer. Kim waits behind him. */
async function offered() {
  const sessionId = await full(["ada"], ["bob", "kim"]);
  await cancel("ada", sessionId);
  return { sessionId, ...linksOf(await mailOf("bob", "OFFER_MADE", sessionId)) };
}

/** Nobody signs in. */
const look = (path: string) => call(service, "GET", path);
const press = (path: string) => call(service, "POST", path);

function calendarOf({ attachments }: OutboxEntry) {
  const file = attachments.find(({ contentType }) => contentType.startsWith("text/calendar"));
  if (file === undefined) return null;
  const calendar = new ICAL.Component(ICAL.parse(file.content));
  const entry = calendar.getFirstSubcomponent("vevent");
  return {
    type: file.contentType,
    method: calendar.getFirstPropertyValue("method"),
    uid: entry?.getFirstPropertyValue("uid"),
    status: entry?.getFirstPropertyValue("status"),
    sequence: Number(entry?.getFirstPropertyValue("sequence")),
  };
}

describe("a mail", () => {
  it("puts a seat into the person's calendar, and takes it out when the session is cancelled", async () => {
    const sessionId = await conference.session({
      title: "Knitting <b>& numbers</b>\r\nBcc: eve@evil.example",
    });
    await reserve("ada", sessionId);
    const mail = await mailOf("ada", "CONFIRMED", sessionId);
    expect(mail.headers).not.toHaveProperty("bcc");
    expect(mail.html).not.toContain("<b>");
    expect(mail.headers).toMatchObject({
      "x-notice-id": expect.stringContaining((await rsvpOf("ada", sessionId)).rsvpId),
      "list-unsubscribe-post": "List-Unsubscribe=One-Click",
    });
    const invited = calendarOf(mail);
    expect(invited).toMatchObject({
      ...{ type: "text/calendar; method=REQUEST", method: "REQUEST", status: "CONFIRMED" },
      uid: expect.stringContaining(sessionId),
    });
    await conference.patch(sessionId, { state: "CANCELLED" });
    const cancelled = await mailOf("ada", "CANCELLED", sessionId);
    expect(cancelled.subject).toMatch(/is cancelled$/);
    expect(calendarOf(cancelled)).toMatchObject({ method: "CANCEL", status: "CANCELLED", uid: invited?.uid });
    expect(calendarOf(cancelled)?.sequence).toBeGreaterThan(invited?.sequence ?? 0);
  });

  it("says that an organizer has removed the person", async () => {
    const sessionId = await conference.session();
    await reserve("zoe", sessionId);
    await conference.organize("DELETE", `/api/sessions/${sessionId}/roster/zoe`);
    expect((await mailOf("zoe", "CANCELLED", sessionId)).subject).toMatch(/^An organizer has removed you/);
  });

  it("is not sent for what a person did", async () => {
    const sessionId = await conference.session();
    await reserve("ida", sessionId);
    await mailOf("ida", "CONFIRMED", sessionId);
    await cancel("ida", sessionId);
    const inbox = async () =>
      ((await as("ida", "GET", `/api/events/${conference.eventId}/notices`)).body as NoticesAnswer).notices;
    await expect.poll(async () => (await inbox()).map(({ kind }) => kind)).toContain("CANCELLED");
    expect(await mailsOf("ida", "CANCELLED", sessionId)).toEqual([]);
  });

  it("is sent later, and once, when SES fails for a while", async () => {
    const sessionId = await conference.session();
    const failing = { service: "ses", kind: "Error", rate: 1, count: 2 } as const;
    await service.faults({ rules: [failing] });
    await reserve("eve", sessionId);
    await mailOf("eve", "CONFIRMED", sessionId);
    expect(await mailsOf("eve", "CONFIRMED", sessionId)).toHaveLength(1);
    await service.faults({ rules: [] });
  });
});

describe("one-click unsubscribing", () => {
  it("ends the person's mails, and leaves the inbox", async () => {
    const sessionId = await conference.session();
    await reserve("lea", sessionId);
    const { headers } = await mailOf("lea", "CONFIRMED", sessionId);
    const url = new URL(headers["list-unsubscribe"]?.slice(1, -1) ?? "");
    const oneClick = { "content-type": "application/x-www-form-urlencoded" };
    const answer = await call(service, "POST", url.pathname, {
      body: "List-Unsubscribe=One-Click",
      headers: oneClick,
    });
    expect([answer.status, answer.body.outcome]).toEqual([200, "UNSUBSCRIBED"]);
    const { channels } = (await as("lea", "GET", "/api/me/preferences")).body;
    expect(JSON.stringify(channels)).not.toContain("mail");
    expect(channels.OFFER_MADE).toEqual(["push"]);
  });

  it("leads browsers to the page that asks, at our own address alone, and other programs to JSON", async () => {
    const { accept: path } = await offered();
    const get = (accept: string, token = path) =>
      fetch(service.url + token, {
        redirect: "manual",
        headers: { accept, "x-forwarded-host": "evil.example" },
      });
    const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    const page = await get(browser);
    expect([page.status, page.headers.get("location"), page.headers.get("cache-control")]).toEqual([
      ...[303, service.url + path.replace("/api", ""), "private, no-store"],
    ]);
    for (const token of ["https:%2F%2Fevil.example", "%2F%2Fevil.example", "a.b.c%0d%0aX-Evil:1"])
      expect((await get(browser, `/api/links/${token}`)).headers.get("location")).toBeNull();
    for (const accept of ["*/*", "application/json", "application/json, text/html"])
      expect((await get(accept)).status).toBe(200);
    expect((await call(service, "POST", path, { headers: { accept: browser } })).status).toBe(200);
  });
});

describe("the links of an offer's mail", () => {
  it("change nothing when programs open them", async () => {
    const { sessionId, accept, decline } = await offered();
    for (const path of [accept, decline, accept]) {
      const { status, body, headers } = await look(path);
      expect([status, body.canAct, body.rsvp.status]).toEqual([200, true, "OFFERED"]);
      expect(headers.get("cache-control")).toBe("private, no-store");
    }
    expect(await rsvpOf("bob", sessionId)).toMatchObject({ status: "OFFERED" });
  });

  it("accept nothing that clashes with a seat in an event that blocks overlaps", async () => {
    const { sessionId, accept } = await offered();
    const put = (conflictPolicy: string) =>
      conference.organize("PUT", `/api/events/${conference.eventId}`, { ...eventBody, conflictPolicy });
    const other = await conference.session({ title: "At the same time" });
    await reserve("bob", other);
    await put("BLOCK");
    const refused = await press(accept);
    expect([refused.status, refused.body.code]).toEqual([409, "TIME_CONFLICT"]);
    expect(refused.body.detail).toContain("At the same time");
    expect((await look(accept)).body.canAct).toBe(true);
    await put("WARN");
    expect((await press(accept)).body.outcome).toBe("OFFER_ACCEPTED");
    for (const session of [other, sessionId]) await cancel("bob", session);
  });

  it("accept it without a sign-in, and then say what is so", async () => {
    const { sessionId, accept, decline } = await offered();
    expect((await press(accept)).body).toMatchObject({
      outcome: "OFFER_ACCEPTED",
      rsvp: { status: "CONFIRMED" },
    });
    for (const path of [accept, decline])
      expect((await press(path)).body).toMatchObject({
        outcome: "NOTHING_TO_ANSWER",
        rsvp: { status: "CONFIRMED" },
      });
    expect((await look(accept)).body).toMatchObject({ canAct: false, rsvp: { status: "CONFIRMED" } });
    expect(await rsvpOf("bob", sessionId)).toMatchObject({ status: "CONFIRMED" });
    expect(await rsvpOf("kim", sessionId)).toMatchObject({ status: "WAITLISTED" });
    await mailOf("bob", "CONFIRMED", sessionId);
  });

  it("decline it, and the next person gets the mail of an offer", async () => {
    const { sessionId, decline } = await offered();
    expect((await press(decline)).body).toMatchObject({
      outcome: "OFFER_DECLINED",
      rsvp: { status: "CANCELLED" },
    });
    expect((await press(decline)).body.outcome).toBe("NOTHING_TO_ANSWER");
    const next = linksOf(await mailOf("kim", "OFFER_MADE", sessionId));
    expect((await press(next.accept)).body.outcome).toBe("OFFER_ACCEPTED");
  });

  it("answer that offer alone: an expired one is told, and its links do nothing for a later one", async () => {
    const { sessionId, accept, decline } = await offered();
    await pass(61);
    expect(calendarOf(await mailOf("bob", "OFFER_EXPIRED", sessionId))).toBeNull();
    await mailOf("kim", "OFFER_MADE", sessionId);
    await join("bob", sessionId);
    await cancel("kim", sessionId);
    await sees("bob", sessionId, { status: "OFFERED" });
    for (const path of [accept, decline]) {
      expect((await look(path)).body.canAct).toBe(false);
      expect((await press(path)).body.outcome).toBe("NOTHING_TO_ANSWER");
    }
    expect(await rsvpOf("bob", sessionId)).toMatchObject({ status: "OFFERED" });
  });

  it("are refused when they are forged, changed, or are a token of a sign-in", async () => {
    const { accept } = await offered();
    const [head = "", claims = "", signature = ""] = accept.slice("/api/links/".length).split(".");
    const of = (change: object) =>
      Buffer.from(
        JSON.stringify({ ...JSON.parse(Buffer.from(claims, "base64url").toString()), ...change }),
      ).toString("base64url");
    const none = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
    const forged = [
      `${head}.${of({ sub: "kim" })}.${signature}`,
      `${head}.${of({ act: "unsubscribe" })}.${signature}`,
      `${none}.${claims}.${signature}`,
      await service.token("bob", []),
    ];
    for (const token of forged)
      for (const answer of [await look(`/api/links/${token}`), await press(`/api/links/${token}`)])
        expect([answer.status, answer.body.code]).toEqual([404, "LINK_NOT_FOUND"]);
    const unsigned = `${none}.${claims}.`;
    expect((await press(`/api/links/${unsigned}`)).status).toBe(404);
  });

  it("end after some weeks", async () => {
    const { accept } = await offered();
    await pass(61 * 24 * 60);
    expect((await press(accept)).body.code).toBe("LINK_EXPIRED");
  });
});
