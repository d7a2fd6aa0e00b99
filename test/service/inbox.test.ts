import { describe, expect, it } from "vitest";
import { NoticesAnswer, PreferencesAnswer } from "../../functions/contract/notices.ts";
import { validate } from "../../functions/contract/validation.ts";
import { useConference } from "../support/conference.ts";
import { waitlistsOf } from "../support/waitlist.ts";

const { service, conference } = useConference({
  ...{ triggers: true, stream: true },
  environment: { RATE_LIMIT_CALLS: "50" },
});
const { accept, as, cancel, full, reserve, sees } = waitlistsOf({ service, conference });

const inbox = async (user: string, query = "") =>
  (await as(user, "GET", `/api/events/${conference.eventId}/notices${query}`)).body as NoticesAnswer;
const kinds = async (user: string) => (await inbox(user)).notices.map(({ kind }) => kind);
const becomes = (user: string, expected: readonly string[]) =>
  expect.poll(() => kinds(user)).toEqual(expected);

describe("an inbox", () => {
  it("tells what has happened to a person's RSVPs, the last first, each once", async () => {
    const sessionId = await full(["ada"], ["bob"], { title: "Solder your first synthesizer" });
    await cancel("ada", sessionId);
    await sees("bob", sessionId, { status: "OFFERED" });
    await accept("bob", sessionId);
    await becomes("ada", ["CANCELLED", "CONFIRMED"]);
    await becomes("bob", ["CONFIRMED", "OFFER_MADE", "WAITLISTED"]);
    const answer = await inbox("bob");
    expect(validate(NoticesAnswer, answer, "answer")).toMatchObject({ valid: true });
    expect(answer).toMatchObject({ unread: 3, nextCursor: null });
    expect(answer.notices[1]).toMatchObject({ sessionId, read: false });
    expect(answer.notices[1]?.title).toMatch(
      /^A seat in “Solder your first synthesizer” is held for you until /,
    );
  });

  it("is read up to a notice, and what was read stays read", async () => {
    const sessionId = await conference.session();
    await reserve("eve", sessionId);
    await cancel("eve", sessionId);
    await reserve("eve", sessionId);
    await becomes("eve", ["CONFIRMED", "CANCELLED", "CONFIRMED"]);
    const { notices } = await inbox("eve");
    const read = (until: string | undefined) =>
      as("eve", "POST", `/api/events/${conference.eventId}/notices/read`, { until });
    expect((await read(notices[1]?.noticeId)).body).toEqual({ unread: 1 });
    expect((await read(notices[2]?.noticeId)).body).toEqual({ unread: 1 });
    const answer = await inbox("eve");
    expect(answer.notices.map((notice) => notice.read)).toEqual([false, true, true]);
    expect(answer.readUntil).toBe(notices[1]?.at);
    expect((await read("2099-01-01T00:00:00.000Z~later")).body).toEqual({ unread: 0 });
    await cancel("eve", sessionId);
    await expect.poll(async () => (await inbox("eve")).unread).toBe(1);
  });

  it("has pages", async () => {
    const [one = "", two = "", three = ""] = await conference.sessions(3);
    for (const sessionId of [one, two, three]) await reserve("kim", sessionId);
    await becomes("kim", ["CONFIRMED", "CONFIRMED", "CONFIRMED"]);
    const first = await inbox("kim", "?limit=2");
    expect(first.notices.map(({ sessionId }) => sessionId)).toEqual([three, two]);
    const second = await inbox("kim", `?limit=2&cursor=${first.nextCursor}`);
    expect(second.notices.map(({ sessionId }) => sessionId)).toEqual([one]);
    expect(second.nextCursor).toBeNull();
  });

  it("is empty for others, and refuses what is no notice and no event", async () => {
    expect(await inbox("nobody")).toEqual({
      notices: [],
      unread: 0,
      readUntil: null,
      nextCursor: null,
    });
    const path = `/api/events/${conference.eventId}/notices`;
    for (const query of ["?limit=0", "?limit=101", "?cursor=x", "?cursor=2026-12-27T10:00:00.000Z~%23"])
      expect((await as("ada", "GET", path + query)).status).toBe(400);
    for (const body of [{}, { until: 3 }, { until: "" }, [], { until: "2026", more: 1 }])
      expect((await as("ada", "POST", `${path}/read`, body)).status).toBe(400);
    expect((await as("ada", "GET", "/api/events/no-such-event/notices")).body.code).toBe("EVENT_NOT_FOUND");
  });
});

describe("preferences", () => {
  const PATH = "/api/me/preferences";

  it("name all kinds, and are as by default until a person chooses", async () => {
    const { body } = await as("zoe", "GET", PATH);
    expect(validate(PreferencesAnswer, body, "answer")).toMatchObject({ valid: true });
    expect(body).toMatchObject({
      language: "en",
      reminderMinutes: 30,
      channels: { OFFER_MADE: ["mail", "push"] },
    });
  });

  it("are kept as chosen, and the others stay as by default", async () => {
    const chosen = { reminderMinutes: null, channels: { OFFER_MADE: ["push"], CANCELLED: [] } };
    const put = await as("zoe", "PUT", PATH, chosen);
    expect(put.status).toBe(200);
    expect(put.body).toMatchObject(chosen);
    expect(put.body.channels.MOVED).toEqual(["mail", "push"]);
    expect((await as("zoe", "GET", PATH)).body).toEqual(put.body);
    expect((await as("ada", "GET", PATH)).body.reminderMinutes).toBe(30);
  });

  it.each([
    { reminderMinutes: 4 },
    { reminderMinutes: "30" },
    { channels: { OFFER_MADE: ["pigeon"] } },
    { channels: { NO_KIND: [] } },
    { channels: { OFFER_MADE: ["mail", "mail", "mail"] } },
    { language: "xx" },
    { admin: true },
  ])("refuse %j", async (body) => {
    expect((await as("zoe", "PUT", PATH, body)).body).toMatchObject({ code: "INVALID_REQUEST" });
  });
});
