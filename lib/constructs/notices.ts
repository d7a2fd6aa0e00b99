import { Annotations, Duration, Stack, Validations } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { ConfigurationSet } from "aws-cdk-lib/aws-ses";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { Environment } from "../../functions/contract/environment.ts";
import { MailFeedback } from "./mail-feedback.ts";
import type { PushSecret } from "./push-secret.ts";
import type { RsvpTable } from "./rsvp-table.ts";
import { ScheduledRun } from "./scheduled-run.ts";
import type { ServiceFunction } from "./service-function.ts";
import { deadLetterQueue, WorkQueue } from "./work-queue.ts";

/** How notices are mailed. SES must have verified the sender, and be out of its sandbox. */
export interface NoticeMail {
  readonly from: string;
  readonly fromName?: string;
  readonly replyTo?: string;
  /**
   * The domain that SES has verified.
   * @default - SES has verified the address itself
   */
  readonly verifiedDomain?: string;
}

export interface NoticesProps {
  /** @default - no mail is sent */
  readonly mail?: NoticeMail | undefined;
  /** @default - no push message is sent */
  readonly push?: PushSecret | undefined;
  /** Where links of mails lead. */
  readonly siteUrl: string;
}

/** The timeout of the function that sends notices. */
export const SENDER_TIMEOUT_SECONDS = 30;

/** SES takes 14 mails a second from a new account. */
const MAX_SENDERS = 2;

/** Nine tries take eight minutes. */
const TRIES = 9;

/** The queue of what is to be sent: one message for a notice and a channel. */
class NoticeQueue extends WorkQueue {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      name: "notices",
      deadLettersName: "notice-dead-letters",
      timeoutSeconds: SENDER_TIMEOUT_SECONDS,
      tries: TRIES,
      maxConcurrency: MAX_SENDERS,
    });
  }

  allowSending(fn: ServiceFunction): void {
    fn.setVariable(Environment.noticesQueueUrl, this.queue.queueUrl);
    this.allow(fn, ["SendMessage"]);
  }

  deliverTo(fn: ServiceFunction): void {
    fn.setVariable(Environment.noticesQueueUrl, this.queue.queueUrl);
    this.deliver(fn);
  }
}

/** The timeout of the function that spreads messages of organizers. Each run tells some ten thousand people. */
export const SPREADING_TIMEOUT_SECONDS = 60;

/** The queue of messages of organizers that are to be spread. */
class SpreadingQueue extends WorkQueue {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      name: "spreadings",
      deadLettersName: "spreading-dead-letters",
      timeoutSeconds: SPREADING_TIMEOUT_SECONDS,
      tries: 4,
      maxConcurrency: 2,
    });
  }

  allowSending(fn: ServiceFunction): void {
    fn.setVariable(Environment.spreadingQueueUrl, this.queue.queueUrl);
    this.allow(fn, ["SendMessage"]);
  }

  /** It may also send, because many recipients take several runs. */
  deliverTo(fn: ServiceFunction): void {
    this.allowSending(fn);
    this.deliver(fn);
  }
}

/** Tells people what happens to their RSVPs: the stream's function writes inboxes, and another one sends. */
export class Notices extends Construct {
  readonly queue: NoticeQueue;
  readonly spreadings: SpreadingQueue;
  /** Changes of which nobody could be told. */
  readonly changeDeadLetters: Queue;
  /** Absent if no mail is sent. */
  readonly feedback: MailFeedback | undefined;
  private readonly mails: ConfigurationSet | undefined;
  private readonly props: NoticesProps;

  constructor(scope: Construct, id: string, props: NoticesProps) {
    super(scope, id);
    this.props = props;
    this.changeDeadLetters = deadLetterQueue(this, "change-dead-letters");
    Validations.of(this.changeDeadLetters).acknowledge({
      id: "AwsSolutions-SQS3",
      reason:
        "Lambda tells it what it could not handle of the stream. It has an alarm, and a person looks at it.",
    });
    this.queue = new NoticeQueue(this, "queue");
    this.spreadings = new SpreadingQueue(this, "spreading-queue");
    if (props.mail === undefined) {
      this.warnOfNoMails();
      return;
    }
    // The service stops mails itself, and the person can end that. SES would go on without telling anybody.
    this.mails = new ConfigurationSet(this, "mails", {
      disableSuppressionList: true,
      reputationMetrics: true,
    });
    this.feedback = new MailFeedback(this, "feedback", { mails: this.mails });
  }

