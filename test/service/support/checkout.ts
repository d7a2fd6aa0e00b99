import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { processesAt } from "../../local/support/start-command.ts";

/** Files that each checkout has for itself, and files that need their real path. */
const NOT_LINKED = new Set([".git", ".local", "cdk.out", "coverage", "screenshots"]);
/** Vite finds sources by their real path, which is outside of a folder of links. */
const AT_HOME = new Set(["dev", "build:web", "build:embed", "scenarios"]);

export interface Started {
  /** Waits for a match and returns its first group. Rejects if the command ends first. */
  says(what: RegExp): Promise<string>;
  /** Ends it as Ctrl-C does, which reaches everything that was started in a terminal. */
  end(): Promise<number | null>;
}

export interface Checkout {
  readonly directory: string;
  /** Runs an npm script to its end and returns its output. */
  run(script: string[], environment?: Record<string, string>): Promise<string>;
  begin(script: string[], environment?: Record<string, string>): Started;
  /** Ends what still runs and returns the exit codes. */
  interrupt(): Promise<(number | null)[]>;
  /** Processes that work in this checkout. */
  processes(): string[];
  close(): Promise<void>;
}

/**
 * The project in a folder with its own data, logs and screenshots, so that the developer's service can go on.
 */
export async function openCheckout(): Promise<Checkout> {
  const directory = mkdtempSync(join(tmpdir(), "checkout-"));
  for (const name of readdirSync(".").filter((name) => !NOT_LINKED.has(name))) {
    symlinkSync(resolve(name), join(directory, name));
  }
  const running = new Set<Command>();
  const begin = (script: string[], environment?: Record<string, string>) => {
    const cwd = AT_HOME.has(script[0] ?? "") ? process.cwd() : directory;
    const command = new Command(script, cwd, environment);
    running.add(command);
    void command.ended.then(() => running.delete(command));
    return command;
  };
  const interrupt = () => Promise.all([...running].map((command) => command.end()));
  return {
    directory,
    begin,
    run: async (script, environment) => {
      const command = begin(script, environment);
      const code = await command.ended;
      if (code !== 0) throw new Error(`It ended with ${code}: ${command.output}`);
      return command.output;
    },
    interrupt,
    processes: () => processesAt(directory),
    close: async () => {
      await interrupt();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

class Command implements Started {
  readonly ended: Promise<number | null>;
  output = "";
  #child: ChildProcess;

  constructor(script: string[], cwd: string, environment: Record<string, string> = {}) {
    this.#child = spawn("npm", ["run", "-s", ...script], {
      cwd,
      env: { ...withoutTestRunner(), NO_COLOR: "1", ...environment },
      // It has its own process group, as a command in a terminal does.
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on("data", (chunk) => {
        this.output += chunk;
      });
    }
    this.ended = new Promise((resolve) => this.#child.once("close", resolve));
  }

  says(what: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = what.exec(this.output)?.[1];
        if (found !== undefined) resolve(found);
      };
      this.#child.stdout?.on("data", look);
      look();
      void this.ended.then(() => reject(new Error(`It ended: ${this.output}`)));
    });
  }

  end(): Promise<number | null> {
    const { pid } = this.#child;
    if (pid !== undefined && this.#child.exitCode === null) process.kill(-pid, "SIGINT");
    return this.ended;
  }
}

/** Vitest's variables for its workers would confuse a second Vitest and React's build. */
function withoutTestRunner(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env);
  return Object.fromEntries(
    entries.filter(
      ([name]) =>
        !/^(VITEST|TEST$|NODE_ENV$|MODE$|DEV$|PROD$|FORCE_COLOR$|DYNAMODB_ENDPOINT$|ASSEMBLY$)/.test(name),
    ),
  );
}
