import * as z from "zod/mini";
import { Instant, StopReason, type Wire } from "./answers.ts";
import { rule } from "./invalid-codes.ts";

/** What a person is told. `docs/domain.md` says when each comes about. */
export const NoticeKind = z.enum([
  "CONFIRMED",
  "CONFIRMED_FROM_LINE",
  "WAITLISTED",
  "OFFER_MADE",
  "OFFER_ENDING",
  "OFFER_EXPIRED",
  "OFFER_DECLINED",
  "CANCELLED",
  "MOVED",
  "REMINDER",
  "LINE_CLOSED",
  "FEEDBACK_ASKED",
  "CALLED",
  "MESSAGE",
]);

/** A person's notices of an event, the last ones first. `nextCursor` leads to earlier ones. */
export const NoticesAnswer = z.object({
  notices: z.array(
    z.object({
      noticeId: z.string(),
      kind: NoticeKind,
      sessionId: z.string(),
      title: z.string(),
      text: z.string(),
      at: Instant,
      read: z.boolean(),
    }),
  ),
  /** It counts up to a hundred. */
  unread: z.int(),
  /** The time of the last notice that the person has read. */
  readUntil: z.nullable(Instant),
  nextCursor: z.nullable(z.string()),
});
export type NoticesAnswer = Wire<typeof NoticesAnswer>;

/** A notice is named by its time and its own id, so that names sort by time. */
const NoticeId = z
  .string()
  .check(
    z.maxLength(200),
    z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z~[\w.:-]+$/, rule("NOT_A_NOTICE")),
  );

export const NoticesQuery = z.object({
  limit: z._default(
    z.pipe(
      z.string().check(z.regex(/^([1-9]\d?|100)$/, "1 to 100")),
      z.transform((value: string) => Number(value)),
    ),
    30,
  ),
  cursor: z.optional(NoticeId),
});

export const ReadNoticesBody = z.strictObject({ until: NoticeId });

const Channels = z.array(z.enum(["mail", "push"])).check(z.maxLength(2));

/** No mails go to this address. `at` is when the mail was sent that came back or was called unwanted. */
const MailStop = z.nullable(z.object({ address: z.string(), why: StopReason, at: Instant }));

/** How a person wants to be told. An answer names every kind; in a request the others stay as by default. */
export const PreferencesAnswer = z.object({
  language: z.enum(["en"]),
  channels: z.record(NoticeKind, Channels),
  reminderMinutes: z.nullable(z.int()),
  mailStopped: MailStop,
});
export type PreferencesAnswer = Wire<typeof PreferencesAnswer>;

export const PutPreferencesBody = z.strictObject({
  language: z._default(z.enum(["en"]), "en"),
  channels: z._default(z.partialRecord(NoticeKind, Channels), {}),
  reminderMinutes: z._default(z.nullable(z.union([z.literal(10), z.literal(30), z.literal(60)])), 30),
  /** An answer may be sent back as it is. Only another route changes this. */
  mailStopped: z.optional(MailStop),
});
