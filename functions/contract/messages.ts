import * as z from "zod/mini";
import { Instant, type Wire } from "./answers.ts";
import { rule } from "./invalid-codes.ts";
import { MAX_LENGTH, MAX_MESSAGE_TEXT_LENGTH, MAX_MESSAGE_TITLE_LENGTH } from "./limits.ts";
import type { ProblemCode } from "./problems.ts";
import { ofEvent } from "./requests.ts";
import { EventId, SessionId, title } from "./values.ts";

/** A day on the clocks of the event. */
const Day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/, rule("NOT_A_DAY")));
const Room = z.string().check(z.minLength(1, rule("EMPTY")), z.maxLength(MAX_LENGTH.room));

/** The sessions whose people get a message of an organizer. */
const MessageTarget = z.union([
  z.strictObject({ sessionId: SessionId }),
  z.strictObject({ room: Room, day: z.optional(Day) }),
  z.strictObject({ day: Day }),
  z.strictObject({ everybody: z.literal(true) }),
]);
export type MessageTarget = Wire<typeof MessageTarget>;

const Audience = z.enum(["seats", "waiting", "all"]);

/** The client chooses it, so that a repeated request sends nothing twice. */
const MessageId = z.guid().check(z.toLowerCase());

/** Line breaks as on the web, whatever the client's system writes. */
const withoutReturns = z.pipe(
  z.string(),
  z.transform((value: string) => value.replace(/\r\n?/g, "\n")),
);

export const PostMessageBody = z.strictObject({
  messageId: MessageId,
  to: MessageTarget,
  audience: z._default(Audience, "all"),
  title: title(MAX_MESSAGE_TITLE_LENGTH).check(
    z.refine((value) => !/[\n\r\t]/.test(value), rule("NOT_ONE_LINE")),
  ),
  text: z.pipe(withoutReturns, title(MAX_MESSAGE_TEXT_LENGTH)),
});
export type PostMessageBody = z.input<typeof PostMessageBody>;

export const PostMessageQuery = z.object({ dryRun: z._default(z.enum(["true", "false"]), "false") });

export const ofMessage = {
  params: z.extend(ofEvent.params, { messageId: MessageId }),
  unknown: "MESSAGE_NOT_FOUND" satisfies ProblemCode,
} as const;

/** The record of a message. */
export const MessageAnswer = z.object({
  messageId: z.string(),
  eventId: EventId,
  to: MessageTarget,
  audience: Audience,
  title: z.string(),
  text: z.string(),
  sentAt: Instant,
  sentBy: z.object({ userId: z.string(), name: z.nullable(z.string()) }),
  /** How many people it was for when it was sent. */
  recipients: z.int(),
  /** How many of them have been told so far. */
  told: z.int(),
  state: z.enum(["SENDING", "SENT"]),
});
export type MessageAnswer = Wire<typeof MessageAnswer>;

/** What a message would do, and how its mail would read. */
export const MessagePreviewAnswer = z.object({
  recipients: z.int(),
  sessions: z.int(),
  preview: z.object({ subject: z.string(), text: z.string() }),
});
export type MessagePreviewAnswer = Wire<typeof MessagePreviewAnswer>;

/** An event's messages, the last ones first. `nextCursor` leads to earlier ones. */
export const MessagesAnswer = z.object({
  messages: z.array(MessageAnswer),
  nextCursor: z.nullable(z.string()),
});
export type MessagesAnswer = Wire<typeof MessagesAnswer>;

export const MessagesQuery = z.object({
  limit: z._default(
    z.pipe(
      z.string().check(z.regex(/^([1-9]\d?|100)$/, "1 to 100")),
      z.transform((value: string) => Number(value)),
    ),
    20,
  ),
  cursor: z.optional(
    z
      .string()
      .check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z~[0-9a-f-]{36}$/, rule("NOT_A_MESSAGE"))),
  ),
});
