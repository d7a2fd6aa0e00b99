import { LinkSecret } from "../constructs/link-secret.ts";
import { FEEDBACK_TIMEOUT_SECONDS } from "../constructs/mail-feedback.ts";
import {
  type NoticeMail,
  Notices,
  type NoticesProps,
  SENDER_TIMEOUT_SECONDS,
  SPREADING_TIMEOUT_SECONDS,
} from "../constructs/notices.ts";
import { type PushOptions, PushSecret } from "../constructs/push-secret.ts";
import type { ServiceFunction } from "../constructs/service-function.ts";
import type { TicketSecret } from "../constructs/ticket-secret.ts";
import type { SessionRsvpProps } from "../session-rsvp-props.ts";
import type { Wiring } from "./wiring.ts";

/** Notices: who makes them, who sends them, and the links in their mails. */
export function tellPeople(
  { scope, api, table, waitlist, addFunction }: Wiring,
  sending: Pick<NoticesProps, "siteUrl" | "push"> & { readonly tickets: TicketSecret },
  { mail, linkSecret = {} }: Pick<SessionRsvpProps, "mail" | "linkSecret">,
): {
  readonly notices: Notices;
  readonly links: ServiceFunction;
  readonly streamReaders: readonly ServiceFunction[];
} {
  const notices = new Notices(scope, "notices", { mail, ...sending });
  const changes = addFunction("stream/change-notices", 512, 30);
  notices.writtenBy(changes, table);
  const moves = addFunction("stream/note-moves", 512, 300);
  notices.movesNotedBy(moves, table);
  // It ends before the next run begins.
  notices.dueToldBy(addFunction("schedule/due-notices", 512, 50), table);
  notices.spreadBy(addFunction("queue/spread-message", 512, SPREADING_TIMEOUT_SECONDS), table);
  const sender = addFunction("queue/notice-consumer", 512, SENDER_TIMEOUT_SECONDS);
  notices.sentBy(sender, table);
  // Mails of seats have the ticket, which they make if the person has none.
  table.allowMakingTickets(sender);
  sending.tickets.allowSigning(sender);
  if (notices.feedback)
    notices.feedback.heededBy(addFunction("queue/mail-feedback", 512, FEEDBACK_TIMEOUT_SECONDS), table);

  const links = addFunction("http/links", 512, 20);
  table.allowAnswering(links);
  waitlist.allowNudging(links);
  api.route(links, "signed-link", ["GET /api/links/{token}", "POST /api/links/{token}"]);
  const secret = new LinkSecret(scope, "link-secret", linkSecret);
  for (const fn of [links, sender]) secret.allowLinks(fn);
  return { notices, links, streamReaders: [changes, moves] };
}

/** The secret of push messages. `undefined`: none are sent. */
export function pushSecret(
  { scope }: Pick<Wiring, "scope">,
  siteUrl: string,
  options: PushOptions | false,
  mail: NoticeMail | undefined,
): PushSecret | undefined {
  if (options === false) return undefined;
  const contact = mail === undefined ? siteUrl : `mailto:${mail.from}`;
  return new PushSecret(scope, "push-secret", { contact, ...options });
}
