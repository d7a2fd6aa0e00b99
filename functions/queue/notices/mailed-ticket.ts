import type { SendingSettings } from "../../contract/notice-settings.ts";
import { isPlaceholder } from "../../contract/placeholder.ts";
import type { NoticeKind } from "../../core/notices/notice.ts";
import type { ToldNotice } from "../../core/notices/send-notice.ts";
import type { MailedTicket } from "../../formats/mail/notice-mail-of.ts";
import { ticketKeysOf } from "../../middleware/ticket-key.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { ticketOfAttendee } from "../../store/tickets/attendees-ticket.ts";
import { publishingOnce } from "../../store/tickets/public-keys.ts";

const MAILS_WITH_TICKET: ReadonlySet<NoticeKind> = new Set(["CONFIRMED", "CONFIRMED_FROM_LINE"]);

/** Finds or makes the ticket for a mail that tells of a seat. Other mails have none. */
export function mailedTickets(
  table: Table,
  { TICKET_SECRETS, TICKET_GENERATIONS }: Pick<SendingSettings, "TICKET_SECRETS" | "TICKET_GENERATIONS">,
): (told: Pick<ToldNotice, "notice">) => Promise<MailedTicket | null> {
  const keys = ticketKeysOf(TICKET_SECRETS, TICKET_GENERATIONS);
  const publishKeys = publishingOnce(table, keys);
  return async ({ notice }) => {
    // A ticket comes with the account, so that it stays the person's when they sign in.
    if (!MAILS_WITH_TICKET.has(notice.kind) || isPlaceholder(notice.userId)) return null;
    const [ticket] = await Promise.all([ticketOfAttendee(table, notice, new Date()), publishKeys()]);
    return ticket && { text: keys[0].sign(ticket), code: ticket.code };
  };
}
