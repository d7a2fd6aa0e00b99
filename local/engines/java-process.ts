import { type ChildProcess, spawn } from "node:child_process";

interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface JavaProcess {
  pid: number;
  /** The output so far, both streams. */
  output(): string;
  exited: Promise<Exit>;
  hasExited(): boolean;
  stop(): Promise<void>;
}

/**
 * The shell becomes Java (same pid). Its background process reads the pipe to this process and ends Java when
 * the pipe closes, even if this process is killed without notice.
 */
const DIES_WITH_PARENT =
  'exec 3<&0 </dev/null; (while read -r _; do :; done <&3; kill -9 $$) 2>/dev/null >/dev/null & exec 3<&-; exec "$@"';

const MAX_OUTPUT_CHARACTERS = 64 * 1024;
const MAX_STOP_MS = 5_000;

/** Rejects with the spawn error (code ENOENT) when the program does not exist. */
export async function startJava(java: string, args: string[], cwd: string): Promise<JavaProcess> {
  const child = spawn("/bin/sh", ["-c", DIES_WITH_PARENT, "sh", java, ...args], {
    cwd,
    stdio: ["pipe", "pipe", "pipe"],
    // The engine has its own process group: Ctrl-C must not end it before the service has drained.
    detached: true,
  });
  await new Promise<void>((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", reject);
  });
  return supervise(child);
}

function supervise(child: ChildProcess): JavaProcess {
  let output = "";
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-MAX_OUTPUT_CHARACTERS);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  child.stdin?.on("error", () => undefined);
  let done = false;
  const exited = new Promise<Exit>((resolve) => {
    child.once("close", (code, signal) => {
      done = true;
      process.removeListener("exit", killNow);
      child.stdin?.destroy();
      resolve({ code, signal });
    });
  });
  const killNow = () => void child.kill("SIGKILL");
  process.once("exit", killNow);
  return {
    pid: child.pid as number,
    output: () => output,
    exited,
    hasExited: () => done,
    stop: async () => {
      if (done) return;
      child.kill("SIGTERM");
      const patience = setTimeout(killNow, MAX_STOP_MS);
      await exited;
      clearTimeout(patience);
    },
  };
}
