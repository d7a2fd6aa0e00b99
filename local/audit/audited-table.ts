import { parseArgs } from "node:util";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { openTable, type Table } from "../../functions/store/dynamodb/table.ts";
import { messageOf } from "../error-text.ts";
import { openLocalTable } from "../local-table.ts";
import { readRunFile } from "../run-file.ts";
import { StartError } from "../start-error.ts";

const AUDIT_USAGE = "npm run audit -- [--table <name>]";

/**
 * The table that the arguments name, in AWS with the AWS CLI's credentials; otherwise the table of the local
 * service.
 */
export async function auditedTable(
  args: readonly string[],
  runFile: string,
  usage = AUDIT_USAGE,
): Promise<Table> {
  const name = tableOption(args, usage);
  if (name !== undefined) return openTable(name, await clientInAws());
  const running = await readRunFile(runFile);
  if (running === undefined) {
    throw new StartError(
      "The service does not run here; start it with npm start, or name a table in AWS with --table.",
    );
  }
  return openLocalTable(running);
}

async function clientInAws(): Promise<DynamoDBClient> {
  const client = new DynamoDBClient();
  await client.config.region().catch(() => {
    throw new StartError("The region of the table is not known. Name it with AWS_REGION.");
  });
  return client;
}

function tableOption(args: readonly string[], usage: string): string | undefined {
  try {
    return parseArgs({ args: [...args], options: { table: { type: "string" } } }).values.table;
  } catch (error) {
    const reason = messageOf(error).split(/[.\n]/)[0];
    throw new StartError(`${reason}. Usage: ${usage}`);
  }
}
