import { ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterEach, describe, expect, test } from "vitest";
import { startTriggered, type Triggered, type Triggering } from "./support/triggered.ts";

const running: Triggered[] = [];
afterEach(() => Promise.all(running.splice(0).map((triggered) => triggered.stop())));

async function start(stream: NonNullable<Triggering["stream"]> = {}): Promise<Triggered> {
  const triggered = await startTriggered({ stream });
  running.push(triggered);
  return triggered;
}

/** The names of the items that each invocation was told of. */
const batchesOf = ({ streamed }: Triggered): (string | undefined)[][] =>
  streamed().map((records) => records.map(({ dynamodb }) => dynamodb?.Keys?.PK?.S));

async function put({ dynamodb, tableName }: Triggered, ...items: { PK: string; [name: string]: unknown }[]) {
  for (const Item of items) await dynamodb.send(new PutCommand({ TableName: tableName, Item }));
}

describe("a change of an item", () => {
  test("reaches the function as Lambda's record, with the item before and after", async () => {
    const triggered = await start();
    await put(triggered, { PK: "a", n: 1 }, { PK: "a", n: 2 });
    await expect.poll(() => batchesOf(triggered).flat()).toEqual(["a", "a"]);
    expect(triggered.triggers.names).toContain("items → reader");
    expect(triggered.streamed().flat()[1]).toMatchObject({
      eventName: "MODIFY",
      eventSource: "aws:dynamodb",
      dynamodb: {
        Keys: { PK: { S: "a" } },
        OldImage: { n: { N: "1" } },
        NewImage: { n: { N: "2" } },
        SequenceNumber: expect.stringMatching(/^\d+$/),
        ApproximateCreationDateTime: expect.any(Number),
        StreamViewType: "NEW_AND_OLD_IMAGES",
      },
    });
  });

  test("reaches it in order, in batches of the mapping's size", async () => {
    const triggered = await start({ mapping: { BatchSize: 2 } });
    const names = ["a", "b", "c", "d", "e"];
    await put(triggered, ...names.map((PK) => ({ PK })));
    await expect.poll(() => batchesOf(triggered).flat()).toEqual(names);
    expect(batchesOf(triggered).every((batch) => batch.length <= 2)).toBe(true);
  });

  test("reaches it only if a filter matches", async () => {
    const pattern = {
      eventName: ["INSERT", "MODIFY"],
      dynamodb: { Keys: { PK: { S: [{ prefix: "USER#" }] } } },
    };
    const triggered = await start({
      mapping: { FilterCriteria: { Filters: [{ Pattern: JSON.stringify(pattern) }] } },
    });
    await put(triggered, { PK: "EVENT#1" }, { PK: "USER#1" }, { PK: "SESSION#1" }, { PK: "USER#2" });
    await expect.poll(() => batchesOf(triggered).flat()).toEqual(["USER#1", "USER#2"]);
  });
});

describe("a record that fails", () => {
  test("is found by halving its batch, is given up after its retries, and holds up no other", async () => {
    const OnFailure = { Destination: { "Fn::GetAtt": ["Dead", "Arn"] } };
    const triggered = await start({
      mapping: {
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 2,
        DestinationConfig: { OnFailure },
      },
    });
    await put(triggered, { PK: "a" }, { PK: "bad", fails: "throws" }, { PK: "c" }, { PK: "d" });
    await expect.poll(() => batchesOf(triggered)).toContainEqual(expect.arrayContaining(["d"]));
    const { Messages = [] } = await triggered.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: triggered.queueUrls["dead-jobs"], WaitTimeSeconds: 10 }),
    );
    expect(JSON.parse(Messages[0]?.Body ?? "{}")).toMatchObject({
      requestContext: { condition: "RetryAttemptsExhausted", approximateInvokeCount: 3 },
      DDBStreamBatchInfo: { batchSize: 1 },
    });
    expect(triggered.log).toContainEqual(expect.stringContaining("gives up 1 records after 3 invocations"));
  });

  test("is tried again with what follows it, if the function names it", async () => {
    const triggered = await start({
      mapping: { FunctionResponseTypes: ["ReportBatchItemFailures"], MaximumRetryAttempts: 1 },
    });
    await put(triggered, { PK: "a" }, { PK: "bad", fails: "named" }, { PK: "c" });
    await expect.poll(() => triggered.log).toContainEqual(expect.stringContaining("gives up"));
    await put(triggered, { PK: "d" });
    await expect.poll(() => batchesOf(triggered).flat()).toContain("d");
    expect(
      batchesOf(triggered).filter((batch) => batch[0] === "a" && batch.length === 1).length,
    ).toBeLessThan(2);
  });
});

test("a function whose role may not read the stream gets nothing, and the log says what is missing", async () => {
  const triggered = await start({ actions: ["dynamodb:GetRecords", "sqs:SendMessage"] });
  await put(triggered, { PK: "a" });
  await expect
    .poll(() => triggered.log)
    .toContainEqual(
      "items → reader | ERROR the function's role lacks dynamodb:DescribeStream, dynamodb:GetShardIterator",
    );
  expect(batchesOf(triggered)).toEqual([]);
});
