import { randomUUID } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { inject } from "vitest";
import { openTable, type Table } from "../../functions/store/dynamodb/table.ts";
import { provisionTable } from "../../local/engines/provision-table.ts";
import { withoutStream } from "../../local/provision.ts";
import { resourcesOfType } from "../../local/template/cloudformation.ts";
import { readAssembly } from "../../local/template/read-assembly.ts";
import type { TestService } from "./service.ts";

const engineClient = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: "eu-central-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });

/** An empty table with the template's definition; with its stream, which slows the engine down, only if asked. */
export async function newTable(endpoint: string, { stream = false } = {}): Promise<Table> {
  const { template } = await readAssembly(inject("assembly"));
  const [table] = ["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"].flatMap((type) =>
    resourcesOfType(template, type),
  );
  if (!table) throw new Error("the template has no table");
  const client = engineClient(endpoint);
  const name = `test-${randomUUID()}`;
  const { Properties } = table[1];
  await provisionTable(client, name, stream ? Properties : withoutStream(Properties));
  return openTable(name, client);
}

/** The raw table behind a running service. */
export const tableOf = ({ dynamodbEndpoint, tableName }: TestService): Table =>
  openTable(tableName, engineClient(dynamodbEndpoint));
