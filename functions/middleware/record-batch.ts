import type { DynamoDBBatchResponse, DynamoDBRecord } from "aws-lambda";
import pMap from "p-map";

/** Items of a batch whose records are handled at the same time. */
const MAX_AT_ONCE = 10;

export type HandleRecord = (record: DynamoDBRecord) => Promise<void>;

/** What handles the records of a batch together returns those that failed. */
export type HandleTogether = (
  records: readonly DynamoDBRecord[],
) => Promise<readonly { readonly record: DynamoDBRecord; readonly error: Error }[]>;

const NOTHING_TOGETHER: HandleTogether = async () => [];

/**
 * Handles the records of a stream. Those of one item are handled in their order, because a later one may rest on an
 * earlier one. Lambda repeats the first one that failed, and all that follow it.
 */
export async function handleRecords(
  records: readonly DynamoDBRecord[],
  handle: HandleRecord,
  onFailed: (record: DynamoDBRecord, error: Error) => void,
  together = NOTHING_TOGETHER,
): Promise<DynamoDBBatchResponse> {
  const failed = new Set<DynamoDBRecord>();
  const handleInOrder = async (ofOneItem: readonly DynamoDBRecord[]): Promise<void> => {
    for (const record of ofOneItem) {
      try {
        await handle(record);
      } catch (error) {
        onFailed(record, error as Error);
        failed.add(record);
        return;
      }
    }
  };
  await pMap(Map.groupBy(records, itemOf).values(), handleInOrder, { concurrency: MAX_AT_ONCE });
  for (const { record, error } of await together(records)) {
    onFailed(record, error);
    failed.add(record);
  }
  const first = records.find((record) => failed.has(record))?.dynamodb?.SequenceNumber;
  return { batchItemFailures: first === undefined ? [] : [{ itemIdentifier: first }] };
}

const itemOf = ({ dynamodb }: DynamoDBRecord): string => JSON.stringify(dynamodb?.Keys);
