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

/** Settings of the function that sends notices. */
export const SendingSettings = z.extend(TableSettings, {
  [Environment.noticesQueueUrl]: z.url(),
  /** Absent: no mail is sent. */
  [Environment.mailFrom]: z.optional(z.string().check(z.minLength(3))),
  [Environment.mailReplyTo]: z.optional(z.email()),
  [Environment.mailConfigurationSet]: z.optional(z.string().check(z.minLength(1))),
  [Environment.websiteUrl]: z.url(),
});

export type SendingSettings = z.infer<typeof SendingSettings>;
