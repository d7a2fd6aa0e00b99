import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { openTable, type Table } from "../functions/store/dynamodb/table.ts";
import type { RunFile } from "./run-file.ts";
import { LOCAL_REGION } from "./template/account.ts";

/** Reaches the table at its engine, where calls are neither counted nor refused. */
export function openLocalTable({
  dynamodbEndpoint,
  tableName,
}: Pick<RunFile, "dynamodbEndpoint" | "tableName">): Table {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  return openTable(
    tableName,
    new DynamoDBClient({ endpoint: dynamodbEndpoint, region: LOCAL_REGION, credentials }),
  );
}
