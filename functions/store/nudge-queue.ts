import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { clientSettings } from "./table.ts";

export interface NudgeQueue {
  /** Asks for a look at the session's line. A nudge carries no decision: losing or doubling one is harmless. */
  send(sessionId: string): Promise<void>;
}

export function nudgeQueue(queueUrl: string, client = new SQSClient(clientSettings)): NudgeQueue {
  return {
    async send(sessionId) {
      await client.send(
        new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify({ sessionId }) }),
      );
    },
  };
}
