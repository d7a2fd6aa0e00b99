import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";

interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
  /** The text after `ready`. Rejects when the command ends instead. */
  readonly ready: Promise<string>;
}

/** Runs a command of the local runtime in a separate folder, as npm does in the project's. */
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

interface Process {
  readonly pid: number;
  readonly program: string;
  readonly commandLine: string;
}

/** Command lines of the processes that work on this folder. */
export function processesAt(directory: string): string[] {
  return processes()
    .map(({ commandLine }) => commandLine)
    .filter((line) => line.includes(directory));
}

/** The process of this program that works on this folder. */
export function processOf(name: string, directory: string): number {
  const all = processes();
  const found = all.find(({ program, commandLine }) => program === name && commandLine.includes(directory));
  if (found === undefined) throw new Error(`There is no ${name} at work on ${directory}`);
  return found.pid;
}

/** Small systems have no `ps`, and systems without `/proc` have one. */
function processes(): Process[] {
  if (existsSync("/proc/self/cmdline")) return readdirSync("/proc").flatMap(processIn);
  const lines = execFileSync("ps", ["-axo", "pid=,comm=,args="], { encoding: "utf8" }).split("\n");
  return lines.map((line) => {
    const [pid = "", program = "", ...args] = line.trim().split(/\s+/);
    return { pid: Number(pid), program: basename(program), commandLine: args.join(" ") };
  });
}

function processIn(pid: string): Process[] {
  if (!/^\d+$/.test(pid)) return [];
  const read = (file: string) => readFileSync(`/proc/${pid}/${file}`, "utf8");
  try {
    const commandLine = read("cmdline").replaceAll("\0", " ").trim();
    return [{ pid: Number(pid), program: read("comm").trim(), commandLine }];
  } catch {
    // The process has ended meanwhile.
    return [];
  }
}
