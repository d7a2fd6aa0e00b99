import { randomUUID } from "node:crypto";
import { LOCAL_ACCOUNT } from "../template/account.ts";
import type { OutboxEntry } from "./outbox.ts";

interface Feedback {
  readonly eventType: "Bounce" | "Complaint";
  readonly bounce?: object;
  readonly complaint?: object;
  readonly mail: object;
}

/** The addresses of SES's mailbox simulator, which may have a label: `bounce+ada@…`. */
const SIMULATED = /^(bounce|complaint)(\+[^@]*)?@simulator\.amazonses\.com$/i;

/**
 * The events that SES publishes about a mail to its mailbox simulator.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export function simulatedFeedback(entry: OutboxEntry): Feedback[] {
  const recipients = entry.to.split(", ");
  const mail = mailOf(entry, recipients);
  return recipients.flatMap((address): Feedback[] => {
    const kind = SIMULATED.exec(address)?.[1]?.toLowerCase();
    if (kind === undefined) return [];
    return kind === "bounce"
      ? [{ eventType: "Bounce", bounce: bounceOf(entry, address), mail }]
      : [{ eventType: "Complaint", complaint: complaintOf(entry, address), mail }];
  });
}

const bounceOf = ({ at }: OutboxEntry, emailAddress: string) => ({
  feedbackId: randomUUID(),
  bounceType: "Permanent",
  bounceSubType: "General",
  bouncedRecipients: [
    {
      emailAddress,
      action: "failed",
      status: "5.1.1",
      diagnosticCode: "smtp; 550 5.1.1 user unknown",
    },
  ],
  timestamp: at,
  reportingMTA: "dsn; simulator.amazonses.com",
});

const complaintOf = ({ at }: OutboxEntry, emailAddress: string) => ({
  feedbackId: randomUUID(),
  complaintSubType: null,
  complainedRecipients: [{ emailAddress }],
  timestamp: at,
  userAgent: "Amazon SES Mailbox Simulator",
  complaintFeedbackType: "abuse",
  arrivalDate: at,
});

function mailOf(entry: OutboxEntry, destination: string[]) {
  const { at, messageId, headers, subject, configurationSet, tags } = entry;
  return {
    timestamp: at,
    source: headers.from,
    sendingAccountId: LOCAL_ACCOUNT,
    messageId: messageId?.slice(1, messageId.indexOf("@")),
    destination,
    headersTruncated: false,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    commonHeaders: { from: [headers.from], to: destination, messageId: headers["message-id"], subject },
    tags: { "ses:configuration-set": [configurationSet], ...tags },
  };
}
