import { setTimeout as sleep } from "node:timers/promises";
import { auditLedgers } from "../../functions/core/figures/audit-ledgers.ts";
import { auditBook, INDEX_SETTLES_MS } from "../../functions/store/figures/audit-book.ts";
import { awsAdviceOn, messageOf } from "../error-text.ts";
import { linesOf } from "./audit-report.ts";
import { auditedTable } from "./audited-table.ts";

export interface Surroundings {
  /** The run file, in which the service on this machine says how to reach it. */
  readonly runFile: string;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/**
 * Recounts the ledgers and prints what is wrong. Returns the exit code: 1 if it could not recount, 2 if it
 * found differences.
 */
export async function audit(
  args: readonly string[],
  { runFile, stdout, stderr }: Surroundings,
): Promise<0 | 1 | 2> {
  try {
    const table = await auditedTable(args, runFile);
    const report = await auditLedgers({
      book: auditBook(table),
      clock: () => new Date(),
      settle: () => sleep(INDEX_SETTLES_MS),
    }).finally(() => table.client.destroy());
    for (const line of linesOf(report)) stdout.write(`${line}\n`);
    return report.findings.length > 0 ? 2 : 0;
  } catch (error) {
    stderr.write(`audit: ${reasonOf(error)}\n`);
    return 1;
  }
}

export function reasonOf(error: unknown): string {
  const { name, code } = error as { name?: string; code?: string };
  if (code === "ECONNREFUSED") return "The table does not answer; is the service running?";
  if (name === "ResourceNotFoundException") return "There is no such table.";
  return awsAdviceOn(name) ?? (messageOf(error) || String(code ?? name));
}
