import { Duration, Validations } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { EventSourceMapping } from "aws-cdk-lib/aws-lambda";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { Environment } from "../../functions/contract/environment.ts";
import type { ServiceFunction } from "./service-function.ts";

/** How long the function that takes nudges off the queue may run. */
export const CONSUMER_TIMEOUT_SECONDS = 10;

/** A crowd's cancellations must not take the account's concurrency away from the API. */
export const MAX_CONSUMERS = 5;

/** Nudges ("look at this session's line"), and the queue of those that were given up on after the first try and three more. */
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
      reason: "This is the dead-letter queue itself; its alarm and its redrive are for a person.",
    });
    this.nudges = new Queue(this, "nudges", {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Six times, as Lambda asks of a queue that it polls.
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
   * Has Lambda hand nudges to a function, which answers with those it failed at; each of them comes again by itself.
   * The function chooses when, hence `ChangeMessageVisibility`. It may nudge as well: a long line is served in several goes.
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
