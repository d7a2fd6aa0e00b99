import { Metric } from "../contract/metrics.ts";
import type { NoticeMessage } from "../contract/notice-message.ts";
import { NoticeSettings } from "../contract/notice-settings.ts";
import { keptUntil } from "../core/notices/kept-until.ts";
import { noticeOfRsvp } from "../core/notices/notices-of-rsvp.ts";
import { channelsFor } from "../core/notices/preferences.ts";
import { streamFunction } from "../middleware/stream-function.ts";
import { count } from "../middleware/telemetry.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { putNotice } from "../store/notices/notice-book.ts";
import { readPreferences } from "../store/notices/preferences.ts";
import { type Images, rsvpChangeOf } from "../store/notices/rsvp-changes.ts";
import { openQueue } from "../store/queues/queue.ts";

const settings = NoticeSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const queue = openQueue<NoticeMessage>(settings.NOTICES_QUEUE_URL);

/** Tells people what happens to their RSVPs. */
export const handler = streamFunction(async ({ dynamodb = {} }) => {
  const change = rsvpChangeOf(dynamodb as Images);
  const notice = change && noticeOfRsvp(change.before, change.after);
  if (notice === null) return;
  const { userId, eventId, at, noticeId } = notice;
  const channels = channelsFor(notice, await readPreferences(table, userId)).filter((channel) =>
    settings.NOTICE_CHANNELS.includes(channel),
  );
  const { isNew, unsent } = await putNotice(table, { notice, channels, expiresAt: keptUntil(at) });
  // The record may have come again because the queue did not take these messages.
  await queue.sendAll(unsent.map((channel) => ({ userId, eventId, at, noticeId, channel })));
  if (isNew) count(Metric.notices, { kind: notice.kind });
});
