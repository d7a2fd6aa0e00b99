import { randomUUID } from "node:crypto";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { messageOf } from "../error-text.ts";
import { LOCAL_ACCOUNT, LOCAL_REGION } from "../template/account.ts";
import type { FeedbackQueue } from "./feedback-queues.ts";
import type { Outbox } from "./outbox.ts";
import { simulatedFeedback } from "./simulated-feedback.ts";

interface Options {
  readonly outbox: Outbox;
  readonly queues: readonly FeedbackQueue[];
  readonly sqsEndpoint: string;
  log(line: string): void;
}

/** In the place of SES and SNS: tells the template's queues of bounces and complaints. */
export function publishFeedback({ outbox, queues, sqsEndpoint, log }: Options) {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const sqs = new SQSClient({ endpoint: sqsEndpoint, region: LOCAL_REGION, credentials });
  outbox.onKept((entry) => {
    for (const event of simulatedFeedback(entry)) {
      for (const queue of queues) {
        if (queue.configurationSet !== entry.configurationSet) continue;
        if (!queue.eventTypes.includes(event.eventType.toLowerCase())) continue;
        const QueueUrl = `${sqsEndpoint}/${LOCAL_ACCOUNT}/${queue.queueName}`;
        const MessageBody = queue.isRaw ? JSON.stringify(event) : enveloped(event, queue, entry.at);
        sqs.send(new SendMessageCommand({ QueueUrl, MessageBody })).catch((error: unknown) => {
          log(`ses | ERROR cannot tell ${queue.queueName}: ${messageOf(error)}`);
        });
      }
    }
  });
  return { stop: async () => sqs.destroy() };
}

/** SNS's own message around the event; its signature is not made here. */
function enveloped(event: object, { topicArn }: FeedbackQueue, at: string): string {
  return JSON.stringify({
    Type: "Notification",
    MessageId: randomUUID(),
    TopicArn: topicArn,
    Subject: "Amazon SES Email Event Notification",
    Message: JSON.stringify(event),
    Timestamp: at,
  });
}
