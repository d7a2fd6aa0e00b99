import { Metric } from "../contract/metrics.ts";
import type { NoticeMessage } from "../contract/notice-message.ts";
import { NoticeSettings } from "../contract/notice-settings.ts";
import { noticeOfRsvp } from "../core/notices/notices-of-rsvp.ts";
import { streamFunction } from "../middleware/stream-function.ts";
import { count } from "../middleware/telemetry.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { type Images, rsvpChangeOf } from "../store/notices/rsvp-changes.ts";
import { tell } from "../store/notices/tell.ts";
import { openQueue } from "../store/queues/queue.ts";

const settings = NoticeSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const queue = openQueue<NoticeMessage>(settings.NOTICES_QUEUE_URL);

/** Tells people what happens to their RSVPs. */
export const handler = streamFunction(async ({ dynamodb = {} }) => {
  const change = rsvpChangeOf(dynamodb as Images);
  const notice = change && noticeOfRsvp(change.before, change.after);
  if (notice === null) return;
  const isNew = await tell({ table, queue, available: settings.NOTICE_CHANNELS }, notice);
  if (isNew) count(Metric.notices, { kind: notice.kind });
});
