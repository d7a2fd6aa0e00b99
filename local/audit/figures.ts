import { compareFigures } from "../../functions/store/figures/rebuild.ts";
import { reasonOf, type Surroundings } from "./audit.ts";
import { auditedTable } from "./audited-table.ts";

const REPAIR = "--repair";
const USAGE = `npm run figures -- [--table <name>] [${REPAIR}]`;

/**
 * Compares the figures over time with what RSVPs remember, and prints what is not counted. Returns the exit code: 1 if
 * it could not compare, 2 if something is still not counted.
 */
export async function figures(
  args: readonly string[],
  { runFile, stdout, stderr }: Surroundings,
): Promise<0 | 1 | 2> {
  const repair = args.includes(REPAIR);
  try {
    const others = args.filter((argument) => argument !== REPAIR);
    const table = await auditedTable(others, runFile, USAGE);
    const now = new Date().toISOString();
    const { sessions, uncounted } = await compareFigures(table, { now, repair }).finally(() =>
      table.client.destroy(),
    );
    for (const [sessionId, number] of uncounted) stdout.write(`${sessionId}  not counted: ${number}\n`);
    const missing = [...uncounted.values()].reduce((sum, number) => sum + number, 0);
    stdout.write(`${sessions} sessions: ${said(missing, repair)}\n`);
    return missing > 0 && !repair ? 2 : 0;
  } catch (error) {
    stderr.write(`figures: ${reasonOf(error)}\n`);
    return 1;
  }
}

function said(missing: number, repair: boolean): string {
  if (missing === 0) return "all transitions that their RSVPs remember are counted";
  const transitions = missing === 1 ? "1 transition" : `${missing} transitions`;
  return repair
    ? `${transitions} had been left out and ${missing === 1 ? "counts" : "count"} now`
    : `${transitions} left out`;
}
