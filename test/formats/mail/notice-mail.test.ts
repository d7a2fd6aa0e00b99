import PostalMime from "postal-mime";
import decodeQR from "qr/decode.js";
import { describe, expect, it } from "vitest";
import type { Notice, NoticeKind } from "../../../functions/core/notices/notice.ts";
import { NOTICE_KINDS } from "../../../functions/core/notices/notice.ts";
import type { OrganizerMessage } from "../../../functions/core/notices/organizer-message.ts";
import type { ToldNotice } from "../../../functions/core/notices/send-notice.ts";
import type { Rsvp } from "../../../functions/core/seats/rsvp.ts";
import { toMime } from "../../../functions/formats/mail/mime.ts";
import { noticeMailOf } from "../../../functions/formats/mail/notice-mail-of.ts";
import { noticeText } from "../../../functions/formats/notices/notice-text.ts";
import { anRsvp } from "../../support/builders.ts";
import { pngPixels } from "../../support/png-pixels.ts";

const NOW = "2026-12-27T10:00:00.000Z";
const SENDER = {
  from: '"Session RSVP" <notices@conf.example>',
  replyTo: null,
  siteUrl: "https://conf.example",
};

const UNSUBSCRIBE = "https://conf.example/api/links/u.n.s";
const UNSUBSCRIBE_PAGE = "https://conf.example/links/u.n.s";
const LINKS = {
  ...{ accept: null, decline: null },
  ...{ unsubscribe: UNSUBSCRIBE, unsubscribePage: UNSUBSCRIBE_PAGE },
};

function told(
  kind: NoticeKind,
  about: Partial<Notice> = {},
  title = "Solder your first synthesizer",
): ToldNotice {
  const event = { eventId: "conf", title: "Winter Camp", timeZone: "Europe/Berlin", accentColor: "#aa2255" };
  const slot = { startsAt: "2026-12-27T11:00:00.000Z", endsAt: "2026-12-27T12:00:00.000Z", room: "Hall 1" };
  return {
    notice: {
      ...{ noticeId: "r1.3", userId: "ada", eventId: "conf", sessionId: "conf.talk", kind, at: NOW },
      ...{ reason: null, until: null, moves: [] },
      ...about,
    },
    attendee: { userId: "ada", name: "Ada", email: "ada@example.com" },
    event: {
      ...{ ...event, startsAt: slot.startsAt, endsAt: slot.endsAt, published: true, lastImport: null },
      quietHours: { from: "22:00", to: "08:00" },
      ...{ conflictPolicy: "WARN", changeMinutes: 0, graceMinutes: null },
      ...{ venue: null, description: null, dayChange: 0, logoUrl: null, coverUrl: null },
      registrationClosed: false,
    },
    programme: {
      ...{
        sessionId: "conf.talk",
        eventId: "conf",
        title,
        abstract: null,
        type: null,
        track: null,
        language: null,
      },
      ...{
        speakers: [],
        waitlistPolicy: "OFFER",
        offerMinutes: 60,
        kind: "SESSION",
        visitMinutes: null,
        version: 1,
        movedFrom: null,
      },
      ...slot,
    },
    moved: [],
    state: null,
    reached: [],
    mailStopped: null,
  };
}

const mailOf = (notice: ToldNotice) => noticeMailOf(notice, "ada@example.com", LINKS, SENDER, NOW);
const parsed = async (notice: ToldNotice) => new PostalMime().parse(await toMime(mailOf(notice)));

/** What a scanner reads from a picture of a QR code. */
function textIn(file: ArrayBuffer): string {
  const { size, at } = pngPixels(Buffer.from(file));
  const places = Array.from({ length: size * size }, (_, n) => at(n % size, Math.floor(n / size)));
  return decodeQR({ width: size, height: size, data: Uint8Array.from(places.flat()) });
}

