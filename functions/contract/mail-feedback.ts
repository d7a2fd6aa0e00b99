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

/** SES takes this many characters for a tag, and only those of base64url. */
const MAX_TAG_CHARACTERS = 256;
const tagName = (n: number): string => `person-${n}`;

/** Tags of a mail that say who gets it. A long id needs several. */
export function personTags(userId: string): { Name: string; Value: string }[] {
  const coded = Buffer.from(userId).toString("base64url");
  const length = Math.ceil(coded.length / MAX_TAG_CHARACTERS);
  return Array.from({ length }, (_, n) => ({
    Name: tagName(n),
    Value: coded.slice(n * MAX_TAG_CHARACTERS, (n + 1) * MAX_TAG_CHARACTERS),
  }));
}

/** Reads who got a mail. `null`: it was not sent by this service. */
export function personOf({ tags }: MailFeedback["mail"]): string | null {
  const parts: string[] = [];
  for (let part = tags[tagName(0)]?.[0]; part !== undefined; part = tags[tagName(parts.length)]?.[0])
    parts.push(part);
  return parts.length === 0 ? null : Buffer.from(parts.join(""), "base64url").toString();
}
