import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";

export interface NudgeQueue {
  /** Asks for a look at the session's line. A nudge carries no decision: losing or doubling one is harmless. */
  send(sessionId: string): Promise<void>;
}

/** A person waits for the answer meanwhile, and a nudge may be lost: it is not worth long trying. */
const CLIENT_SETTINGS = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 500, requestTimeout: 1_000, throwOnRequestTimeout: true },
} as const;

export function nudgeQueue(queueUrl: string, client = new SQSClient(CLIENT_SETTINGS)): NudgeQueue {
  return {
    async send(sessionId) {
      await client.send(
        new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify({ sessionId }) }),
      );
    },
  };
}
