import { Metric } from "../contract/metrics.ts";
import { NoticeMessage } from "../contract/notice-message.ts";
import { SendingSettings } from "../contract/notice-settings.ts";
import type { Channel } from "../core/notices/notice.ts";
import { type Sender, sendNotice } from "../core/notices/send-notice.ts";
import { queueFunction } from "../middleware/queue-function.ts";
import { count, logger, time } from "../middleware/telemetry.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { noticeBook } from "../store/notices/told-notices.ts";
import { openQueue } from "../store/queues/queue.ts";
import { mailChannel } from "./notices/mail-channel.ts";
import { pushChannel } from "./notices/push-channel.ts";

const settings = SendingSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const book = noticeBook(table);
const queue = openQueue<NoticeMessage>(settings.NOTICES_QUEUE_URL);
/** SES may fail for some minutes. Then somebody has to look, so the message becomes a dead letter. */
const RETRY_DELAYS_SECONDS = [2, 4, 8, 15, 30, 60, 120, 240];

const send: Readonly<Record<Channel, Sender>> = {
  mail: mailChannel(settings),
  push: pushChannel(settings, table),
};

export const handler = queueFunction(
  {
    message: NoticeMessage,
    subjectOf: ({ noticeId, channel }) => `${noticeId}.${channel}`,
    // Notices of several people may have one id: of a session's reminder, or of an organizer's message.
    keyOf: ({ userId, eventId, at, noticeId, channel }) =>
      JSON.stringify([userId, eventId, at, noticeId, channel]),
    retryIn: queue.retryIn,
    retryDelaysSeconds: RETRY_DELAYS_SECONDS,
  },
  async (subject, _, [message]) => {
    if (message === undefined) return;
    const { channel, at } = message;
    const outcome = await sendNotice(message, channel, { book, send: send[channel] });
    if (outcome === null) return;
    logger.info("notice", { subject, outcome: outcome.kind });
    count(Metric.noticesSent, { channel, outcome: outcome.kind });
    if (outcome.kind === "sent") time(Metric.timeToTell, Date.now() - Date.parse(at));
  },
);
