import * as z from "zod/mini";
import { Environment } from "./environment.ts";
import { ReaderSettings, TableSettings, tickets } from "./settings.ts";

/** Settings of functions that make notices: the channels that this stage has. */
export const NoticeSettings = z.extend(TableSettings, {
  [Environment.noticesQueueUrl]: z.url(),
  [Environment.noticeChannels]: z.pipe(
    z.string(),
    z.transform((list: string) => list.split(",").filter((channel) => channel !== "")),
  ),
});

/** Settings of functions that pass messages of organizers on, or spread them. */
export const SpreadingSettings = z.extend(NoticeSettings, { [Environment.spreadingQueueUrl]: z.url() });

/** The first secret is current. */
const links = {
  [Environment.linkSecrets]: z.pipe(
    z.string().check(z.minLength(16)),
    z.transform((list: string) => list.split(",")),
  ),
};

/** Absent: no push messages are sent. */
const push = { [Environment.pushSecret]: z.optional(z.string().check(z.minLength(16))) };

/** Settings of the function for what is personal. */
export const PersonalSettings = z.extend(ReaderSettings, {
  ...push,
  [Environment.websiteUrl]: z.optional(z.url()),
});
export type PersonalSettings = z.infer<typeof PersonalSettings>;

/** Settings of the function that sends notices. */
export const SendingSettings = z.extend(TableSettings, {
  [Environment.noticesQueueUrl]: z.url(),
  ...links,
  ...tickets,
  /** Absent: no mail is sent. */
  [Environment.mailFrom]: z.optional(z.string().check(z.minLength(3))),
  [Environment.mailReplyTo]: z.optional(z.email()),
  [Environment.mailConfigurationSet]: z.optional(z.string().check(z.minLength(1))),
  ...push,
  /** What push services learn of us: `mailto:` or `https:`. */
  [Environment.pushContact]: z.optional(z.url()),
  [Environment.websiteUrl]: z.url(),
});

export type SendingSettings = z.infer<typeof SendingSettings>;

/** Settings of the function behind links of mails. */
export const LinkSettings = z.extend(TableSettings, {
  [Environment.nudgeQueueUrl]: z.url(),
  ...links,
  /** Absent: there are no pages. */
  [Environment.websiteUrl]: z.optional(z.url()),
});

/** Settings of the function that hears of mails that came back. */
export const FeedbackSettings = z.extend(TableSettings, { [Environment.feedbackQueueUrl]: z.url() });
