import * as z from "zod/mini";
import { Environment } from "./environment.ts";
import { TableSettings } from "./settings.ts";

/** Settings of functions that make notices: the channels that this stage has. */
export const NoticeSettings = z.extend(TableSettings, {
  [Environment.noticesQueueUrl]: z.url(),
  [Environment.noticeChannels]: z.pipe(
    z.string(),
    z.transform((list: string) => list.split(",").filter((channel) => channel !== "")),
  ),
});

/** The first secret is current. */
const links = {
  [Environment.linkSecrets]: z.pipe(
    z.string().check(z.minLength(16)),
    z.transform((list: string) => list.split(",")),
  ),
};

/** Settings of the function that sends notices. */
export const SendingSettings = z.extend(TableSettings, {
  [Environment.noticesQueueUrl]: z.url(),
  ...links,
  /** Absent: no mail is sent. */
  [Environment.mailFrom]: z.optional(z.string().check(z.minLength(3))),
  [Environment.mailReplyTo]: z.optional(z.email()),
  [Environment.mailConfigurationSet]: z.optional(z.string().check(z.minLength(1))),
  [Environment.websiteUrl]: z.url(),
});

export type SendingSettings = z.infer<typeof SendingSettings>;

/** Settings of the function behind links of mails. */
export const LinkSettings = z.extend(TableSettings, { [Environment.nudgeQueueUrl]: z.url(), ...links });

/** Settings of the function that hears of mails that came back. */
export const FeedbackSettings = z.extend(TableSettings, { [Environment.feedbackQueueUrl]: z.url() });