  private warnOfNoMails(): void {
    Annotations.of(this).addWarningV2(
      "session-rsvp:no-mails",
      "Without 'mail' no notice is mailed, so a person without push messages may not learn of an offer in time. Give 'mail' a sender that SES has verified.",
    );
  }

  /** It also passes messages of organizers on and counts, because a third function may not read the stream. */
  writtenBy(fn: ServiceFunction, table: RsvpTable): void {
    table.allowNotifying(fn);
    table.allowCounting(fn);
    this.allowTelling(fn);
    this.spreadings.allowSending(fn);
    table.streamTo(fn, {
      ...{ id: "changes", deadLetters: this.changeDeadLetters, batchSize: 100 },
      items: [
        { PK: "USER#", SK: "RSVP#" },
        { PK: "EVENT#", SK: "MESSAGE#", isNew: true },
        { PK: "EVENT-ROLES#", SK: "ROLE#" },
      ],
    });
  }

  spreadBy(fn: ServiceFunction, table: RsvpTable): void {
    table.allowSpreading(fn);
    this.allowTelling(fn);
    this.spreadings.deliverTo(fn);
  }

  /** A session may have thousands of people, so a batch is small. */
  movesNotedBy(fn: ServiceFunction, table: RsvpTable): void {
    table.allowNotingMoves(fn);
    const items = [{ PK: "EVENT#", SK: "SESSION#" }];
    table.streamTo(fn, { id: "moves", deadLetters: this.changeDeadLetters, items, batchSize: 10 });
  }

  dueToldBy(fn: ServiceFunction, table: RsvpTable): void {
    table.allowTellingDue(fn);
    this.allowTelling(fn);
    new ScheduledRun(this, "due-each-minute", {
      function: fn,
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      description:
        "Tells people of sessions that have moved, of offers that end and of sessions that begin or are over",
    });
  }

  private allowTelling(fn: ServiceFunction): void {
    this.queue.allowSending(fn);
    const { mail, push } = this.props;
    const channels = [...(mail === undefined ? [] : ["mail"]), ...(push === undefined ? [] : ["push"])];
    fn.setVariable(Environment.noticeChannels, channels.join(","));
  }

  sentBy(fn: ServiceFunction, table: RsvpTable): void {
    table.allowSendingNotices(fn);
    this.queue.deliverTo(fn);
    fn.setVariable(Environment.websiteUrl, this.props.siteUrl);
    if (this.props.mail !== undefined && this.mails !== undefined)
      this.allowMailing(fn, this.props.mail, this.mails);
    this.props.push?.allowPushing(fn);
  }

  private allowMailing(
    fn: ServiceFunction,
    { from, fromName, replyTo, verifiedDomain }: NoticeMail,
    { configurationSetName }: ConfigurationSet,
  ): void {
    const stack = Stack.of(this);
    const identity = stack.formatArn({
      service: "ses",
      resource: "identity",
      resourceName: verifiedDomain ?? from,
    });
    fn.allow(
      new PolicyStatement({
        // SES refuses a mail in MIME by the name of its older operation.
        actions: ["ses:SendEmail", "ses:SendRawEmail"],
        resources: [
          identity,
          stack.formatArn({
            service: "ses",
            resource: "configuration-set",
            resourceName: configurationSetName,
          }),
        ],
        conditions: { StringEquals: { "ses:FromAddress": from } },
      }),
    );
    fn.setVariable(Environment.mailFrom, fromName === undefined ? from : `"${fromName}" <${from}>`);
    if (replyTo !== undefined) fn.setVariable(Environment.mailReplyTo, replyTo);
    fn.setVariable(Environment.mailConfigurationSet, configurationSetName);
  }
}
