import { MailFeedback } from "../contract/mail-feedback.ts";
import { FeedbackSettings } from "../contract/notice-settings.ts";
import { personOf } from "../contract/person-tags.ts";
import { stopFor } from "../core/notices/mail-stop.ts";
import { queueFunction } from "../middleware/queue-function.ts";
import { logger } from "../middleware/telemetry.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { stopMails } from "../store/notices/mail-stops.ts";
import { openQueue } from "../store/queues/queue.ts";

const settings = FeedbackSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const queue = openQueue(settings.FEEDBACK_QUEUE_URL);
/** Nobody waits, so the table may be out of reach for some minutes. */
const RETRY_DELAYS_SECONDS = [2, 15, 60, 240];

export const handler = queueFunction(
  {
    message: MailFeedback,
    subjectOf: ({ mail }) => mail.messageId,
    retryIn: queue.retryIn,
    retryDelaysSeconds: RETRY_DELAYS_SECONDS,
  },
  async (subject, _, messages) => {
    for (const message of messages)
      logger.info("mail feedback", { subject, kind: message.eventType, outcome: await heed(message) });
  },
);

async function heed(feedback: MailFeedback): Promise<"stopped" | "outdated" | "harmless" | "unknown person"> {
  const stop = stopFor(feedback);
  if (stop === null) return "harmless";
  const userId = personOf(feedback.mail.tags);
  return userId === null ? "unknown person" : stopMails(table, userId, stop);
}
