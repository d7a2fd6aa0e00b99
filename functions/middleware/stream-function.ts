import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import { functionThatEndsEarly } from "./ends-early.ts";
import { type HandleRecord, handleRecords } from "./record-batch.ts";
import { logger } from "./telemetry.ts";

/**
 * Builds a Lambda function behind a table's stream. `handle` must do no harm if it sees a record again: after a
 * failure, Lambda repeats the failed record and all that follow it in the batch.
 */
export const streamFunction = (handle: HandleRecord) =>
  functionThatEndsEarly<DynamoDBStreamEvent, DynamoDBBatchResponse>().handler(
    async ({ Records }: DynamoDBStreamEvent, context: Context) => {
      logger.addContext(context);
      return handleRecords(Records, handle, ({ dynamodb }, error) =>
        logger.error("record failed", { sequenceNumber: dynamodb?.SequenceNumber, error }),
      );
    },
  );
