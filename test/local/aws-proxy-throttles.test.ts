import {
  BatchWriteCommand,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AWS_THROTTLES } from "../../local/throttles.ts";
import { type FunctionUnderTest, type Proxied, startProxied } from "./support/proxied.ts";

let proxied: Proxied;
let fn: FunctionUnderTest;
let time = 0;

/** The clock stands still unless a test moves it. */
beforeAll(async () => {
  proxied = await startProxied({ throttles: { ...AWS_THROTTLES, now: () => time } });
  fn = proxied.function("reservations");
});
afterAll(() => proxied.stop());
beforeEach(() => {
  time += 1_000_000;
});

const SECOND = 1_000;
const adding = (PK: string, group?: string) => ({
  TableName: proxied.table,
  Key: { PK, SK: "A" },
  UpdateExpression: `ADD n :one${group === undefined ? "" : " SET #group = :group, groupSK = :sk"}`,
  ExpressionAttributeValues: { ":one": 1, ...(group !== undefined && { ":group": group, ":sk": "s" }) },
  ...(group !== undefined && { ExpressionAttributeNames: { "#group": "groupPK" } }),
});
const update = (PK: string, group?: string) => fn.document.send(new UpdateCommand(adding(PK, group)));
const transaction = (...items: ReturnType<typeof adding>[]) =>
  fn.document.send(new TransactWriteCommand({ TransactItems: items.map((Update) => ({ Update })) }));
const batch = (items: Record<string, unknown>[]) =>
  fn.document.send(
    new BatchWriteCommand({
      RequestItems: { [proxied.table]: items.map((Item) => ({ PutRequest: { Item } })) },
    }),
  );
const queryGroup = (group: string) =>
  fn.document.send(
    new QueryCommand({
      TableName: proxied.table,
      IndexName: "byGroup",
      KeyConditionExpression: "groupPK = :group",
      ExpressionAttributeValues: { ":group": group },
    }),
  );
/** Writes 25 units, each in an item of its own. */
const writes = (itemOf: (position: number) => Record<string, unknown>) =>
  batch(Array.from({ length: 25 }, (_, position) => itemOf(position)));

/** Uses the 1,000 write units that the partition key has for a second. */
async function useUp(PK: string): Promise<void> {
  for (let call = 0; call < 40; call++) await writes((position) => ({ PK, SK: `${call} ${position}` }));
}

const throttled = { name: "ThrottlingException", $metadata: { httpStatusCode: 400 } };
const reason = { Code: "ThrottlingError", Message: expect.stringContaining("hot key") };

describe("a partition key of the table", () => {
  test("takes 1,000 write units a second, and no more until time passes", async () => {
    await useUp("hot");
    await expect(update("hot")).rejects.toMatchObject(throttled);
    time += SECOND / 1_000;
    await update("hot");
    await expect(update("hot")).rejects.toMatchObject(throttled);
  });

  test("leaves others alone, and reads of the same", async () => {
    await useUp("busy");
    await update("idle");
    await fn.document.send(new GetCommand({ TableName: proxied.table, Key: { PK: "busy", SK: "A" } }));
  });

  test("gives 3,000 read units a second to gets and queries together, apart from those of an index", async () => {
    const Key = { PK: "large", SK: "A" };
    // A consistent read takes 96 units of 4 KB, another read half of that.
    await proxied.engine.document.send(
      new UpdateCommand({
        TableName: proxied.table,
        Key,
        UpdateExpression: "SET filling = :text",
        ExpressionAttributeValues: { ":text": "x".repeat(390_000) },
      }),
    );
    const get = () =>
      fn.document.send(new GetCommand({ TableName: proxied.table, Key, ConsistentRead: true }));
    const query = () =>
      fn.document.send(
        new QueryCommand({
          TableName: proxied.table,
          KeyConditionExpression: "PK = :pk",
          ExpressionAttributeValues: { ":pk": "large" },
        }),
      );
    for (let call = 0; call < 20; call++) await Promise.all([get(), query()]);
    await get();
    await get();
    await expect(get()).rejects.toMatchObject(throttled);
    await expect(query()).rejects.toMatchObject(throttled);
    await queryGroup("large");
    time += SECOND;
    await query();
  });

  test("cancels a transaction, with the reason at the item's position", async () => {
    await useUp("late");
    await expect(transaction(adding("fresh"), adding("late"))).rejects.toMatchObject({
      name: "TransactionCanceledException",
      CancellationReasons: [{ Code: "None" }, reason],
    });
  });

  test("loses units to writes that change nothing, too", async () => {
    for (let call = 0; call < 39; call++)
      await writes((position) => ({ PK: "full", SK: `${call} ${position}` }));
    const impossible = { ...adding("full"), ConditionExpression: "attribute_exists(absent)" };
    for (let call = 0; call < 5; call++)
      await expect(transaction(impossible)).rejects.toMatchObject({
        CancellationReasons: [{ Code: "ConditionalCheckFailed" }],
      });
    for (let call = 0; call < 15; call++)
      await expect(fn.document.send(new UpdateCommand(impossible))).rejects.toMatchObject({
        name: "ConditionalCheckFailedException",
      });
    await expect(update("full")).rejects.toMatchObject(throttled);
  });
});

describe("a partition key of an index", () => {
  test("throttles writes of the table, whether they put an item or set its key by an update", async () => {
    for (let call = 0; call < 40; call++)
      await writes((position) => ({ PK: `p${call} ${position}`, SK: "A", groupPK: "popular", groupSK: "s" }));
    await expect(update("someone", "popular")).rejects.toMatchObject(throttled);
    await expect(batch([{ PK: "x", SK: "A", groupPK: "popular", groupSK: "s" }])).rejects.toMatchObject(
      throttled,
    );
    await expect(transaction(adding("a"), adding("b", "popular"))).rejects.toMatchObject({
      CancellationReasons: [{ Code: "None" }, reason],
    });
    await update("someone", "quiet");
    time += SECOND;
    await update("someone", "popular");
  });

  test("counts what updates and transactions write there", async () => {
    for (let call = 0; call < 39; call++)
      await writes((position) => ({ PK: `q${call} ${position}`, SK: "A", groupPK: "nearly", groupSK: "s" }));
    for (let call = 0; call < 20; call++) await update(`u${call}`, "nearly");
    for (let call = 0; call < 5; call++) await transaction(adding(`t${call}`, "nearly"));
    await expect(update("another", "nearly")).rejects.toMatchObject(throttled);
  });
});

test("without throttles, a partition takes as many units as the engine does", async () => {
  const lenient = await startProxied();
  const { document } = lenient.function("reservations");
  for (let call = 0; call < 41; call++)
    await document.send(
      new BatchWriteCommand({
        RequestItems: {
          [lenient.table]: Array.from({ length: 25 }, (_, position) => ({
            PutRequest: { Item: { PK: "hot", SK: `${call} ${position}` } },
          })),
        },
      }),
    );
  await lenient.stop();
});
