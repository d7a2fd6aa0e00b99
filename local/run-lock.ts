import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { messageOf } from "./error-text.ts";
import { StartError } from "./start-error.ts";

/**
 * Prevents two services on one data directory. Returns a function that releases the directory.
 * @param runFile says where the other service runs
 */
export function lockDirectory(path: string, runFile: string): () => void {
  mkdirSync(dirname(path), { recursive: true });
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(path, runningProcess(process.pid), { flag: "wx" });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw unusable(path, error);
      const holder = readFileSync(path, "utf8");
      const pid = Number(holder.split(" ")[0]);
      if (isAlive(pid) && runningProcess(pid) === holder) throw alreadyRunning(path, runFile, pid);
      // A process that was killed left this lock.
      rmSync(path, { force: true });
    }
  }
  throw alreadyRunning(path, runFile);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The process id and, if the system tells it, its start time: systems reuse process ids. */
function runningProcess(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return `${pid} ${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]}`;
  } catch {
    return `${pid} -`;
  }
}

function alreadyRunning(path: string, runFile: string, pid?: number): StartError {
  const holder = pid === undefined ? "another process" : `process ${pid}`;
  const address = /"url": "(.+)"/.exec(textOf(runFile))?.[1];
  const place = address === undefined ? dirname(path) : `${dirname(path)} at ${address}`;
  return new StartError(`The service already runs on ${place} (${holder}); end it first.`);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function unusable(path: string, error: unknown): StartError {
  return new StartError(`${dirname(path)} cannot be used: ${messageOf(error)}`);
}
