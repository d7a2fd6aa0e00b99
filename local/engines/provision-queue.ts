import {
  CreateQueueCommand,
  GetQueueUrlCommand,
  SetQueueAttributesCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";

/** Properties of AWS::SQS::Queue that are also attributes with the same name. */
const ATTRIBUTES = [
  "ContentBasedDeduplication",
  "DeduplicationScope",
  "DelaySeconds",
  "FifoQueue",
  "FifoThroughputLimit",
  "MaximumMessageSize",
  "MessageRetentionPeriod",
  "ReceiveMessageWaitTimeSeconds",
  "RedrivePolicy",
  "VisibilityTimeout",
];

/** Attributes that never change after a queue is created. */
const FIXED = ["FifoQueue"];

export async function provisionQueue(sqs: SQSClient, name: string, properties: unknown): Promise<void> {
  const given = properties as Record<string, unknown>;
  const attributes = Object.fromEntries(
    ATTRIBUTES.filter((key) => given[key] !== undefined).map((key) => [key, attributeValue(given[key])]),
  );
  const existing = await queueUrl(sqs, name);
  if (existing === undefined) {
    await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
    return;
  }
  for (const key of FIXED) delete attributes[key];
  if (Object.keys(attributes).length > 0) {
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl: existing, Attributes: attributes }));
  }
}

async function queueUrl(sqs: SQSClient, name: string): Promise<string | undefined> {
  try {
    return (await sqs.send(new GetQueueUrlCommand({ QueueName: name }))).QueueUrl;
  } catch (error) {
    if (error instanceof Error && /QueueDoesNotExist|NonExistentQueue/.test(error.name)) return undefined;
    throw error;
  }
}

function attributeValue(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
