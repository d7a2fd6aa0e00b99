import { setTimeout as sleep } from "node:timers/promises";
import type { DynamoDBRecord } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { handleRecords } from "../../functions/middleware/record-batch.ts";

const record = (item: string, number: number): DynamoDBRecord => ({
  dynamodb: { Keys: { PK: { S: "EVENT#conf" }, SK: { S: item } }, SequenceNumber: String(number) },
});
const numberOf = ({ dynamodb }: DynamoDBRecord) => Number(dynamodb?.SequenceNumber);
const batch = [record("one", 1), record("two", 2), record("one", 3), record("two", 4), record("one", 5)];

describe("the records of a batch", () => {
  it("are handled in order if they are of one item, and at the same time otherwise", async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const handle = async (each: DynamoDBRecord) => {
      begun.push(numberOf(each));
      // The earlier one takes longer.
      await sleep(20 - 4 * numberOf(each));
      ended.push(numberOf(each));
    };
    expect(await handleRecords(batch, handle, () => {})).toEqual({ batchItemFailures: [] });
    expect(begun.slice(0, 2)).toEqual([1, 2]);
    expect(ended.filter((number) => number % 2 === 1)).toEqual([1, 3, 5]);
    expect(ended.filter((number) => number % 2 === 0)).toEqual([2, 4]);
  });

  it("are repeated from the first that failed, and none of its item is handled before", async () => {
    const handled: number[] = [];
    const failed: number[] = [];
    const handle = async (each: DynamoDBRecord) => {
      if (numberOf(each) === 3) throw new Error("not now");
      handled.push(numberOf(each));
    };
    const { batchItemFailures } = await handleRecords(batch, handle, (each) => failed.push(numberOf(each)));
    expect(batchItemFailures).toEqual([{ itemIdentifier: "3" }]);
    expect(failed).toEqual([3]);
    expect(handled.toSorted()).toEqual([1, 2, 4]);
  });

  it("are repeated from the first that failed together with the others, and all are handled alone before", async () => {
    const handled: number[] = [];
    const failed: number[] = [];
    const { batchItemFailures } = await handleRecords(
      batch,
      async (each) => void handled.push(numberOf(each)),
      (each) => failed.push(numberOf(each)),
      async (records) =>
        records.filter((each) => numberOf(each) >= 4).map((record) => ({ record, error: new Error("no") })),
    );
    expect(batchItemFailures).toEqual([{ itemIdentifier: "4" }]);
    expect([handled.toSorted(), failed]).toEqual([
      [1, 2, 3, 4, 5],
      [4, 5],
    ]);
  });
});
