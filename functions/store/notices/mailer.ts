import { BadRequestException, SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import type { Sending } from "../../core/notices/send-notice.ts";

/** SES answers in some 100 ms. The queue tries again, so the SDK need not. */
const CLIENT_SETTINGS = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
} as const;

export interface Mailer {
  /** Hands a mail over to SES. Rejects if it may succeed later. */
  send(mime: Uint8Array, from: string, to: string): Promise<Sending>;
}

export function openMailer(configurationSet: string, client = new SESv2Client(CLIENT_SETTINGS)): Mailer {
  return {
    async send(Data, FromEmailAddress, to) {
      const command = new SendEmailCommand({
        FromEmailAddress,
        Destination: { ToAddresses: [to] },
        Content: { Raw: { Data } },
        ConfigurationSetName: configurationSet,
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
