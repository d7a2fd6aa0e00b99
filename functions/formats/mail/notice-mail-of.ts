import type { ToldNotice } from "../../core/notices/send-notice.ts";
import { noticeText } from "../notices/notice-text.ts";
import type { Mail } from "./mail.ts";
import { noticeCalendar } from "./notice-calendar.ts";
import { type MailContent, noticeHtml, noticePlainText } from "./notice-mail.tsx";

export interface Sender {
  /** An address, or a name with an address in angle brackets. */
  readonly from: string;
  readonly replyTo: string | null;
  /** The address of the web app, without a slash at its end. */
  readonly siteUrl: string;
}

/** The accent of an event that has none. */
export const DEFAULT_COLOR = "#3b5bdb";

/** Addresses that act for the attendee without a sign-in. */
export interface PersonalLinks {
  /** Only an offer has them. */
  readonly accept: string | null;
  readonly decline: string | null;
  /** Where mail programs end mails with one request. */
  readonly unsubscribe: string;
  /** Where people do it. */
  readonly unsubscribePage: string;
}

/**
 * Writes the mail of a notice to `to`, the attendee's address.
 *
 * @param now ISO, UTC
 */
export function noticeMailOf(
  told: ToldNotice,
  to: string,
  links: PersonalLinks,
  { from, replyTo, siteUrl }: Sender,
  now: string,
): Mail {
  const { notice, event } = told;
  const { title, text } = noticeText(told, now);
  const content = {
    eventTitle: event.title,
    color: event.accentColor ?? DEFAULT_COLOR,
    title,
    text,
    actions: [
      ...(links.accept === null ? [] : [{ label: "Accept the seat", url: links.accept }]),
      ...(links.decline === null ? [] : [{ label: "Decline", url: links.decline }]),
      pageOf(told, siteUrl),
    ],
    hasLinks: notice.kind === "MESSAGE",
    footer: {
      text: `You get this mail because you reserved or joined a waitlist at ${event.title}.`,
      links: [
        { label: "Choose what you are told", url: `${siteUrl}/preferences` },
        { label: "Get no more mails", url: links.unsubscribePage },
      ],
    },
  };
  return {
    ...{ from, replyTo, to, noticeId: notice.noticeId, kind: notice.kind },
    subject: title,
    text: noticePlainText(content),
    html: noticeHtml(content),
    messageId: `<${notice.noticeId}.mail@${domainOf(from)}>`,
    unsubscribeUrl: links.unsubscribe,
    calendar: noticeCalendar(told, { organizer: addressOf(from), attendee: to, pages: siteUrl }),
  };
}

function pageOf({ notice, message }: ToldNotice, siteUrl: string): MailContent["actions"][number] {
  const event = `${siteUrl}/events/${notice.eventId}`;
  return message !== undefined && !("sessionId" in message.to)
    ? { label: "Open My Schedule", url: `${event}/my-schedule` }
    : { label: "Open the session", url: `${event}/sessions/${encodeURIComponent(notice.sessionId)}` };
}

/** The address of `Name <address>`, or of an address alone. */
const addressOf = (from: string): string => /<([^>]*)>$/.exec(from)?.[1] ?? from;
export const domainOf = (from: string): string => addressOf(from).split("@").at(-1) ?? "";
