import { Metric } from "../contract/metrics.ts";
import {
  type InvitationMessage,
  type NoticeMessage,
  nameOfSending,
  SendingMessage,
  sendingOf,
} from "../contract/notice-message.ts";
import { SendingSettings } from "../contract/notice-settings.ts";
import type { Channel } from "../core/notices/notice.ts";
import { type Sender, type Sending, sendNotice } from "../core/notices/send-notice.ts";
import { sendInvitation } from "../core/roles/send-invitation.ts";
import { queueFunction } from "../middleware/queue-function.ts";
import { count, logger, time } from "../middleware/telemetry.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { noticeBook } from "../store/notices/told-notices.ts";
import { openQueue } from "../store/queues/queue.ts";
import { invitationBook } from "../store/roles/invitation-book.ts";
import { RETRY_DELAYS_SECONDS } from "./notice-times.ts";
import { invitationMailer, mailChannel } from "./notices/mail-channel.ts";
import { pushChannel } from "./notices/push-channel.ts";

const settings = SendingSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const book = noticeBook(table);
const invitations = { book: invitationBook(table), send: invitationMailer(settings) };
const queue = openQueue<SendingMessage>(settings.NOTICES_QUEUE_URL);

const send: Readonly<Record<Channel, Sender>> = {
  mail: mailChannel(settings, table),
  push: pushChannel(settings, table),
};

export const handler = queueFunction(
  {
    message: SendingMessage,
    subjectOf: nameOfSending,
    keyOf: sendingOf,
    retryIn: queue.retryIn,
    retryDelaysSeconds: RETRY_DELAYS_SECONDS,
  },
  async (subject, _, [message]) => {
    if (message === undefined) return;
    return "noticeId" in message ? tell(subject, message) : invite(subject, message);
  },
);

async function tell(subject: string, message: NoticeMessage): Promise<void> {
  const { channel, at } = message;
  const outcome = await sendNotice(message, channel, { book, send: send[channel] });
  if (outcome === null) return;
  ended(subject, channel, outcome);
  if (outcome.kind === "sent") time(Metric.timeToTell, Date.now() - Date.parse(at));
}

const invite = async (subject: string, message: InvitationMessage): Promise<void> =>
  ended(subject, "mail", await sendInvitation(message, invitations));

function ended(subject: string, channel: Channel, { kind: outcome }: Sending): void {
  logger.info("notice", { subject, outcome });
  count(Metric.noticesSent, { channel, outcome });
}
