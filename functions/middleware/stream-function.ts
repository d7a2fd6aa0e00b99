import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import pMap from "p-map";
import { functionThatEndsEarly } from "./ends-early.ts";
import { logger } from "./telemetry.ts";

/** Records of a batch that are handled at the same time. */
const MAX_AT_ONCE = 10;

/**
 * Builds a Lambda function behind a table's stream. `handle` must do no harm if it sees a record again: after a
 * failure, Lambda repeats the failed record and all that follow it in the batch.
 */
export const streamFunction = (handle: (record: DynamoDBRecord) => Promise<void>) =>
  functionThatEndsEarly<DynamoDBStreamEvent, DynamoDBBatchResponse>().handler(
    async ({ Records }: DynamoDBStreamEvent, context: Context) => {
      logger.addContext(context);
      const outcomes = await pMap(Records, (record) => succeeds(record, handle), {
        concurrency: MAX_AT_ONCE,
      });
      const first = Records[outcomes.indexOf(false)]?.dynamodb?.SequenceNumber;
      return { batchItemFailures: first === undefined ? [] : [{ itemIdentifier: first }] };
    },
  );

async function succeeds(
  record: DynamoDBRecord,
  handle: (record: DynamoDBRecord) => Promise<void>,
): Promise<boolean> {
  try {
    await handle(record);
    return true;
  } catch (error) {
    logger.error("record failed", { sequenceNumber: record.dynamodb?.SequenceNumber, error: error as Error });
    return false;
  }
}
