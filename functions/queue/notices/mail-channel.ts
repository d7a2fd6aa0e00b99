import type { SendingSettings } from "../../contract/notice-settings.ts";
import { whyStopped } from "../../core/notices/mail-stop.ts";
import type { Sender, Sending } from "../../core/notices/send-notice.ts";
import type { Invitation } from "../../core/roles/send-invitation.ts";
import { invitationMailOf } from "../../formats/mail/invitation-mail-of.ts";
import { toMime } from "../../formats/mail/mime.ts";
import { noticeMailOf } from "../../formats/mail/notice-mail-of.ts";
import { linkTokens } from "../../middleware/link-token.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { openMailer } from "../../store/notices/mailer.ts";
import { mailedTickets } from "./mailed-ticket.ts";
import { personalLinks } from "./personal-links.ts";

/** Sends notices by mail. A stage without a sender sends none. */
export function mailChannel(settings: SendingSettings, table: Table): Sender {
  const mailing = mailingOf(settings);
  if (mailing === null) return async () => NO_SENDER;
  const { mailer, sender } = mailing;
  const { from, siteUrl } = sender;
  const ticketOf = mailedTickets(table, settings);
  const links = linkTokens(settings.LINK_SECRETS);
  return async (told) => {
    const { email, userId } = told.attendee;
    if (email === null) return { kind: "impossible", why: "no address" };
    const stopped = whyStopped(told.mailStopped, email);
    if (stopped !== null) return { kind: "impossible", why: WHY[stopped] };
    const personal = await personalLinks(told, { links, siteUrl });
    const now = new Date().toISOString();
    const ticket = await ticketOf(told);
    const mime = await toMime(noticeMailOf(told, email, personal, sender, now, ticket));
    return mailer.send(mime, { from, to: email, userId, eventId: told.event.eventId });
  };
}

/** Sends invitations. Their people may have no account yet, so no mail can be traced to one. */
export function invitationMailer(settings: SendingSettings): (invitation: Invitation) => Promise<Sending> {
  const mailing = mailingOf(settings);
  if (mailing === null) return async () => NO_SENDER;
  const { mailer, sender } = mailing;
  return async (invitation) => {
    const mime = await toMime(invitationMailOf(invitation, sender));
    const { event, holder } = invitation;
    return mailer.send(mime, { from: sender.from, to: holder.email, userId: null, eventId: event.eventId });
  };
}

function mailingOf(settings: SendingSettings) {
  const { MAIL_FROM: from, MAIL_REPLY_TO: replyTo = null, MAIL_CONFIGURATION_SET: set } = settings;
  if (from === undefined || set === undefined) return null;
  return { mailer: openMailer(set), sender: { from, replyTo, siteUrl: settings.WEBSITE_URL } };
}

const NO_SENDER: Sending = { kind: "impossible", why: "no sender" };
const WHY = { BOUNCE: "address bounced", COMPLAINT: "address complained" };
