import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { functionThatEndsEarly } from "./ends-early.ts";
import { type HandleRecord, type HandleTogether, handleRecords } from "./record-batch.ts";
import { logger } from "./telemetry.ts";

/**
 * Builds a Lambda function behind a table's stream. `handle` must do no harm if it sees a record again: after a
 * failure, Lambda repeats the failed record and all that follow it in the batch. The same goes for `together`, which then gets the whole batch.
 */
export const streamFunction = (handle: HandleRecord, together?: HandleTogether) =>
  functionThatEndsEarly<DynamoDBStreamEvent, DynamoDBBatchResponse>().handler(
    async ({ Records }: DynamoDBStreamEvent, context: Context) => {
      logger.addContext(context);
      const onFailed = ({ dynamodb }: DynamoDBRecord, error: Error) =>
        logger.error("record failed", { sequenceNumber: dynamodb?.SequenceNumber, error });
      return handleRecords(Records, handle, onFailed, together);
    },
  );
