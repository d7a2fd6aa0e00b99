import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/** The table and how to reach it; everything in `store` is a function of it. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
}

/** One connection pool a function instance. Timeouts leave room for a retry within a function's own timeout. */
export function openTable(name: string, client = new DynamoDBClient(clientSettings)): Table {
  return {
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    name,
  };
}

export const clientSettings = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 },
} as const;
