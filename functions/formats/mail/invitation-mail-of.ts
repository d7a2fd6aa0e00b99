import type { Role } from "../../core/roles/role.ts";
import type { Invitation } from "../../core/roles/send-invitation.ts";
import type { Mail } from "./mail.ts";
import { noticeHtml, noticePlainText } from "./notice-mail.tsx";
import { DEFAULT_COLOR, domainOf, type Sender } from "./notice-mail-of.ts";

/** Writes the mail to an address that has got a role in an event. */
export function invitationMailOf(
  { askedAt, event, holder }: Invitation,
  { from, replyTo, siteUrl }: Sender,
): Mail {
  const { email, role, invitedBy } = holder;
  const title = TITLES[role](event.title);
  const content = {
    eventTitle: event.title,
    color: event.accentColor ?? DEFAULT_COLOR,
    title,
    text: `${invitedBy ?? "An organizer"} has invited you. ${MAY[role]} Sign in with this address: ${email}`,
    actions: [{ label: "Open the event", url: `${siteUrl}${PAGES[role](event.eventId)}` }],
    hasLinks: false,
    ticket: null,
    footer: {
      text: "You get this mail because an organizer has entered your address. If you do not expect it, you need not do anything.",
      links: [],
    },
  };
  const noticeId = `invitation-${event.eventId}-${Date.parse(askedAt)}`;
  return {
    ...{ from, replyTo, to: email, noticeId, kind: "INVITATION" },
    subject: title,
    text: noticePlainText(content),
    html: noticeHtml(content),
    messageId: `<${noticeId}.mail@${domainOf(from)}>`,
    unsubscribeUrl: null,
    calendar: null,
    picture: null,
  };
}

const TITLES: Readonly<Record<Role, (event: string) => string>> = {
  ORGANIZER: (event) => `You can organize ${event}`,
  DOOR: (event) => `You can help at the door of ${event}`,
};
const MAY: Readonly<Record<Role, string>> = {
  ORGANIZER: "You can change its sessions, see who comes, and write to attendees.",
  DOOR: "You can let people in at its sessions.",
};
const PAGES: Readonly<Record<Role, (eventId: string) => string>> = {
  ORGANIZER: (eventId) => `/organizer/events/${eventId}`,
  DOOR: (eventId) => `/events/${eventId}`,
};
