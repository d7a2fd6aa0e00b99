import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { Environment } from "../../functions/contract/environment.ts";
import type { ServiceFunction } from "./service-function.ts";
import { WorkQueue } from "./work-queue.ts";

/** The timeout of the consumer. */
export const CONSUMER_TIMEOUT_SECONDS = 10;

/** Many cancellations at once must not use up the concurrency that the API needs. */
export const MAX_CONSUMERS = 5;

/** The queue of nudges, and the queue of dead letters that failed the first try and three more. */
export class WaitlistQueue extends WorkQueue {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      name: "nudges",
      deadLettersName: "nudge-dead-letters",
      timeoutSeconds: CONSUMER_TIMEOUT_SECONDS,
      tries: 4,
      maxConcurrency: MAX_CONSUMERS,
    });
  }

  get nudges(): Queue {
    return this.queue;
  }

  allowNudging(fn: ServiceFunction): void {
    fn.setVariable(Environment.nudgeQueueUrl, this.nudges.queueUrl);
    this.allow(fn, ["SendMessage"]);
  }

  /** It may also send nudges, because a long waitlist takes several runs. */
  deliverTo(fn: ServiceFunction): void {
    this.allowNudging(fn);
    this.deliver(fn);
  }
}