/** WCAG 2.2, "contrast ratio", of colours as `#rrggbb`. */
function contrast(one: string, other: string): number {
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
      const share = Number.parseInt(color.slice(start, start + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [darker = 0, lighter = 0] = [one, other].map(luminance).sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

describe("the mail of a notice", () => {
  it("says in text and HTML what has happened, with times of the event's clocks", async () => {
    const until = "2026-12-27T10:45:00.000Z";
    const { subject, text = "", html = "" } = await parsed(told("OFFER_MADE", { until }));
    expect(subject).toBe(
      "A seat in “Solder your first synthesizer” is held for you until Sunday 27 December, 11:45 CET",
    );
    for (const part of [text, html]) {
      expect(part).toContain("It takes place on Sunday 27 December, 12:00 CET, Hall 1.");
      expect(part).toContain("https://conf.example/events/conf/sessions/conf.talk/offer");
      expect(part).toContain("Open the offer");
      expect(part).toContain("Winter Camp");
    }
  });

  it("says to an address without an account why it comes, and how to see more", () => {
    const { text } = noticeMailOf(
      told("CONFIRMED", { userId: "email:ada@example.com" }),
      "ada@example.com",
      LINKS,
      SENDER,
      NOW,
    );
    expect(text).toContain("an organizer of Winter Camp has entered your address");
    expect(text).toContain("Sign in with this address");
    expect(text).toContain("https://conf.example/events/conf/sessions/conf.talk?claim");
    expect(text).not.toContain("because you reserved");
  });

  it("says when the time of an offer stands still before its end", async () => {
    const quiet = "The time does not run from 22:00 to 08:00.";
    const textOf = async (at: string, until: string) =>
      (await parsed(told("OFFER_MADE", { at, until }))).text;
    // 22:30 until 09:00, and 21:00 until 22:00, on the clocks of Berlin
    expect(await textOf("2026-12-27T21:30:00.000Z", "2026-12-28T08:00:00.000Z")).toContain(quiet);
    expect(await textOf("2026-12-27T20:00:00.000Z", "2026-12-27T21:00:00.000Z")).not.toContain(quiet);
    // An offer that ends in these hours runs in them.
    expect(await textOf("2026-12-27T21:30:00.000Z", "2026-12-27T22:30:00.000Z")).not.toContain(quiet);
  });

  it("asks how it was, with a way to the question", async () => {
    const { subject, text } = await parsed(told("FEEDBACK_ASKED"));
    expect(subject).toMatch(/^How was “.*”\?$/);
    expect(text).toContain("Say how it was");
    expect(text).toContain("/events/conf/sessions/conf.talk#feedback");
  });

  it("has the same ids whenever it is sent", async () => {
    const mails = await Promise.all([1, 2].map(() => parsed(told("CONFIRMED"))));
    for (const { messageId, headers } of mails) {
      expect(messageId).toBe("<r1.3.mail@conf.example>");
      expect(headers).toContainEqual(expect.objectContaining({ key: "x-notice-id", value: "r1.3" }));
    }
  });

  it("says who removed a person, and where a session was before it moved", () => {
    const from = { startsAt: "2026-12-27T09:00:00.000Z", endsAt: NOW, room: "Hall 2" };
    const moved = told("MOVED");
    const mail = mailOf({ ...moved, moved: [{ programme: moved.programme, from }] });
    const removed = mailOf(told("CANCELLED", { reason: "ORGANIZER" }));
    expect(removed.subject).toContain("An organizer has removed you");
    expect(removed.text).toContain("If you do not know why, ask the organizers.");
    expect(removed.text).not.toContain("takes place");
    expect(mailOf(told("CANCELLED", { reason: "SESSION_CANCELLED" })).subject).toContain("is cancelled");
    expect(mail.text).toContain("Now: Sunday 27 December, 12:00 CET, Hall 1.");
    expect(mail.text).toContain("Before: Sunday 27 December, 10:00 CET, Hall 2.");
    const two = mailOf({ ...moved, moved: [1, 2].map(() => ({ programme: moved.programme, from })) });
    expect(two.subject).toBe("2 of your sessions have moved");
  });

  const written = (over: Partial<OrganizerMessage>): ToldNotice => ({
    ...told("MESSAGE"),
    message: {
      ...{ eventId: "conf", messageId: "m1", to: { sessionId: "conf.talk" }, audience: "all", sentAt: NOW },
      ...{ sentBy: { userId: "olga", name: "Olga" }, recipients: 1, told: 0, toldTo: "", state: "SENDING" },
      ...{ title: "Bring a soldering iron", text: "Hello" },
      ...over,
    },
  });

  it("shows what an organizer wrote, with its lines and links, and with nothing of it as HTML or headers", async () => {
    const text = "Hello <b>all</b>,\nsee https://wiki.example/a?b=1&c=2.\n\njavascript:alert(1)";
    const mail = await parsed(written({ title: "Bring <i>tools</i>\r\nBcc: eve@example.com", text }));
    expect(mail.subject).toContain("Bring <i>tools</i>");
    expect(mail.bcc ?? []).toEqual([]);
    expect(mail.text?.replaceAll("\r\n", "\n")).toContain(text);
    expect(mail.html).toContain(
      'Hello &lt;b&gt;all&lt;/b&gt;,<br/>see <a href="https://wiki.example/a?b=1&amp;c=2"',
    );
    expect(mail.html).toContain("</a>.<br/><br/>javascript:alert(1)");
    expect(mail.html).not.toMatch(/<b>|<i>|href="javascript/);
  });

  it("counts the minutes of a reminder while that is right, and else says the time", () => {
    const title = (at: string, now: string) => noticeText(told("REMINDER", { at }), now).title;
    const [due, asTime] = ["2026-12-27T10:30:00.000Z", /begins on Sunday 27 December, 12:00 CET$/];
    expect(title(due, due)).toBe("“Solder your first synthesizer” begins in 30 minutes");
    expect(title(due, "2026-12-27T10:32:00.000Z")).toMatch(/begins in 30 minutes$/);
    expect(title(due, "2026-12-27T10:40:00.000Z")).toMatch(asTime);
    // The session has moved since.
    for (const moved of ["2026-12-26T10:30:00.000Z", "2026-12-27T11:30:00.000Z"])
      expect(title(moved, moved)).toMatch(asTime);
  });

  it("says first to whose people the organizers write", () => {
    const first = (to: OrganizerMessage["to"]) => noticeText(written({ to }), NOW).text.split("\n")[0];
    expect(noticeText(written({}), NOW).text).toMatch(/:\n\nHello$/);
    expect(first({ sessionId: "conf.talk" })).toBe(
      "The organizers write to the people of “Solder your first synthesizer”:",
    );
    for (const to of [{ room: "Hall 1" }, { day: "2026-12-27" }, { everybody: true } as const])
      expect(first(to)).toBe("The organizers write to the people of Winter Camp:");
  });

  it("leads to the session of a message, or to My Schedule if it is for several", () => {
    const page = "https://conf.example/events/conf";
    expect(mailOf(written({})).text).toContain(`Open the session: ${page}/sessions/conf.talk`);
    for (const to of [{ room: "Hall 1" }, { day: "2026-12-27" }, { everybody: true } as const])
      expect(mailOf(written({ to })).text).toContain(`Open My Schedule: ${page}/my-schedule`);
  });

  it("links no address in the title of a session", () => {
    const title = "https://evil.example";
    expect(mailOf(told("MOVED", {}, title)).html).not.toContain(`href="${title}`);
  });

  const rsvp = (over: Partial<Rsvp>) => ({
    rsvp: anRsvp({ userId: "ada", ...over }),
    version: 3,
    since: NOW,
  });

  it("of a seat shows the ticket as a picture in the mail, and says its code and its page in words", async () => {
    const text = `SR1.abcdef.${"A".repeat(30)}.${"B".repeat(86)}`;
    const ticket = { text, code: "7KMX2Q9P" };
    const seat = told("CONFIRMED");
    const mail = noticeMailOf(seat, "ada@example.com", LINKS, SENDER, NOW, ticket);
    const { html = "", text: plain, attachments } = await new PostalMime().parse(await toMime(mail));
    const picture = attachments.find(({ mimeType }) => mimeType === "image/png");
    expect(picture).toMatchObject({ disposition: "inline", related: true, filename: "ticket.png" });
    const cid = picture?.contentId?.slice(1, -1);
    expect(html).toContain(
      `src="cid:${cid}" alt="The QR code of your ticket. Its code in letters is 7KMX 2Q9P."`,
    );
    expect(textIn(picture?.content as ArrayBuffer)).toBe(text);
    for (const part of [html, plain]) {
      expect(part).toContain("7KMX 2Q9P");
      expect(part).toContain("https://conf.example/events/conf/ticket");
    }
    expect(mailOf(seat)).toMatchObject({ picture: null });
    expect(mailOf(seat).html).not.toContain("cid:");
  });

  it("brings the session into the attendee's calendar, and takes it out again", async () => {
    const seat = { ...told("CONFIRMED"), state: rsvp({ status: "CONFIRMED" }) };
    const mail = mailOf(seat);
    expect(mail.calendar).toMatchObject({ method: "REQUEST" });
    expect(mail.calendar?.text).toContain("ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:ada@example.com");
    const mime = (await toMime(mail)).toString();
    expect(mime).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=REQUEST/m);
    const removed = { ...told("CANCELLED", { reason: "ORGANIZER" }), state: rsvp({ status: "CANCELLED" }) };
    expect(mailOf(removed).calendar).toMatchObject({ method: "CANCEL" });
    expect(mailOf(removed).calendar?.text).toContain("STATUS:CANCELLED");
  });

  it("leaves the calendar alone if the person has another state by now, or never had a seat", () => {
    const left = { ...told("CONFIRMED"), state: rsvp({ status: "CANCELLED" }) };
    const back = { ...told("CANCELLED", { reason: "ORGANIZER" }), state: rsvp({ status: "CONFIRMED" }) };
    const offer = { ...told("OFFER_MADE", { until: NOW }), state: rsvp({ status: "OFFERED" }) };
    for (const each of [left, back, offer, told("CONFIRMED")]) expect(mailOf(each).calendar).toBeNull();
  });

  it.each(NOTICE_KINDS)("has words for %s", (kind) => {
    const { subject, text } = mailOf(told(kind, { until: NOW }));
    expect(subject).toMatch(/“Solder your first synthesizer”/);
    expect(text).not.toMatch(/undefined|null|NaN|Invalid/);
  });

  it("lets people answer an offer, and ends all mails with one request", async () => {
    const offer = told("OFFER_MADE", { until: NOW });
    const links = {
      ...LINKS,
      accept: "https://conf.example/links/a",
      decline: "https://conf.example/links/d",
    };
    const mail = noticeMailOf(offer, "ada@example.com", links, SENDER, NOW);
    for (const part of [mail.text, mail.html])
      for (const link of [links.accept, links.decline]) expect(part).toContain(link);
    const { headers } = await new PostalMime().parse(await toMime(mail));
    const header = (key: string) => headers.find((each) => each.key === key)?.value;
    expect(header("list-unsubscribe")).toBe(`<${UNSUBSCRIBE}>`);
    expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  });

  it("leads to a page that ends mails without a sign-in", () => {
    const { text, html } = mailOf(told("CONFIRMED"));
    expect(text).toContain(`\nGet no more mails: ${UNSUBSCRIBE_PAGE}`);
    expect(html).toMatch(new RegExp(`<a href="${UNSUBSCRIBE_PAGE}"[^>]*>Get no more mails</a>`));
  });

  it("is as wide as the screen of a phone", () => {
    expect(mailOf(told("CONFIRMED")).html).toContain(
      '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
    );
  });

  it("has links in the text's colour, which can be read in the light and in the dark", () => {
    const { html } = mailOf(written({ text: "https://wiki.example" }));
    const [, light = "", dark = ""] = /<style>(.*?)@media[^{]*dark[^{]*\{(.*?)<\/style>/s.exec(html) ?? [];
    for (const scheme of [light, dark]) {
      const [, page = "", ink = ""] = /\.page \{ background: (#\w+).*?; color: (#\w+)/.exec(scheme) ?? [];
      const [, quiet = ""] = /\.quiet \{ color: (#\w+)/.exec(scheme) ?? [];
      for (const color of [ink, quiet]) expect(contrast(page, color)).toBeGreaterThan(4.5);
    }
    const links = [...html.matchAll(/<a [^>]*>(?=https|Choose|Get)/g)].map(([link]) => link);
    expect(links).toHaveLength(3);
    for (const link of links) expect(link).toContain('style="color:inherit;text-decoration-line:underline"');
  });

  it("cannot be given headers or HTML by a title", async () => {
    const title = 'A\r\nBcc: eve@example.com\r\n\r\n<img src=x onerror="alert(1)"> & <b>B</b>';
    const { headers, subject, html = "", to } = await parsed(told("CONFIRMED", {}, title));
    expect(headers.map(({ key }) => key)).not.toContain("bcc");
    expect(to).toEqual([{ name: "", address: "ada@example.com" }]);
    expect(subject).toContain("Bcc: eve@example.com");
    expect(html).not.toMatch(/<img|<b>/);
    expect(html).toContain("&lt;b&gt;B&lt;/b&gt;");
  });

  it.each([
    ["300 letters of three bytes", "漢".repeat(300)],
    ["one long word", "x".repeat(300)],
    ["right-to-left text", "כנס החורף — מפגש פתיחה"],
  ])("with %s as a title is whole, in lines that SES takes", async (_, title) => {
    const mime = await toMime(mailOf(told("CONFIRMED", {}, title)));
    for (const line of mime.toString("latin1").split("\r\n")) expect(line.length).toBeLessThanOrEqual(998);
    const { subject, text, html } = await new PostalMime().parse(mime);
    for (const part of [subject, text, html]) expect(part).toContain(title);
  });
});
