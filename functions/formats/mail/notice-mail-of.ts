import { isPlaceholder } from "../../contract/placeholder.ts";
import { shownCode } from "../../contract/tickets/manual-code.ts";
import type { ToldNotice } from "../../core/notices/send-notice.ts";
import { isAboutOffer, noticePage } from "../notices/notice-page.ts";
import { noticeText } from "../notices/notice-text.ts";
import type { Mail } from "./mail.ts";
import { noticeCalendar } from "./notice-calendar.ts";
import { type MailContent, noticeHtml, noticePlainText } from "./notice-mail.tsx";
import { ticketPicture } from "./ticket-picture.ts";

export interface Sender {
  /** An address, or a name with an address in angle brackets. */
  readonly from: string;
  readonly replyTo: string | null;
  /** The address of the web app, without a slash at its end. */
  readonly siteUrl: string;
}

const TICKET_CID = "ticket@session-rsvp";
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

/** The ticket of a person who has a seat. */
export interface MailedTicket {
  /** What the QR code says. */
  readonly text: string;
  readonly code: string;
}

/**
 * Writes the mail of a notice to `to`, the attendee's address.
 *
 * @param now ISO, UTC
 * @param ticket `null`: the mail shows none
 */
export function noticeMailOf(
  told: ToldNotice,
  to: string,
  links: PersonalLinks,
  { from, replyTo, siteUrl }: Sender,
  now: string,
  ticket: MailedTicket | null = null,
): Mail {
  const { notice, event } = told;
  const isWaiting = isPlaceholder(notice.userId);
  const { title, text } = noticeText(told, now);
  const content = {
    eventTitle: event.title,
    color: event.accentColor ?? DEFAULT_COLOR,
    title,
    text,
    actions: [
      ...(links.accept === null ? [] : [{ label: "Accept the seat", url: links.accept }]),
      ...(links.decline === null ? [] : [{ label: "Decline", url: links.decline }]),
      isWaiting ? claiming(pageOf(told, siteUrl)) : pageOf(told, siteUrl),
    ],
    hasLinks: notice.kind === "MESSAGE",
    ticket: ticket && {
      picture: TICKET_CID,
      code: shownCode(ticket.code),
      page: { label: "Open your ticket", url: `${siteUrl}/events/${notice.eventId}/ticket` },
    },
    footer: {
      text: isWaiting
        ? `You get this mail because an organizer of ${event.title} has entered your address. Sign in with this address to see your sessions and your ticket: ${to}`
        : `You get this mail because you reserved or joined a waitlist at ${event.title}.`,
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
    picture: ticket && { cid: TICKET_CID, filename: "ticket.png", content: ticketPicture(ticket.text) },
    calendar: noticeCalendar(told, { organizer: addressOf(from), attendee: to, pages: siteUrl }),
  };
}

function pageOf({ notice, message }: ToldNotice, siteUrl: string): MailContent["actions"][number] {
  if (message !== undefined && !("sessionId" in message.to)) {
    return { label: "Open My Schedule", url: `${siteUrl}/events/${notice.eventId}/my-schedule` };
  }
  const asks = notice.kind === "FEEDBACK_ASKED";
  const label = isAboutOffer(notice.kind) ? "Open the offer" : asks ? "Say how it was" : "Open the session";
  return { label, url: `${siteUrl}${noticePage(notice)}` };
}

/** The page gives the person what waits for their address, once they are signed in. */
const claiming = ({ label, url }: MailContent["actions"][number]) => ({ label, url: `${url}?claim` });

/** The address of `Name <address>`, or of an address alone. */
const addressOf = (from: string): string => /<([^>]*)>$/.exec(from)?.[1] ?? from;
export const domainOf = (from: string): string => addressOf(from).split("@").at(-1) ?? "";
