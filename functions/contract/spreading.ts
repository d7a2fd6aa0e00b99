import * as z from "zod/mini";

/** The body of a message of the queue of spreadings. It asks for telling the recipients of an organizer's message. */
export const Spreading = z.object({ eventId: z.string(), sentAt: z.string(), messageId: z.string() });
export type Spreading = z.infer<typeof Spreading>;
