import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
  /** What `ready` says. Rejects when the command ends instead. */
  readonly ready: Promise<string>;
}

/** Runs a command of the local runtime in a folder of its own, as npm does in the project's. */
export function runCommand(
  command: "start" | "token" | "redrive",
  args: string[],
  cwd: string,
  environment: Record<string, string> = {},
): Running {
  const script = resolve(import.meta.dirname, `../../../local/${command}.ts`);
  const child = spawn(process.execPath, [script, ...args], { cwd, env: { ...process.env, ...environment } });
  let stdout = "";
  let stderr = "";
  const { promise: ready, resolve: becomeReady, reject } = Promise.withResolvers<string>();
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
    const url = /^ready (.+)$/m.exec(stdout)?.[1];
    if (url !== undefined) becomeReady(url);
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const finished = new Promise<Finished>((end) => {
    child.on("close", (code) => {
      reject(new Error(`The command ended: ${stdout}${stderr}`));
      end({ code, stdout, stderr });
    });
  });
  ready.catch(() => undefined);
  return { child, finished, ready };
}

/** Command lines of the processes that work on this folder. */
export function processesAt(directory: string): string[] {
  const lines = execFileSync("ps", ["-eo", "args"], { encoding: "utf8" }).split("\n");
  return lines.filter((line) => line.includes(directory));
}

/** The process of this program that works on this folder. */
export function processOf(program: string, directory: string): number {
  const lines = execFileSync("ps", ["-eo", "pid,comm,args"], { encoding: "utf8" }).split("\n");
  const line = lines.find((each) => each.trim().split(/\s+/)[1] === program && each.includes(directory));
  if (line === undefined) throw new Error(`There is no ${program} at work on ${directory}`);
  return Number.parseInt(line, 10);
}

export async function until(condition: () => boolean, withinMs = 5_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("It did not come true in time");
    await sleep(20);
  }
}
