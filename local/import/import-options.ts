import { parseArgs } from "node:util";
import { InvalidTexts } from "../../functions/contract/invalid-codes.ts";
import { EventId, TimeZone } from "../../functions/contract/values.ts";
import { ImportError } from "./import-error.ts";

export interface ImportOptions {
  file: string;
  eventId?: string;
  dryRun: boolean;
  /** A new event stays a draft after its import is complete. */
  draft: boolean;
  /** The time zone for a file that names none. */
  timeZone?: string;
  url?: string;
  token?: string;
}

const USAGE =
  "usage: npm run import -- <file> [--event <id>] [--dry-run] [--draft] [--time-zone <zone>] [--url http://localhost:3000] [--token <token>]";

export function readImportOptions(argv: readonly string[]): ImportOptions {
  const { values, positionals } = parse(argv);
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new ImportError(USAGE);
  return {
    file,
    dryRun: values["dry-run"],
    draft: values.draft,
    ...(values.event !== undefined && { eventId: readEventId(values.event) }),
    ...(values["time-zone"] !== undefined && { timeZone: readTimeZone(values["time-zone"]) }),
    ...(values.url !== undefined && { url: readUrl(values.url) }),
    ...(values.token !== undefined && { token: values.token }),
  };
}

function parse(argv: readonly string[]) {
  const options = {
    event: { type: "string" },
    "dry-run": { type: "boolean", default: false },
    draft: { type: "boolean", default: false },
    "time-zone": { type: "string" },
    url: { type: "string" },
    token: { type: "string" },
  } as const;
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(". ", 1)[0] : "";
    throw new ImportError(`${reason}; ${USAGE}`);
  }
}

function readEventId(text: string): string {
  if (EventId.safeParse(text).success) return text;
  throw new ImportError(`--event ${text}: an event's id is ${InvalidTexts.NOT_AN_EVENT_ID}`);
}

function readTimeZone(text: string): string {
  if (TimeZone.safeParse(text).success) return text;
  throw new ImportError(`--time-zone ${text}: not a time zone, such as Europe/Berlin`);
}

function readUrl(text: string): string {
  const url = URL.parse(text);
  if (url?.protocol !== "http:" && url?.protocol !== "https:") {
    throw new ImportError(`--url ${text}: not an http address`);
  }
  return url.href.replace(/\/+$/, "");
}
