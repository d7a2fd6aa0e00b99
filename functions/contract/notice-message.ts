import * as z from "zod/mini";

/** The body of a message of the notices queue. It asks for sending one notice by one channel. */
export const NoticeMessage = z.object({
  userId: z.string(),
  eventId: z.string(),
  at: z.string(),
  noticeId: z.string(),
  channel: z.enum(["mail", "push"]),
});
export type NoticeMessage = z.infer<typeof NoticeMessage>;

/** Asks for a mail to an address that has got a role. */
export const InvitationMessage = z.object({
  eventId: z.string(),
  email: z.string(),
  askedAt: z.string(),
});
export type InvitationMessage = z.infer<typeof InvitationMessage>;

/** Everything that the notices queue takes. */
export const SendingMessage = z.union([NoticeMessage, InvitationMessage]);
export type SendingMessage = z.infer<typeof SendingMessage>;

/** Messages with the same text ask for the same sending. Notices of one cause have the same id, such as all reminders of a session. */
export function sendingOf(message: SendingMessage): string {
  if (!("noticeId" in message)) return JSON.stringify([message.eventId, message.email, message.askedAt]);
  const { userId, eventId, at, noticeId, channel } = message;
  return JSON.stringify([userId, eventId, at, noticeId, channel]);
}

/** Logs name neither the person nor the address. */
export const nameOfSending = (message: SendingMessage): string =>
  "noticeId" in message
    ? `${message.noticeId}.${message.channel}`
    : `invitation.${message.eventId}.${message.askedAt}`;
