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

/** Messages with the same text ask for the same sending. Notices of one cause have the same id, such as all reminders of a session. */
export const sendingOf = ({ userId, eventId, at, noticeId, channel }: NoticeMessage): string =>
  JSON.stringify([userId, eventId, at, noticeId, channel]);
