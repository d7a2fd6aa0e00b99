import { Metric } from "../contract/metrics.ts";
import { TableSettings } from "../contract/settings.ts";
import { keptUntil } from "../core/notices/kept-until.ts";
import { noticeOfRsvp } from "../core/notices/notices-of-rsvp.ts";
import { streamFunction } from "../middleware/stream-function.ts";
import { count } from "../middleware/telemetry.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { putNotice } from "../store/notices/notice-book.ts";
import { type Images, rsvpChangeOf } from "../store/notices/rsvp-changes.ts";

const table = openTable(TableSettings.parse(process.env).TABLE_NAME);

/** Tells people what happens to their RSVPs. */
export const handler = streamFunction(async ({ dynamodb = {} }) => {
  const change = rsvpChangeOf(dynamodb as Images);
  const notice = change && noticeOfRsvp(change.before, change.after);
  if (notice === null) return;
  const isNew = await putNotice(table, notice, keptUntil(notice.at));
  if (isNew) count(Metric.notices);
});
