import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type DynamoDbEngine, startDynamoDb } from "../../local/engines/dynamodb.ts";
import { bundledProbe, type Probe, stubLambdaEnvironment } from "./support/probe-bundle.ts";

let probe: Probe;
let engine: DynamoDbEngine;
const TableName = "rsvps";

beforeAll(async () => {
  stubLambdaEnvironment();
  [probe, engine] = await Promise.all([bundledProbe(), startDynamoDb()]);
  vi.stubEnv("AWS_ENDPOINT_URL_DYNAMODB", engine.endpoint);
  await probe.dynamodb().send(
    new probe.commands.CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [
        { AttributeName: "PK", KeyType: "HASH" },
        { AttributeName: "SK", KeyType: "RANGE" },
      ],
      AttributeDefinitions: [
        { AttributeName: "PK", AttributeType: "S" },
        { AttributeName: "SK", AttributeType: "S" },
      ],
    }),
  );
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await engine?.stop();
});

describe("the slimmed SDK against DynamoDB", () => {
  test("writes and reads every type of value", async () => {
    const item = {
      PK: "a",
      SK: "1",
      n: 1.5,
      t: "ä\u{1f3ab}",
      no: false,
      nil: null,
      list: [1, "b"],
      map: { x: { y: 1 } },
    };
    await probe.dynamodb().send(new probe.commands.PutCommand({ TableName, Item: item }));
    const { Item } = await probe
      .dynamodb()
      .send(new probe.commands.GetCommand({ TableName, Key: { PK: "a", SK: "1" } }));
    expect(Item).toEqual(item);
  });

  test("queries, reads in batches and updates", async () => {
    const client = probe.dynamodb();
    const Key = { PK: "b", SK: "1" };
    const updated = await client.send(
      new probe.commands.UpdateCommand({
        TableName,
        Key,
        UpdateExpression: "ADD taken :one",
        ExpressionAttributeValues: { ":one": 1 },
        ReturnValues: "ALL_NEW",
      }),
    );
    expect(updated.Attributes).toEqual({ ...Key, taken: 1 });
    const batch = await client.send(
      new probe.commands.BatchGetCommand({ RequestItems: { [TableName]: { Keys: [Key] } } }),
    );
    expect(batch.Responses?.[TableName]).toEqual([{ ...Key, taken: 1 }]);
    const query = await client.send(
      new probe.commands.QueryCommand({
        TableName,
        KeyConditionExpression: "PK = :pk",
        ExpressionAttributeValues: { ":pk": "b" },
      }),
    );
    expect(query.Items).toEqual([{ ...Key, taken: 1 }]);
  });

  test("gives the reasons and the old items of a cancelled transaction", async () => {
    const client = probe.dynamodb();
    await client.send(new probe.commands.PutCommand({ TableName, Item: { PK: "c", SK: "1", taken: 2 } }));
    const update = (SK: string, ConditionExpression: string) => ({
      Update: {
        TableName,
        Key: { PK: "c", SK },
        UpdateExpression: "SET x = :one",
        ConditionExpression,
        ExpressionAttributeValues: { ":one": 1 },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
      },
    });
    const error: unknown = await client
      .send(
        new probe.commands.TransactWriteCommand({
          TransactItems: [update("1", "taken < :one"), update("2", "attribute_not_exists(PK)")],
        }),
      )
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(probe.errors.TransactionCanceledException);
    expect(error).toMatchObject({
      name: "TransactionCanceledException",
      CancellationReasons: [
        { Code: "ConditionalCheckFailed", Item: { PK: { S: "c" }, SK: { S: "1" }, taken: { N: "2" } } },
        { Code: "None" },
      ],
    });
  });

  test("gives the old item of a refused condition", async () => {
    const client = probe.dynamodb();
    await client.send(new probe.commands.PutCommand({ TableName, Item: { PK: "d", SK: "1", h0: 7 } }));
    const error: unknown = await client
      .send(
        new probe.commands.PutCommand({
          TableName,
          Item: { PK: "d", SK: "1" },
          ConditionExpression: "attribute_not_exists(PK)",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        }),
      )
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(probe.errors.ConditionalCheckFailedException);
    expect(error).toMatchObject({ name: "ConditionalCheckFailedException", Item: { h0: { N: "7" } } });
  });

  test.each([
    ["an error that has a class in the full SDK", { TableName: "absent" }, "ResourceNotFoundException"],
    ["an error that never had one", { TableName, FilterExpression: "nonsense(" }, "ValidationException"],
  ])("gives name, status and message of %s", async (_, input, name) => {
    const error: unknown = await probe
      .dynamodb()
      .send(
        new probe.commands.QueryCommand({
          ...input,
          KeyConditionExpression: "PK = :pk",
          ExpressionAttributeValues: { ":pk": "b" },
        }),
      )
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(probe.errors.DynamoDBServiceException);
    expect(error).toMatchObject({ name, message: expect.stringMatching(/\w+/), $fault: "client" });
    expect(error).toHaveProperty("$metadata.httpStatusCode", 400);
  });
});
