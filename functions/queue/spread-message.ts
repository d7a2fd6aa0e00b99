import { Metric } from "../contract/metrics.ts";
import type { NoticeMessage } from "../contract/notice-message.ts";
import { SpreadingSettings } from "../contract/notice-settings.ts";
import { Spreading } from "../contract/spreading.ts";
import { spreadMessage } from "../core/notices/spread-message.ts";
import { queueFunction } from "../middleware/queue-function.ts";
import { count, logger } from "../middleware/telemetry.ts";
import { aFewAtATime } from "../store/dynamodb/batches.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { spreadingBook } from "../store/notices/message-book.ts";
import { tell } from "../store/notices/tell.ts";
import { openQueue } from "../store/queues/queue.ts";

const settings = SpreadingSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const notices = openQueue<NoticeMessage>(settings.NOTICES_QUEUE_URL);
const spreadings = openQueue<Spreading>(settings.SPREADING_QUEUE_URL);
const teller = { table, queue: notices, available: settings.NOTICE_CHANNELS };
const book = spreadingBook(table);
/** Kept of the function's time for a step and the next message. */
const STEP_RESERVE_MS = 20_000;

/** Tells the recipients of an organizer's message. If it has not come to the end, it asks for another run. */
export const handler = queueFunction(
  { message: Spreading, subjectOf: ({ messageId }) => messageId, retryIn: spreadings.retryIn },
  async (messageId, context, [ref]) => {
    if (ref === undefined) return;
    let isNew = 0;
    const outcome = await spreadMessage(ref, {
      book,
      tell: async (notice, known) => {
        const told = await tell(teller, notice, known);
        if (told) isNew += 1;
        return told;
      },
      forEach: aFewAtATime,
      hasTime: () => context.getRemainingTimeInMillis() > STEP_RESERVE_MS,
    });
    if (isNew > 0) count(Metric.notices, { kind: "MESSAGE" }, isNew);
    logger.info("message spread", { messageId, outcome: outcome.kind, people: isNew });
    if (outcome.kind === "unfinished") await spreadings.send(ref);
  },
);
