import { Duration, Validations } from "aws-cdk-lib";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { RsvpTable } from "./rsvp-table.ts";
import type { ServiceFunction } from "./service-function.ts";

/** Tells people what happens to their RSVPs. */
export class Notices extends Construct {
  /** Changes of which nobody could be told. */
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.deadLetters = new Queue(this, "change-dead-letters", {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(this.deadLetters).acknowledge({
      id: "Serverless-SQSRedrivePolicy",
      reason: "This is the dead-letter queue itself. It has an alarm, and a person redrives it.",
    });
  }

  writtenBy(fn: ServiceFunction, table: RsvpTable): void {
    table.allowNotifying(fn);
    table.streamTo(fn, this.deadLetters);
  }
}
