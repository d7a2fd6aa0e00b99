import { Duration } from "aws-cdk-lib";
import { ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import type { ReservedConcurrency } from "../constructs/reserved-concurrency.ts";
import { ScheduledRun } from "../constructs/scheduled-run.ts";
import type { ServiceFunction } from "../constructs/service-function.ts";
import { CONSUMER_TIMEOUT_SECONDS } from "../constructs/waitlist-queue.ts";
import type { Wiring } from "./wiring.ts";

/** The consumer that offers freed seats, and what repairs and recounts. */
export function serveWaitlists(
  { scope, table, waitlist, addFunction }: Wiring,
  reserved: ReservedConcurrency,
): Record<"consumer" | "sweep", ServiceFunction> {
  const timeout = CONSUMER_TIMEOUT_SECONDS;
  const consumer = addFunction("queue/nudge-consumer", 512, timeout, {
    reservedConcurrency: reserved.consumer,
  });
  table.allowServingWaitlists(consumer);
  waitlist.deliverTo(consumer);

  // It ends before the next run begins.
  const sweep = addFunction("schedule/sweep", 512, 50, {
    reservedConcurrency: reserved.sweep,
  });
  table.allowSweeping(sweep);
  waitlist.allowNudging(sweep);
  new ScheduledRun(scope, "every-minute", {
    function: sweep,
    schedule: ScheduleExpression.rate(Duration.minutes(1)),
    description: "Ends expired offers and nudges waitlists that a message did not reach",
  });

  const audit = addFunction("schedule/audit", 512, 300, {
    reservedConcurrency: reserved.audit,
  });
  table.allowAuditing(audit);
  new ScheduledRun(scope, "every-hour", {
    function: audit,
    schedule: ScheduleExpression.rate(Duration.hours(1)),
    description: "Counts seats and waiting people again and reports differences",
  });
  return { consumer, sweep };
}
