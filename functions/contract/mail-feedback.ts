import * as z from "zod/mini";
import { Time } from "./values.ts";

/** Each mail has one recipient. */
const Mail = z.object({
  /** When SES took the mail. */
  timestamp: Time,
  messageId: z.string(),
  destination: z.tuple([z.string()], z.string()),
  tags: z._default(z.record(z.string(), z.array(z.string())), {}),
});

/**
 * What SES publishes about a mail that came back or was called unwanted.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export const MailFeedback = z.discriminatedUnion("eventType", [
  z.object({
    eventType: z.literal("Bounce"),
    mail: Mail,
    bounce: z.object({ bounceType: z.string() }),
  }),
  z.object({
    eventType: z.literal("Complaint"),
    mail: Mail,
    complaint: z.object({ complaintFeedbackType: z.optional(z.nullable(z.string())) }),
  }),
]);
export type MailFeedback = z.infer<typeof MailFeedback>;
