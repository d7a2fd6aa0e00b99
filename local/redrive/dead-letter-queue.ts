import { GetQueueAttributesCommand, ListQueuesCommand, type SQSClient } from "@aws-sdk/client-sqs";

export interface Queue {
  readonly url: string;
  readonly name: string;
  readonly arn: string;
  /** SQS's approximate count, which includes delayed messages and those in flight. */
  readonly messages: number;
  /** ARN of the queue that receives this queue's dead letters. */
  readonly deadLettersArn: string | undefined;
}

export async function describeQueue(
  sqs: SQSClient,
  url: string,
  name = url.split("/").at(-1) ?? url,
): Promise<Queue> {
  const all = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] });
  const { Attributes = {} } = await sqs.send(all);
  const {
    ApproximateNumberOfMessages: visible,
    ApproximateNumberOfMessagesNotVisible: inFlight,
    ApproximateNumberOfMessagesDelayed: delayed,
  } = Attributes;
  const { deadLetterTargetArn } = JSON.parse(Attributes.RedrivePolicy ?? "{}");
  return {
    url,
    name,
    arn: Attributes.QueueArn ?? "",
    messages: [visible, inFlight, delayed].reduce((sum, count = "0") => sum + Number(count), 0),
    deadLettersArn: deadLetterTargetArn,
  };
}

/** Returns the queues that receive dead letters of other queues. */
export async function deadLetterQueues(
  sqs: SQSClient,
  urls: Readonly<Record<string, string>>,
): Promise<Queue[]> {
  const queues = await Promise.all(Object.entries(urls).map(([name, url]) => describeQueue(sqs, url, name)));
  return queues.filter(({ arn }) => queues.some(({ deadLettersArn }) => deadLettersArn === arn));
}

/** Returns the queues whose dead letters go to this one. */
export async function sourcesOf(sqs: SQSClient, { arn }: Queue): Promise<Queue[]> {
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const queues = await Promise.all(QueueUrls.map((url) => describeQueue(sqs, url)));
  return queues.filter(({ deadLettersArn }) => deadLettersArn === arn);
}
