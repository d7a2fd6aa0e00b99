import type { DynamoDBBatchResponse, DynamoDBRecord } from "aws-lambda";
import pMap from "p-map";

/** Records of a batch that are handled at the same time. */
const MAX_AT_ONCE = 10;

export type HandleRecord = (record: DynamoDBRecord) => Promise<void>;

/** Handles the records of a stream. Lambda repeats the first one that failed, and all that follow it. */
export async function handleRecords(
  records: readonly DynamoDBRecord[],
  handle: HandleRecord,
  onFailed: (record: DynamoDBRecord, error: Error) => void,
): Promise<DynamoDBBatchResponse> {
  const succeeds = async (record: DynamoDBRecord): Promise<boolean> => {
    try {
      await handle(record);
      return true;
    } catch (error) {
      onFailed(record, error as Error);
      return false;
    }
  };
  const outcomes = await pMap(records, succeeds, { concurrency: MAX_AT_ONCE });
  const first = records[outcomes.indexOf(false)]?.dynamodb?.SequenceNumber;
  return { batchItemFailures: first === undefined ? [] : [{ itemIdentifier: first }] };
}
