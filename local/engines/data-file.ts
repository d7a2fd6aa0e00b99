import { existsSync, mkdirSync } from "node:fs";
import { join, relative } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { messageOf } from "../error-text.ts";
import { StartError } from "../start-error.ts";

/** The name of DynamoDB Local's file with `-sharedDb`. */
const DATA_FILE = "shared-local-instance.db";

/**
 * DynamoDB Local starts on a broken file and then answers 500 to everything, so this checks the file first.
 */
export function checkDataDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw new StartError(`The data directory ${shown(directory)} cannot be made: ${messageOf(error)}`);
  }
  const file = join(directory, DATA_FILE);
  if (!existsSync(file)) return;
  const fault = faultOf(file);
  if (fault) throw brokenData(file, fault);
}

export function brokenData(file: string, fault: string): StartError {
  return new StartError(
    `The data file ${shown(file)} is broken (${fault}). Start with --fresh to begin with an empty store.`,
  );
}

function faultOf(file: string): string | undefined {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    const answer = Object.values(database.prepare("PRAGMA quick_check(1)").get() ?? {});
    return answer[0] === "ok" ? undefined : String(answer[0]).replaceAll(/\s+/g, " ");
  } catch (error) {
    return messageOf(error);
  } finally {
    database?.close();
  }
}

function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith("..") ? path : near;
}
