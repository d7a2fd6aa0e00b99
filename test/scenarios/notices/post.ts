import { SESv2Client } from "@aws-sdk/client-sesv2";
import type { Channel } from "../../../functions/core/notices/notice.ts";
import type { Sender } from "../../../functions/core/notices/send-notice.ts";
import { toMime } from "../../../functions/formats/mail/mime.ts";
import { noticeMailOf } from "../../../functions/formats/mail/notice-mail-of.ts";
import { linkTokens } from "../../../functions/middleware/link-token.ts";
import { personalLinks } from "../../../functions/queue/notices/personal-links.ts";
import { pushDevices } from "../../../functions/queue/notices/push-devices.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { openMailer } from "../../../functions/store/notices/mailer.ts";
import type { OutboxEntry } from "../../../local/outbox/outbox.ts";
import { pushed, SERVER_KEY, type Sent } from "../../simulation/notices/post.ts";

/** The end of the addresses of devices that no longer exist. */
export const GONE = "-gone";

/** How a request to SES or to the push service goes. The last three end in an error. */
export type Way = "well" | "throttled" | "failed" | "sent, but the answer is late";

const SITE = { siteUrl: "https://sessions.example.org", from: "sessions@example.org", replyTo: null };
const links = linkTokens(["a secret of scenarios"]);

const named = (name: string): Error => Object.assign(new Error("played"), { name });

async function going<T>(way: Way, send: () => Promise<T>): Promise<T> {
  if (way === "throttled") throw named("TooManyRequestsException");
  if (way === "failed") throw named("InternalServiceErrorException");
  const answer = await send();
  if (way !== "well") throw named("TimeoutError");
  return answer;
}

/** People choose devices, so a message that these do not take is given up some minutes later. Here it never is. */
const IN_TIME = () => new Date("2026-12-27T10:01:00.000Z");

/** The channels of a process as they are deployed: mails by the local SES, and pushes to devices that `kept` has. */
export function channels(sesEndpoint: string, accessKeyId: string, kept: Sent[]) {
  const ses = new SESv2Client({
    ...{ endpoint: sesEndpoint, region: "eu-central-1", maxAttempts: 1 },
    credentials: { accessKeyId, secretAccessKey: "local" },
  });
  return (table: Table, way: () => Way): Readonly<Record<Channel, Sender>> => {
    const send = (command: Parameters<typeof ses.send>[0]) =>
      going(way(), () => ses.send(command) as Promise<object>);
    const mailer = openMailer("mails", { send } as unknown as SESv2Client);
    return {
      mail: async (told) => {
        const to = String(told.attendee.email);
        const personal = await personalLinks(told, { links, siteUrl: SITE.siteUrl });
        return mailer.send(await toMime(noticeMailOf(told, to, personal, SITE, IN_TIME().toISOString())), {
          from: SITE.from,
          to,
          userId: told.notice.userId,
          eventId: told.event.eventId,
        });
      },
      push: pushDevices({
        table,
        clock: IN_TIME,
        serverKey: SERVER_KEY,
        post: ({ endpoint }, message) =>
          going(way(), async () => {
            if (endpoint.endsWith(GONE)) return "gone";
            kept.push({ ...SENT, ...pushed(endpoint, message) });
            return "accepted";
          }),
      }),
    };
  };
}

/** Nothing changes while notices are sent, so all sendings of one are alike. */
const SENT = { at: 0, by: "any", seen: "" };

export const sentMail = ({ to, headers, subject, text, attachments }: OutboxEntry): Sent => ({
  ...{ ...SENT, channel: "mail", to, noticeId: String(headers["x-notice-id"]) },
  content: JSON.stringify([subject, text, attachments]),
});
