import pMap from "p-map";
import type { ImportResult, ImportRun } from "../../core/programme/schedule/import-book.ts";
import { planImport } from "../../core/programme/schedule/plan-import.ts";
import type { ScheduledSession } from "../../core/programme/schedule/scheduled-session.ts";
import { chunksOf } from "../dynamodb/batches.ts";
import { isPassing } from "../dynamodb/failures.ts";
import type { Table } from "../dynamodb/table.ts";
import type { Write } from "../dynamodb/transact.ts";
import { settleWhole } from "../parts/whole.ts";
import { type ImportStep, isNew, type StepKind, stepsOf, writesOf } from "./import-steps.ts";
import { readAgain } from "./known-sessions.ts";
import { counted, type ProgrammeWrite } from "./programme-writes.ts";
import { hasNewRules } from "./schedule-import.ts";

/** New sessions share a transaction. Each other one has its own, because its ledger may have many parts. */
const MAX_NEW_SESSIONS_PER_TRANSACTION = 5;
/** The number is low, so that a slow table still answers each within the time of one call. */
const MAX_CONCURRENT_TRANSACTIONS = 5;
/** The number of plans for a session that others keep changing. */
const MAX_PLANS = 5;

/**
 * Carries out as much of a plan as time allows. A session is written only if it is still as the plan saw it.
 * If others have changed it, it is planned again from its current state.
 */
export async function carryOutImport(table: Table, run: ImportRun): Promise<ImportResult> {
  const originally = new Map<string, StepKind>();
  let steps = stepsOf(run.plan);
  for (const step of steps) originally.set(step.sessionId, step.kind);
  const left: ImportStep[] = [];
  const nudge: string[] = [];
  let hasWritten = false;
  for (let plans = 1; steps.length > 0; plans++) {
    const { results, failure } = await writeAll(table, steps, run);
    hasWritten ||= results.some(({ outcome }) => outcome === "written");
    // Nothing could be written, so this is a failure and not progress.
    if (failure !== undefined && !hasWritten) throw failure;
    const refused = results.filter(({ outcome }) => outcome === "refused").map(({ step }) => step);
    left.push(...results.filter(({ outcome }) => outcome === "left").map(({ step }) => step));
    nudge.push(...results.filter(mayFreeSeats).map(({ step }) => step.sessionId));
    if (plans === MAX_PLANS) left.push(...refused);
    steps = plans === MAX_PLANS || refused.length === 0 ? [] : await planAgain(table, refused, run);
  }
  const count = (kind: StepKind) => left.filter(({ sessionId }) => originally.get(sessionId) === kind).length;
  return { left: { added: count("added"), changed: count("changed"), removed: count("removed") }, nudge };
}

interface Result {
  readonly step: ImportStep;
  readonly outcome: "written" | "refused" | "left";
}

async function writeAll(table: Table, steps: readonly ImportStep[], run: ImportRun) {
  const [added, others] = [steps.filter(isNew), steps.filter((step) => !isNew(step))];
  const groups = [...chunksOf(added, MAX_NEW_SESSIONS_PER_TRANSACTION), ...chunksOf(others, 1)];
  let failure: unknown;
  const write = async (group: readonly ImportStep[]): Promise<Result[]> => {
    const outcome = run.hasTime() ? await attempt(group) : "left";
    return group.map((step) => ({ step, outcome }));
  };
  const attempt = async (group: readonly ImportStep[]): Promise<Result["outcome"]> => {
    try {
      const now = run.clock().toISOString();
      const writes = group.flatMap((step) => writesOf(step, run, now));
      const { kind } = await settleWhole<Write | ProgrammeWrite>(table, writes, now, counted);
      return kind === "committed" ? "written" : "refused";
    } catch (error) {
      if (!isPassing(error)) throw error;
      failure = error;
      return "left";
    }
  };
  const results = (await pMap(groups, write, { concurrency: MAX_CONCURRENT_TRANSACTIONS })).flat();
  return { results, failure };
}

async function planAgain(
  table: Table,
  refused: readonly ImportStep[],
  run: ImportRun,
): Promise<ImportStep[]> {
  const { known, halvesOf } = await readAgain(
    table,
    refused.map(({ sessionId }) => sessionId),
  );
  const scheduled = refused.flatMap((step): ScheduledSession[] => (step.read === null ? [] : [step.read]));
  return stepsOf(planImport(known, scheduled, run.silentOn), halvesOf);
}

const mayFreeSeats = ({ step, outcome }: Result): boolean =>
  outcome === "written" && step.kind === "changed" && hasNewRules(step.changed);
