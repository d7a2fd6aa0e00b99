import { openLogFile } from "./log-files.ts";

/** Where everything goes that a running service has to say. */
export interface Journal {
  /** What a person who starts the service wants to know. */
  say(line: string): void;
  /** How the service is put together. */
  detail(line: string): void;
  /** What went wrong; shown always. */
  problem(line: string): void;
  /** What the functions print. */
  output(line: string): void;
  /** The last lines that the functions have printed. */
  recentOutput(): readonly string[];
  stop(): Promise<void>;
}

interface JournalOptions {
  readonly folder: string;
  readonly quiet: boolean;
  /** Shows what the functions print. */
  readonly logs: boolean;
  print(line: string): void;
}

const RECENT = 20;

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
      if (recent.push(line) > RECENT) recent.shift();
      if (logs) print(line);
    },
    recentOutput: () => recent,
    stop: async () => void (await Promise.all([service.stop(), functions.stop()])),
  };
}
