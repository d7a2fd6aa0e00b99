import { parseArgs } from "node:util";
import { messageOf } from "../error-text.ts";
import { StartError } from "../start-error.ts";

export interface RedriveOptions {
  readonly dryRun: boolean;
  /** Absent: the dead-letter queues of the service on this machine. */
  readonly deadLetters?: URL;
}

const USAGE = "npm run redrive -- [--dry-run] [--dead-letters <queue url>]";

export function readRedriveOptions(args: readonly string[]): RedriveOptions {
  const { "dry-run": dryRun, "dead-letters": url } = parse(args);
  return { dryRun, ...(url !== undefined && { deadLetters: queueUrl(url) }) };
}

function queueUrl(text: string): URL {
  const url = URL.parse(text);
  if (url !== null && /^https?:$/.test(url.protocol) && /^\/\d+\/[\w-]+$/.test(url.pathname)) return url;
  throw new StartError(`--dead-letters needs the URL of a queue, not '${text}'. Usage: ${USAGE}`);
}

function parse(args: readonly string[]) {
  const options = {
    "dry-run": { type: "boolean", default: false },
    "dead-letters": { type: "string" },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    const reason = messageOf(error).split(/[.\n]/)[0];
    throw new StartError(`${reason}. Usage: ${USAGE}`);
  }
}
