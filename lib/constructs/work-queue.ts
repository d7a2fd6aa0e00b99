import { Duration, Validations } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { EventSourceMapping } from "aws-cdk-lib/aws-lambda";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { ServiceFunction } from "./service-function.ts";

export interface WorkQueueProps {
  /** The name of the queue within the construct. */
  readonly name: string;
  /** Where the messages go that failed too often. */
  readonly deadLettersName: string;
  /** Lambda recommends six times this for a queue that it polls. */
  readonly timeoutSeconds: number;
  /** After so many tries a message is a dead letter. */
  readonly tries: number;
  /** How many batches are handled at the same time. */
  readonly maxConcurrency: number;
}

/** A queue of which a function takes messages, with a queue of dead letters. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  private readonly maxConcurrency: number;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.maxConcurrency = props.maxConcurrency;
    this.deadLetters = deadLetterQueue(this, props.deadLettersName);
    this.queue = new Queue(this, props.name, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(6 * props.timeoutSeconds),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: props.tries },
    });
  }

  /**
   * Lets Lambda deliver messages to a function. The function reports those that failed, and only these come again.
   * It sets their delay, so it needs `ChangeMessageVisibility`.
   */
  protected deliver(fn: ServiceFunction): void {
    this.allow(fn, ["ReceiveMessage", "DeleteMessage", "GetQueueAttributes", "ChangeMessageVisibility"]);
    const delivery = new EventSourceMapping(this, "delivery", {
      target: fn.function,
      eventSourceArn: this.queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
      maxConcurrency: this.maxConcurrency,
    });
    const reason =
      "Lambda polls the queue and invokes synchronously: what fails stays there, and the queue has dead letters.";
    Validations.of(fn.function).acknowledge({ id: "Serverless-LambdaDLQ", reason });
    Validations.of(delivery).acknowledge({ id: "Serverless-LambdaEventSourceMappingDestination", reason });
  }

  protected allow(fn: ServiceFunction, operations: readonly string[]): void {
    fn.allow(
      new PolicyStatement({
        actions: operations.map((operation) => `sqs:${operation}`),
        resources: [this.queue.queueArn],
      }),
    );
  }
}

/** A queue for what failed. Somebody has to look at it, so it keeps its messages as long as SQS can. */
export function deadLetterQueue(scope: Construct, name: string): Queue {
  const queue = new Queue(scope, name, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  Validations.of(queue).acknowledge({
    id: "Serverless-SQSRedrivePolicy",
    reason: "This is the dead-letter queue itself. It has an alarm, and a person redrives it.",
  });
  return queue;
}
