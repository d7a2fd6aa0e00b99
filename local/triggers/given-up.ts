import { randomUUID } from "node:crypto";
import type { StreamRecord } from "./mapped-stream.ts";
import type { StreamMapping } from "./stream-mapping.ts";

/**
 * What Lambda sends to the destination of a mapping when it gives records up. The records themselves are not in it:
 * they stay in the stream for a day.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-create-package.html
 */
export function givenUp(
  { target, streamArn }: StreamMapping,
  shard: string,
  records: readonly StreamRecord[],
  invocations: number,
) {
  const numbers = records.map(({ dynamodb }) => dynamodb?.SequenceNumber);
  const times = records.map(({ dynamodb }) => dynamodb?.ApproximateCreationDateTime?.toISOString());
  return {
    requestContext: {
      requestId: randomUUID(),
      functionArn: target.arn,
      condition: "RetryAttemptsExhausted",
      approximateInvokeCount: invocations,
    },
    responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
    version: "1.0",
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId: shard,
      startSequenceNumber: numbers.at(0),
      endSequenceNumber: numbers.at(-1),
      approximateArrivalOfFirstRecord: times.at(0),
      approximateArrivalOfLastRecord: times.at(-1),
      batchSize: records.length,
      streamArn,
    },
  };
}
