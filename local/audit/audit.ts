import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type AuditFinding, type AuditReport, auditLedgers } from "../../functions/core/audit-ledgers.ts";
import { auditBook } from "../../functions/store/audit-book.ts";
import { openTable } from "../../functions/store/table.ts";
import { messageOf } from "../error-text.ts";
import { readRunFile } from "../run-file.ts";
import { StartError } from "../start-error.ts";
import { LOCAL_REGION } from "../template/account.ts";

interface Surroundings {
  /** Where the service on this machine says of itself how it can be reached. */
  readonly runFile: string;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

const USAGE = "npm run audit -- [--table <name>]";
/** Longer than an index lags behind its table. */
const SETTLING_MS = 2_000;

/**
 * Recounts the ledgers, of the service on this machine or of a table in AWS (credentials and region as the AWS CLI has
 * them), and prints what is wrong; gives the exit code, 1 if anything is.
 */
export async function audit(
  args: readonly string[],
  { runFile, stdout, stderr }: Surroundings,
): Promise<0 | 1> {
  let client: DynamoDBClient | undefined;
  try {
    const { name, ...config } = await tableFor(args, runFile);
    client = new DynamoDBClient(config);
    const report = await auditLedgers({
      book: auditBook(openTable(name, client)),
      clock: () => new Date(),
      settle: () => sleep(SETTLING_MS),
    });
    for (const line of linesOf(report)) stdout.write(`${line}\n`);
    return report.findings.length > 0 ? 1 : 0;
  } catch (error) {
    stderr.write(`${messageOf(error)}\n`);
    return 1;
  } finally {
    client?.destroy();
  }
}

async function tableFor(args: readonly string[], runFile: string) {
  const name = tableOption(args);
  if (name !== undefined) return { name };
  const running = await readRunFile(runFile);
  if (running === undefined) {
    throw new StartError(
      "The service does not run here; start it with npm start, or name a table in AWS with --table.",
    );
  }
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  return {
    name: running.tableName,
    endpoint: running.dynamodbEndpoint,
    region: LOCAL_REGION,
    credentials,
  };
}

function tableOption(args: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...args], options: { table: { type: "string" } } }).values.table;
  } catch (error) {
    const reason = messageOf(error).split(/[.\n]/)[0];
    throw new StartError(`${reason}. Usage: ${USAGE}`);
  }
}

function linesOf({ sessions, findings, unsettled }: AuditReport): string[] {
  const outcome = `${sessions} active sessions: ${findings.length} wrong, ${unsettled.length} too busy to tell`;
  return [
    ...findings.map(lineOf),
    ...unsettled.map((id) => `${id}  counts keep moving; audit again`),
    outcome,
  ];
}

function lineOf({ sessionId, ledger, counted, drift, capacityViolated }: AuditFinding): string {
  const { taken, waiting, capacity } = ledger;
  const { CONFIRMED, OFFERED, WAITLISTED } = counted;
  const problems = [drift && "drift", capacityViolated && "over capacity"].filter(Boolean).join(", ");
  return (
    `${sessionId}  ${problems}: the ledger says ${taken} of ${capacity ?? "any"} taken, ${waiting} waiting; ` +
    `counted ${CONFIRMED} confirmed, ${OFFERED} offered, ${WAITLISTED} waiting`
  );
}
