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
