import { Metric } from "../contract/metrics.ts";
import type { NoticeMessage } from "../contract/notice-message.ts";
import { NoticeSettings } from "../contract/notice-settings.ts";
import { quietSpans } from "../contract/quiet-spans.ts";
import { tellDue } from "../core/notices/tell-due.ts";
import { scheduledFunction } from "../middleware/scheduled-function.ts";
import { count, logger } from "../middleware/telemetry.ts";
import { aFewAtATime } from "../store/dynamodb/batches.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { dueBook } from "../store/notices/due-book.ts";
import { tell } from "../store/notices/tell.ts";
import { openQueue } from "../store/queues/queue.ts";

const settings = NoticeSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const queue = openQueue<NoticeMessage>(settings.NOTICES_QUEUE_URL);
const book = dueBook(table);
const reminded = new Set<string>();
const asked = new Set<string>();

/** Tells people of sessions that have moved, of offers that end soon, and of sessions that begin soon or are over. */
export const handler = scheduledFunction(async () => {
  const { failures, ...told } = await tellDue({
    book,
    reminded,
    asked,
    clock: () => new Date(),
    quietSpans,
    tell: (notice, known) => tell({ table, queue, available: settings.NOTICE_CHANNELS }, notice, known),
    forEach: aFewAtATime,
  });
  count(Metric.dueNoticesRun);
  const { moved, ending } = told;
  const made = { MOVED: moved, OFFER_ENDING: ending, REMINDER: told.reminded, FEEDBACK_ASKED: told.asked };
  // A metric that is sent costs money, even if it is zero.
  for (const [kind, amount] of Object.entries(made)) if (amount > 0) count(Metric.notices, { kind }, amount);
  for (const error of failures) logger.error("due notice failed", { error: error as Error });
  if (failures.length > 0) throw new Error(`${failures.length} notices are left to the next run`);
  return told;
});
