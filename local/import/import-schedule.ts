import { setTimeout as sleep } from "node:timers/promises";
import { type RunFile, readRunFile } from "../run-file.ts";
import { ImportError } from "./import-error.ts";
import { type ImportOptions, readImportOptions } from "./import-options.ts";
import { importReport } from "./import-report.ts";
import { isSameService, localOrganizerToken } from "./organizer-token.ts";
import { withProgress } from "./progress.ts";
import { openScheduleFile } from "./schedule-file.ts";
import { checkThatItAnswers, sendSchedule } from "./send-schedule.ts";
import { untilComplete } from "./until-complete.ts";

export interface Surroundings {
  env: Record<string, string | undefined>;
  /** The run file, in which the service on this machine says how to reach it. */
  runFile: string;
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown; isTTY?: boolean };
}

const DEFAULT_URL = "http://localhost:3000";

/** Imports a schedule file through the API; returns the exit code. */
export async function importSchedule(argv: readonly string[], surroundings: Surroundings): Promise<0 | 1> {
  try {
    surroundings.stdout.write(`${await carryOut(readImportOptions(argv), surroundings)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    surroundings.stderr.write(`import: ${error.message}\n`);
    return 1;
  }
}

async function carryOut(options: ImportOptions, surroundings: Surroundings): Promise<string> {
  const file = await openScheduleFile(options.file);
  const eventId = options.eventId ?? file.suggestedEventId;
  if (eventId === null) throw new ImportError(`${options.file} names no event; name it with --event <id>`);
  const running = await readRunFile(surroundings.runFile);
  const url = options.url ?? running?.url ?? DEFAULT_URL;
  const token = options.token ?? surroundings.env.SESSION_RSVP_TOKEN ?? (await findToken(url, running));
  const { dryRun, draft, timeZone } = options;
  const destination = { url, eventId, token, dryRun, draft, ...(timeZone !== undefined && { timeZone }) };
  const label = `importing ${file.name} into ${eventId}`;
  const answer = await withProgress(surroundings.stderr, label, (report) =>
    untilComplete(() => sendSchedule(file, destination), { report, sleep }),
  );
  return importReport(eventId, answer, options.dryRun);
}

async function findToken(url: string, running: RunFile | undefined): Promise<string> {
  await checkThatItAnswers(url);
  if (running && isSameService(url, running.url)) return localOrganizerToken(running);
  throw new ImportError(
    `there is no token for ${url}; pass an organizer's with --token or SESSION_RSVP_TOKEN`,
  );
}
