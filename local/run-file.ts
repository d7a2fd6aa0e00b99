import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** The content of `.local/run.json` while the service runs. */
export interface RunFile {
  readonly pid: number;
  readonly url: string;
  readonly adminUrl: string;
  readonly issuer: string;
  readonly dynamodbEndpoint: string;
  readonly sqsEndpoint: string;
  readonly tableName: string;
  readonly queueUrls: Readonly<Record<string, string>>;
  readonly functions: readonly string[];
}

/** It writes in one step, so that nobody reads half a file. */
export async function writeRunFile(path: string, content: RunFile): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, `${JSON.stringify(content, null, 2)}\n`);
  await rename(unfinished, path);
}

/** Returns undefined if there is no run file. */
export async function readRunFile(path: string): Promise<RunFile | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as RunFile;
  } catch {
    return undefined;
  }
}

export async function removeRunFile(path: string): Promise<void> {
  await rm(path, { force: true });
}
