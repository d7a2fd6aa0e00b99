import { expect, it } from "vitest";
import type { ToldNotice } from "../../../functions/core/notices/send-notice.ts";
import { pushPayload, topicOf } from "../../../functions/formats/notices/push-payload.ts";

const NOW = "2026-12-27T10:00:00.000Z";
const slot = { startsAt: "2026-12-27T11:00:00.000Z", endsAt: "2026-12-27T12:00:00.000Z", room: "Hall 1" };
const session = (title: string) => ({ sessionId: "conf.talk", title, ...slot });

const moved = (count: number, title: string) => {
  const moves = Array.from({ length: count }, () => ({
    sessionId: "conf.talk",
    from: { ...slot, room: "Hall 2" },
  }));
  return {
    notice: { noticeId: "moves.1", eventId: "conf", sessionId: "conf.talk", kind: "MOVED", moves },
    event: { eventId: "conf", timeZone: "Europe/Berlin", quietHours: null },
    programme: session(title),
    moved: moves.map(({ from }) => ({ programme: session(title), from })),
  } as unknown as ToldNotice;
};

it("says what the inbox says, and leads to the session", () => {
  expect(pushPayload(moved(1, "Knitting"), NOW)).toEqual({
    title: "“Knitting” has moved",
    body: "Now: Sunday 27 December, 12:00 CET, Hall 1. Before: Sunday 27 December, 12:00 CET, Hall 2.",
    kind: "MOVED",
    url: "/events/conf/sessions/conf.talk",
    tag: topicOf({ eventId: "conf", noticeId: "moves.1" }),
    noticeId: "moves.1",
    eventId: "conf",
  });
});

it.each(["OFFER_MADE", "OFFER_ENDING"] as const)("of an open offer leads to its own page: %s", (kind) => {
  const { notice, ...told } = moved(0, "Knitting");
  const offered = { ...told, notice: { ...notice, kind, until: NOW } } as ToldNotice;
  expect(pushPayload(offered, NOW).url).toBe("/events/conf/sessions/conf.talk/offer");
});

it("that asks how it was leads to the question", () => {
  const { notice, ...told } = moved(0, "Knitting");
  const asked = { ...told, notice: { ...notice, kind: "FEEDBACK_ASKED" } } as ToldNotice;
  const { title, url } = pushPayload(asked, NOW);
  expect([title, url]).toEqual(["How was “Knitting”?", "/events/conf/sessions/conf.talk#feedback"]);
});

it("of several sessions leads to My Schedule", () => {
  expect(pushPayload(moved(2, "Knitting"), NOW).url).toBe("/events/conf/my-schedule");
});

it.each(["Strick-Workshop", "編み物 🧶", '\u0001"\\'])("stays small for many sessions named %j", (title) => {
  const payload = pushPayload(moved(60, title.repeat(40)), NOW);
  expect(Buffer.byteLength(JSON.stringify(payload))).toBeLessThanOrEqual(3_000);
  expect(payload.body.endsWith("…")).toBe(true);
  expect(payload.body).not.toMatch(/[\uD800-\uDBFF]…/);
});

it("has a topic that push services take, which is the same for the same notice alone", () => {
  const notice = { eventId: "conf", noticeId: "moves.1" };
  expect(topicOf(notice)).toMatch(/^[\w-]{32}$/);
  expect(topicOf({ ...notice })).toBe(topicOf(notice));
  expect(topicOf({ ...notice, noticeId: "moves.2" })).not.toBe(topicOf(notice));
  // Each event counts a person's moves by itself.
  expect(topicOf({ ...notice, eventId: "camp" })).not.toBe(topicOf(notice));
});
