import { Duration, Validations } from "aws-cdk-lib";
import { ComparisonOperator, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { Environment } from "../../functions/contract/environment.ts";
import type { ServiceFunction } from "./service-function.ts";

export interface WaitlistQueueProps {
  /**
   * Told when a nudge has been given up on.
   * @default - the alarm changes state and tells nobody
   */
  readonly alarmsTopic?: ITopic | undefined;
}

/** Nudges ("look at this session's line"), and the queue of those that were given up on after the first try and three more. */
export class WaitlistQueue extends Construct {
  private readonly queue: Queue;

  constructor(scope: Construct, id: string, props: WaitlistQueueProps) {
    super(scope, id);
    const deadLetters = new Queue(this, "nudge-dead-letters", {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(deadLetters).acknowledge({
      id: "Serverless-SQSRedrivePolicy",
      reason: "This is the dead-letter queue itself; its alarm and its redrive are for a person.",
    });
    this.queue = new Queue(this, "nudges", {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Six times the consumer's timeout of 10 s, as Lambda asks of a queue that it polls.
      visibilityTimeout: Duration.seconds(60),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 4 },
    });
    const alarm = deadLetters
      .metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: "max" })
      .createAlarm(this, "nudge-dead-letters-not-empty", {
        alarmDescription:
          "A freed place could not be offered to the line in four tries. Runbook: docs/runbook.md#nudge-dead-letters-not-empty",
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        threshold: 1,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
    if (props.alarmsTopic !== undefined) {
      const tell = new SnsAction(props.alarmsTopic);
      alarm.addAlarmAction(tell);
      alarm.addOkAction(tell);
    }
  }

  allowNudging(fn: ServiceFunction): void {
    fn.setVariable(Environment.nudgeQueueUrl, this.queue.queueUrl);
    fn.allow(new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [this.queue.queueArn] }));
  }
}
