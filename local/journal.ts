import { openLogFile } from "./log-files.ts";

/** Receives all output of a running service. */
export interface Journal {
  /** Messages for the person who starts the service. */
  say(line: string): void;
  /** Details of how the service is set up. */
  detail(line: string): void;
  /** Errors, which are always shown. */
  problem(line: string): void;
  /** Output of the functions. */
  output(line: string): void;
  /** The last lines that the functions printed. */
  recentOutput(): readonly string[];
  stop(): Promise<void>;
}

interface JournalOptions {
  readonly folder: string;
  readonly quiet: boolean;
  /** Shows the functions' output. */
  readonly logs: boolean;
  print(line: string): void;
}

const MAX_RECENT_LINES = 20;

export function openJournal({ folder, quiet, logs, print }: JournalOptions): Journal {
  const service = openLogFile(folder, "service");
  const functions = openLogFile(folder, "functions");
  const recent: string[] = [];
  const show = (line: string) => {
    service.write(line);
    print(line);
  };
  return {
    say: (line) => (quiet ? service.write(line) : show(line)),
    detail: (line) => service.write(line),
    problem: show,
    output: (line) => {
      functions.write(line);
      if (recent.push(line) > MAX_RECENT_LINES) recent.shift();
      if (logs) print(line);
    },
    recentOutput: () => recent,
    stop: async () => void (await Promise.all([service.stop(), functions.stop()])),
  };
}
