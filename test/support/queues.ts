import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import type { TestService } from "./service.ts";

/** A service's queues, reached directly on the engine. */
export function queuesOf(service: Pick<TestService, "queueUrls" | "sqsEndpoint">) {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = () => new SQSClient({ endpoint: service.sqsEndpoint, region: "eu-central-1", credentials });
  const urlOf = (name: string) => service.queueUrls[name];
  return {
    /** Receives the visible nudges, which nobody else sees for a while. */
    async receiveNudges(): Promise<unknown[]> {
      const { Messages = [] } = await client().send(
        new ReceiveMessageCommand({
          QueueUrl: urlOf("nudges"),
          MaxNumberOfMessages: 10,
          VisibilityTimeout: 600,
        }),
      );
      return Messages.map(({ Body = "" }) => JSON.parse(Body));
    },

    /** At most ten bodies, which may arrive in one batch. */
    async send(bodies: readonly string[], name = "nudges"): Promise<void> {
      const Entries = bodies.map((MessageBody, n) => ({ Id: String(n), MessageBody }));
      await client().send(new SendMessageBatchCommand({ QueueUrl: urlOf(name), Entries }));
    },

    /** Counts a queue's messages, including those in flight. */
    async count(name: string): Promise<number> {
      const { Attributes = {} } = await client().send(
        new GetQueueAttributesCommand({ QueueUrl: urlOf(name), AttributeNames: ["All"] }),
      );
      return (
        Number(Attributes.ApproximateNumberOfMessages) +
        Number(Attributes.ApproximateNumberOfMessagesNotVisible)
      );
    },
  };
}
