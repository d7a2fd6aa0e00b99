import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as z from "zod";
import { type Stage, StageSettings, stackNameOf } from "./stage-settings.ts";

/** An error in the choice of a stage or in its file, described for the person who runs the CDK. */
export class StageError extends Error {
  override readonly name = "StageError";
}

const STAGES = resolve(import.meta.dirname, "../../stages");
const NAME = /^[a-z][a-z0-9-]{0,30}$/;
/** Settings that older versions took from the command line. */
const MOVED = ["issuer", "audience", "website", "allowedOrigins", "disposable"];

type Context = (key: string) => unknown;

/** Reads the committed file of the stage that the context key `stage` names. Throws a {@link StageError}. */
export function stageFrom(context: Context, folder = STAGES): Stage {
  const name = context("stage");
  if (typeof name !== "string" || !NAME.test(name)) {
    throw new StageError(
      `The stage '${name}' has no name such as 'prod': say which with -c stage=<name> (${known(folder)})`,
    );
  }
  for (const key of MOVED.filter((setting) => context(setting) !== undefined)) {
    throw new StageError(`'${key}' is no setting of the command line: it belongs in stages/${name}.json`);
  }
  return readStage(name, folder);
}

export function readStage(name: string, folder = STAGES): Stage {
  const path = join(folder, `${name}.json`);
  if (!existsSync(path)) throw new StageError(`There is no stages/${name}.json (${known(folder)})`);
  const content = parsed(path);
  if (content instanceof Error) throw new StageError(`stages/${name}.json is no JSON: ${content.message}`);
  const read = StageSettings.safeParse(content);
  if (!read.success) {
    throw new StageError(`stages/${name}.json is not valid:\n${z.prettifyError(read.error)}`);
  }
  refuseSharedStack({ name, settings: read.data }, folder);
  return { name, settings: read.data };
}

export const stageNames = (folder = STAGES): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length));

const known = (folder: string) => `known stages: ${stageNames(folder).join(", ")}`;

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    return error;
  }
}

/** Two stages in one stack would overwrite each other's settings. */
function refuseSharedStack({ name, settings }: Stage, folder: string): void {
  const stack = stackNameOf(name, settings);
  for (const other of stageNames(folder).filter((each) => each !== name)) {
    const theirs = parsed(join(folder, `${other}.json`));
    if (stackNameOf(other, typeof theirs === "object" && theirs !== null ? theirs : {}) === stack) {
      throw new StageError(`stages/${name}.json and stages/${other}.json name the same stack, ${stack}`);
    }
  }
}
