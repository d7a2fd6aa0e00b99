import { BadRequestException, SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { mailTags } from "../../contract/person-tags.ts";
import type { Sending } from "../../core/notices/send-notice.ts";

/** SES answers in some 100 ms. The queue tries again, so the SDK need not. */
const CLIENT_SETTINGS = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
} as const;

interface Addresses {
  readonly from: string;
  readonly to: string;
  /** The person behind the address. Feedback about the mail names them. `null`: nobody is known yet. */
  readonly userId: string | null;
  /** Feedback names the event too. */
  readonly eventId: string;
}

export interface Mailer {
  /** Hands a mail over to SES. Rejects if it may succeed later. */
  send(mime: Uint8Array, addresses: Addresses): Promise<Sending>;
}

export function openMailer(configurationSet: string, client = new SESv2Client(CLIENT_SETTINGS)): Mailer {
  return {
    async send(Data, { from, to, userId, eventId }) {
      const command = new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: { Raw: { Data } },
        ConfigurationSetName: configurationSet,
        EmailTags: mailTags(userId, eventId),
      });
      try {
        const { MessageId = "" } = await client.send(command);
        return { kind: "sent", messageId: MessageId };
      } catch (error) {
        // Everything else, such as a sender that is not verified, can be mended and is then sent.
        if (error instanceof BadRequestException) return { kind: "impossible", why: error.message };
        throw error;
      }
    },
  };
}
