import { Metric } from "../contract/metrics.ts";
import type { NoticeMessage } from "../contract/notice-message.ts";
import { NoticeSettings } from "../contract/notice-settings.ts";
import { streamFunction } from "../middleware/stream-function.ts";
import { count } from "../middleware/telemetry.ts";
import { openTable } from "../store/dynamodb/table.ts";
import type { Images } from "../store/notices/rsvp-changes.ts";
import { tellOfChange } from "../store/notices/tell-change.ts";
import { openQueue } from "../store/queues/queue.ts";

const settings = NoticeSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const queue = openQueue<NoticeMessage>(settings.NOTICES_QUEUE_URL);

/** Tells people what happens to their RSVPs. */
export const handler = streamFunction(async ({ dynamodb = {} }) => {
  const notice = await tellOfChange(
    { table, queue, available: settings.NOTICE_CHANNELS },
    dynamodb as Images,
  );
  if (notice !== null) count(Metric.notices, { kind: notice.kind });
});
