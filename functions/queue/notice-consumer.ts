import { Metric } from "../contract/metrics.ts";
import { NoticeMessage, sendingOf } from "../contract/notice-message.ts";
import { SendingSettings } from "../contract/notice-settings.ts";
import type { Channel } from "../core/notices/notice.ts";
import { type Sender, sendNotice } from "../core/notices/send-notice.ts";
import { queueFunction } from "../middleware/queue-function.ts";
import { count, logger, time } from "../middleware/telemetry.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { noticeBook } from "../store/notices/told-notices.ts";
import { openQueue } from "../store/queues/queue.ts";
import { RETRY_DELAYS_SECONDS } from "./notice-times.ts";
import { mailChannel } from "./notices/mail-channel.ts";
import { pushChannel } from "./notices/push-channel.ts";

const settings = SendingSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const book = noticeBook(table);
const queue = openQueue<NoticeMessage>(settings.NOTICES_QUEUE_URL);

const send: Readonly<Record<Channel, Sender>> = {
  mail: mailChannel(settings, table),
  push: pushChannel(settings, table),
};

/** Logs do not name the person. */
const nameOf = ({ noticeId, channel }: NoticeMessage): string => `${noticeId}.${channel}`;

export const handler = queueFunction(
  {
    message: NoticeMessage,
    subjectOf: nameOf,
    keyOf: sendingOf,
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
