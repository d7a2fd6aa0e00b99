import { MailFeedback } from "../contract/mail-feedback.ts";
import { FeedbackSettings } from "../contract/notice-settings.ts";
import { eventOf, personOf } from "../contract/person-tags.ts";
import { stopFor } from "../core/notices/mail-stop.ts";
import { queueFunction } from "../middleware/queue-function.ts";
import { logger } from "../middleware/telemetry.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { noteEventStop } from "../store/notices/event-stops.ts";
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

type Heeded = Awaited<ReturnType<typeof stopMails>> | "harmless" | "unknown person";

/**
 * Marks the person first. If the function dies then, the feedback comes again and finds the mark standing, so the event
 * still hears of it.
 */
async function heed(feedback: MailFeedback): Promise<Heeded> {
  const stop = stopFor(feedback);
  if (stop === null) return "harmless";
  const { tags } = feedback.mail;
  const userId = personOf(tags);
  if (userId === null) return "unknown person";
  const outcome = await stopMails(table, userId, stop);
  const eventId = eventOf(tags);
  if (outcome !== "outdated" && eventId !== null)
    await noteEventStop(table, { eventId, userId, at: stop.at }, new Date());
  return outcome;
}
