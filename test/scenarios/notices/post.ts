import { SESv2Client } from "@aws-sdk/client-sesv2";
import type { Channel } from "../../../functions/core/notices/notice.ts";
import type { Sender } from "../../../functions/core/notices/send-notice.ts";
import { toMime } from "../../../functions/formats/mail/mime.ts";
import { noticeMailOf } from "../../../functions/formats/mail/notice-mail-of.ts";
import { noticeText } from "../../../functions/formats/notices/notice-text.ts";
import { linkTokens } from "../../../functions/middleware/link-token.ts";
import { personalLinks } from "../../../functions/queue/notices/personal-links.ts";
import { openMailer } from "../../../functions/store/notices/mailer.ts";
import type { OutboxEntry } from "../../../local/outbox/outbox.ts";
import type { Sent } from "../../simulation/notices/post.ts";

/** How a request to SES or to the push service goes. The last three end in an error. */
export type Way = "well" | "throttled" | "failed" | "sent, but the answer is late";

const SITE = { siteUrl: "https://sessions.example.org", from: "sessions@example.org", replyTo: null };
const links = linkTokens(["a secret of scenarios"]);

const named = (name: string): Error => Object.assign(new Error("played"), { name });

async function going(way: Way, send: () => Promise<object>): Promise<object> {
  if (way === "throttled") throw named("TooManyRequestsException");
  if (way === "failed") throw named("InternalServiceErrorException");
  const answer = await send();
  if (way !== "well") throw named("TimeoutError");
  return answer;
}

/** The channels of a process: mails as they are deployed, by the local SES, and pushes that `pushed` keeps. */
export function channels(sesEndpoint: string, accessKeyId: string, pushed: Sent[]) {
  const ses = new SESv2Client({
    ...{ endpoint: sesEndpoint, region: "eu-central-1", maxAttempts: 1 },
    credentials: { accessKeyId, secretAccessKey: "local" },
  });
  return (way: () => Way): Readonly<Record<Channel, Sender>> => {
    const send = (command: Parameters<typeof ses.send>[0]) =>
      going(way(), () => ses.send(command) as Promise<object>);
    const mailer = openMailer("mails", { send } as unknown as SESv2Client);
    return {
      mail: async (told) => {
        const to = String(told.attendee.email);
        const personal = await personalLinks(told, { links, siteUrl: SITE.siteUrl });
        return mailer.send(await toMime(noticeMailOf(told, to, personal, SITE)), {
          from: SITE.from,
          to,
          userId: told.notice.userId,
        });
      },
      push: async (told) => {
        const { noticeId, userId } = told.notice;
        await going(way(), async () => {
          pushed.push({ ...SENT, channel: "push", to: userId, noticeId, content: noticeText(told).title });
          return {};
        });
        return { kind: "sent", messageId: "push" };
      },
    };
  };
}

/** Nothing changes while notices are sent, so all sendings of one are alike. */
const SENT = { at: 0, by: "any", seen: "" };

export const sentMail = ({ to, headers, subject, text, attachments }: OutboxEntry): Sent => ({
  ...{ ...SENT, channel: "mail", to, noticeId: String(headers["x-notice-id"]) },
  content: JSON.stringify([subject, text, attachments]),
});
