import { Metric } from "../contract/metrics.ts";
import { DealingSettings } from "../contract/settings.ts";
import { sweepWaitlists } from "../core/waitlist/sweep-waitlists.ts";
import { scheduledFunction } from "../middleware/scheduled-function.ts";
import { count, logger } from "../middleware/telemetry.ts";
import { patience } from "../store/dynamodb/backoff.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { nudgeQueue } from "../store/waitlist/nudge-queue.ts";
import { sweepBook } from "../store/waitlist/sweep-book.ts";
import { NUDGE_RESERVE_MS } from "./sweep-times.ts";

const settings = DealingSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const queue = nudgeQueue(settings.NUDGE_QUEUE_URL);

async function nudgeAll(sessionIds: readonly string[]): Promise<void> {
  try {
    await queue.sendAll(sessionIds);
  } catch (error) {
    count(Metric.nudgeFailed);
    throw error;
  }
}

export const handler = scheduledFunction(async (context) => {
  const { failures, waitlists, ...done } = await sweepWaitlists({
    book: sweepBook(table, { dealing: settings.DEALING }),
    clock: () => new Date(),
    patience: () => patience(),
    requestId: context.awsRequestId,
    hasTime: () => context.getRemainingTimeInMillis() > NUDGE_RESERVE_MS,
    nudgeAll,
  });
  const waiting = waitlists.reduce((sum, people) => sum + people, 0);
  count(Metric.offersExpired, {}, done.expired);
  count(Metric.peopleWaiting, {}, waiting);
  count(Metric.longestWaitlist, {}, Math.max(0, ...waitlists));
  count(Metric.sessionsWithWaitlist, {}, waitlists.length);
  for (const error of failures) logger.error("sweep failed in part", { error: error as Error });
  if (failures.length > 0) throw new Error(`${failures.length} failures are left to the next sweep`);
  return { ...done, sessionsWithWaitlist: waitlists.length, waiting };
});
