import { randomUUID } from "node:crypto";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { openTable, type Table } from "../../functions/store/table.ts";

export const engineClient = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: "eu-central-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });

/** An empty table of the template's shape. */
export async function newTable(endpoint: string): Promise<Table> {
  const client = engineClient(endpoint);
  const name = `test-${randomUUID()}`;
  const S = (n: string) => ({ AttributeName: n, AttributeType: "S" as const });
  const keys = (a: string, b: string) => [
    { AttributeName: a, KeyType: "HASH" as const },
    { AttributeName: b, KeyType: "RANGE" as const },
  ];
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: ["PK", "SK", "bySessionPK", "bySessionSK", "sweepPK", "sweepSK"].map(S),
      KeySchema: keys("PK", "SK"),
      GlobalSecondaryIndexes: [
        {
          IndexName: "bySession",
          KeySchema: keys("bySessionPK", "bySessionSK"),
          Projection: { ProjectionType: "ALL" },
        },
        {
          IndexName: "sweep",
          KeySchema: keys("sweepPK", "sweepSK"),
          Projection: { ProjectionType: "KEYS_ONLY" },
        },
      ],
    }),
  );
  return openTable(name, client);
}
