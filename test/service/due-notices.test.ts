import { expect, it } from "vitest";
import type { NoticesAnswer } from "../../functions/contract/notices.ts";
import type { NoticeKind } from "../../functions/core/notices/notice.ts";
import { useConference } from "../support/conference.ts";
import { waitlistsOf } from "../support/waitlist.ts";

const { service, conference } = useConference({
  ...{ triggers: true, stream: true },
  environment: { RATE_LIMIT_CALLS: "50" },
});
const { as, cancel, full, inMinutes, pass, reserve, sees } = waitlistsOf({ service, conference });

const notices = async (user: string): Promise<NoticesAnswer["notices"]> =>
  (await as(user, "GET", `/api/events/${conference.eventId}/notices`)).body.notices;
const kinds = async (user: string) => (await notices(user)).map(({ kind }) => kind);
const runs = () => service.output.filter((line) => line.includes('"DueNoticesRun":1')).length;

/** Minutes pass one by one, each with its run, until the person has such a notice. */
async function minutesUntil(user: string, kind: NoticeKind): Promise<void> {
  while (!(await kinds(user)).includes(kind)) {
    const before = runs();
    await pass(1);
    await expect.poll(runs).toBeGreaterThan(before);
  }
}

it("several sessions that move are one notice, and a session that is moved back is none", async () => {
  const [one = "", two = "", back = ""] = await conference.sessions(3, { room: "Hall 1" });
  for (const sessionId of [one, two, back]) await reserve("ada", sessionId);
  await reserve("bob", back);
  for (const sessionId of [one, two, back]) await conference.patch(sessionId, { room: "Hall 2" });
  await conference.patch(back, { room: "Hall 1" });
  const noted = () => service.output.filter((line) => line.includes('"session moved"')).length;
  await expect.poll(noted).toBe(4);
  await minutesUntil("ada", "MOVED");
  const [moved] = (await notices("ada")).filter(({ kind }) => kind === "MOVED");
  expect(moved?.title).toBe("2 of your sessions have moved");
  expect(moved?.text).toContain("Hall 2, before");
  const mails = async () =>
    (await service.outbox()).filter(({ to, kind }) => to.startsWith("ada@") && kind === "MOVED");
  await expect.poll(mails).toHaveLength(1);
  expect(await kinds("bob")).toEqual(["CONFIRMED"]);
});

it("a session reminds the people who have a seat, once, when they want it", async () => {
  const startsAt = inMinutes(32);
  const event = { startsAt, endsAt: inMinutes(600) };
  const path = `/api/events/${conference.eventId}`;
  const { title, timeZone } = (await conference.organize("GET", path)).body;
  expect((await conference.organize("PUT", path, { title, timeZone, ...event })).status).toBe(200);
  const sessionId = await conference.session({ startsAt, endsAt: inMinutes(90) });
  for (const user of ["eve", "kim", "zoe"]) await reserve(user, sessionId);
  await as("kim", "PUT", "/api/me/preferences", { reminderMinutes: 10 });
  await as("zoe", "PUT", "/api/me/preferences", { reminderMinutes: null });
  await minutesUntil("eve", "REMINDER");
  expect(await kinds("kim")).not.toContain("REMINDER");
  await pass(17);
  await minutesUntil("kim", "REMINDER");
  await pass(1);
  for (const [user, reminders] of Object.entries({ eve: 1, kim: 1, zoe: 0 }))
    expect((await kinds(user)).filter((kind) => kind === "REMINDER")).toHaveLength(reminders);
});

it("an offer says when it is about to end", async () => {
  const sessionId = await full(["ada"], ["leo"], { offerMinutes: 6 });
  await cancel("ada", sessionId);
  await sees("leo", sessionId, { status: "OFFERED" });
  await minutesUntil("leo", "OFFER_ENDING");
  await minutesUntil("leo", "OFFER_EXPIRED");
});
