import { parseArgs } from "node:util";
import { messageOf } from "./error-text.ts";
import { StartError } from "./start-error.ts";

export interface StartOptions {
  readonly port: number;
  readonly fresh: boolean;
  readonly quiet: boolean;
  readonly logs: boolean;
  readonly conflicts: boolean;
  readonly throttles: boolean;
}

const USAGE = "npm start -- [--port 3000] [--fresh] [--logs] [--quiet] [--no-conflicts] [--throttles]";

export function readStartOptions(args: string[], environment: NodeJS.ProcessEnv): StartOptions {
  const { port = environment.PORT || "3000", ...flags } = parse(args);
  return { port: portNumber(port), ...flags };
}

export function portNumber(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new StartError(`The port must be a number from 0 to 65535, not '${text}'.`);
}

function parse(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      allowNegative: true,
      options: {
        port: { type: "string" },
        fresh: { type: "boolean", default: false },
        logs: { type: "boolean", default: false },
        quiet: { type: "boolean", default: false },
        conflicts: { type: "boolean", default: true },
        throttles: { type: "boolean", default: false },
      },
    });
    return values;
  } catch (error) {
    const reason = messageOf(error).split(/[.\n]/)[0];
    throw new StartError(`${reason}. Usage: ${USAGE}`);
  }
}
