import { Validations } from "aws-cdk-lib";
import { type ConfigurationSet, EmailSendingEvent, EventDestination } from "aws-cdk-lib/aws-ses";
import { Topic } from "aws-cdk-lib/aws-sns";
import { SqsSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import { Environment } from "../../functions/contract/environment.ts";
import type { RsvpTable } from "./rsvp-table.ts";
import type { ServiceFunction } from "./service-function.ts";
import { WorkQueue } from "./work-queue.ts";

/** The timeout of the function that hears of mails that came back. */
export const FEEDBACK_TIMEOUT_SECONDS = 10;

/** Five tries take five minutes. */
const TRIES = 5;

class FeedbackQueue extends WorkQueue {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      name: "feedback",
      deadLettersName: "feedback-dead-letters",
      timeoutSeconds: FEEDBACK_TIMEOUT_SECONDS,
      tries: TRIES,
      maxConcurrency: 2,
    });
  }

  deliverTo(fn: ServiceFunction): void {
    fn.setVariable(Environment.feedbackQueueUrl, this.queue.queueUrl);
    this.deliver(fn);
  }
}

/** Bounces and complaints about the mails of a configuration set: from SES by a topic to a queue. */
export class MailFeedback extends Construct {
  readonly queue: FeedbackQueue;

  constructor(scope: Construct, id: string, { mails }: { readonly mails: ConfigurationSet }) {
    super(scope, id);
    const topic = new Topic(this, "topic", { enforceSSL: true });
    this.queue = new FeedbackQueue(this, "queue");
    const delivery = topic.addSubscription(
      new SqsSubscription(this.queue.queue, { rawMessageDelivery: true }),
    );
    Validations.of(delivery).acknowledge({
      id: "Serverless-SNSRedrivePolicy",
      reason: "SNS tries for 23 days to deliver to a queue, and this queue has dead letters of its own.",
    });
    // This also allows SES to publish, for this configuration set of this account alone.
    mails.addEventDestination("feedback", {
      destination: EventDestination.snsTopic(topic),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
  }

  heededBy(fn: ServiceFunction, table: RsvpTable): void {
    table.allowStoppingMails(fn);
    this.queue.deliverTo(fn);
  }
}
