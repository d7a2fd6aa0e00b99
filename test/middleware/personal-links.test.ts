import { expect, it } from "vitest";
import type { Notice } from "../../functions/core/notices/notice.ts";
import type { Programme } from "../../functions/core/programme/session.ts";
import { personalLinks } from "../../functions/queue/notices/personal-links.ts";
import { aProgramme } from "../support/builders.ts";

const notice: Notice = {
  ...{ noticeId: "r1.2", userId: "ada", eventId: "conf", sessionId: "conf.talk", kind: "OFFER_MADE" },
  ...{ at: "2026-12-27T10:00:00.000Z", reason: null, until: "2026-12-27T11:00:00.000Z", moves: [] },
};
const links = { sign: async (claims: object) => JSON.stringify(claims) };
const stored = (over: Partial<Programme>) => ({
  ...aProgramme("conf.talk", over),
  version: 1,
  movedFrom: null,
});
const linksOf = (over: Partial<Notice> = {}, programme: Partial<Programme> = {}) =>
  personalLinks(
    { notice: { ...notice, ...over }, programme: stored(programme) },
    { links, siteUrl: "https://sessions.example.org" },
  );

it("the links of an offer's mail are of the offer that the mail tells of, however late it is sent", async () => {
  const { accept, decline } = await linksOf();
  for (const [act, link] of Object.entries({ accept, decline }))
    expect(link).toBe(
      `https://sessions.example.org/links/${JSON.stringify({ sub: "ada", ses: "conf.talk", act, off: notice.at })}`,
    );
});

it("the mail of an offer at a booth has no link that acts, because the person enters there", async () => {
  expect(await linksOf({}, { kind: "BOOTH" })).toMatchObject({ accept: null, decline: null });
});

it("other mails have no links except those that end mails", async () => {
  const { accept, decline, unsubscribe, unsubscribePage } = await linksOf({ kind: "CONFIRMED" });
  expect([accept, decline]).toEqual([null, null]);
  expect(unsubscribe).toContain("/api/links/");
  expect(unsubscribePage).toBe(unsubscribe.replace("/api/", "/"));
});
