import { parseArgs } from "node:util";
import { readStage, StageError } from "../../lib/stages/read-stage.ts";
import type { Stage } from "../../lib/stages/stage-settings.ts";
import { messageOf } from "../error-text.ts";
import { StartError } from "../start-error.ts";

export interface PreflightOptions {
  readonly stage: Stage;
  /** How many people press at once. */
  readonly crowd: number;
}

const USAGE = "npm run preflight -- --stage <name> [--crowd <people>]";

/** Throws a {@link StartError} for arguments or a stage that make no sense. */
export function readPreflightOptions(args: readonly string[], stages?: string): PreflightOptions {
  const { stage: name, crowd } = parse(args);
  if (name === undefined) throw new StartError(`Name the stage. Usage: ${USAGE}`);
  const stage = stageNamed(name, stages);
  return { stage, crowd: crowd === undefined ? crowdOf(stage) : people(crowd) };
}

function stageNamed(name: string, folder?: string): Stage {
  try {
    return readStage(name, folder);
  } catch (error) {
    if (error instanceof StageError) throw new StartError(error.message);
    throw error;
  }
}

function crowdOf({ name, settings }: Stage): number {
  if (settings.expectedCrowd !== undefined) return settings.expectedCrowd;
  throw new StartError(
    `stages/${name}.json has no expectedCrowd: say with --crowd how many people press at once. Usage: ${USAGE}`,
  );
}

function people(text: string): number {
  const crowd = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(crowd) && crowd > 0) return crowd;
  throw new StartError(`--crowd must be a whole number of people, not '${text}'. Usage: ${USAGE}`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { stage: { type: "string" }, crowd: { type: "string" } } })
      .values;
  } catch (error) {
    throw new StartError(`${messageOf(error).split(/[.\n]/)[0]}. Usage: ${USAGE}`);
  }
}
