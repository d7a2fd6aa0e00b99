import { Duration, Validations } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { EventSourceMapping } from "aws-cdk-lib/aws-lambda";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { Environment } from "../../functions/contract/environment.ts";
import type { ServiceFunction } from "./service-function.ts";

/** The timeout of the consumer. */
export const CONSUMER_TIMEOUT_SECONDS = 10;

/** Many cancellations at once must not use up the concurrency that the API needs. */
export const MAX_CONSUMERS = 5;

/** The queue of nudges, and the queue of dead letters that failed the first try and three more. */
export class WaitlistQueue extends Construct {
  readonly nudges: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.deadLetters = new Queue(this, "nudge-dead-letters", {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(this.deadLetters).acknowledge({
      id: "Serverless-SQSRedrivePolicy",
      reason: "This is the dead-letter queue itself. It has an alarm, and a person redrives it.",
    });
    this.nudges = new Queue(this, "nudges", {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Lambda recommends six times the function's timeout for a queue that it polls.
      visibilityTimeout: Duration.seconds(6 * CONSUMER_TIMEOUT_SECONDS),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 4 },
    });
  }

  allowNudging(fn: ServiceFunction): void {
    fn.setVariable(Environment.nudgeQueueUrl, this.nudges.queueUrl);
    this.allow(fn, ["SendMessage"]);
  }

  /**
   * Lets Lambda deliver nudges to a function. The function reports the nudges that failed, and only these
   * come again. It sets their delay, so it needs `ChangeMessageVisibility`. It may also send nudges, because
   * a long waitlist takes several runs.
   */
  deliverTo(fn: ServiceFunction): void {
    this.allowNudging(fn);
    this.allow(fn, ["ReceiveMessage", "DeleteMessage", "GetQueueAttributes", "ChangeMessageVisibility"]);
    const delivery = new EventSourceMapping(this, "delivery", {
      target: fn.function,
      eventSourceArn: this.nudges.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
      maxConcurrency: MAX_CONSUMERS,
    });
    const reason =
      "Lambda polls the queue and invokes synchronously: what fails stays there, and the queue has dead letters.";
    Validations.of(fn.function).acknowledge({ id: "Serverless-LambdaDLQ", reason });
    Validations.of(delivery).acknowledge({ id: "Serverless-LambdaEventSourceMappingDestination", reason });
  }

  private allow(fn: ServiceFunction, operations: readonly string[]): void {
    fn.allow(
      new PolicyStatement({
        actions: operations.map((operation) => `sqs:${operation}`),
        resources: [this.nudges.queueArn],
      }),
    );
  }
}
