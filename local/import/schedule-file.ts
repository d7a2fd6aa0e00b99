import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { MAX_SCHEDULE_BYTES } from "../../functions/contract/requests.ts";
import { readSchedule } from "../../functions/formats/read-schedule.ts";
import { ImportError } from "./import-error.ts";

export interface ScheduleFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** The event that the file seems to be about. */
  suggestedEventId: string | null;
}

const MAX_REASONS = 5;
const BYTES_PER_MEGABYTE = 1024 * 1024;

/** Checks the file before anything is sent, so that a wrong file is refused without a service. */
export async function openScheduleFile(path: string): Promise<ScheduleFile> {
  const bytes = await readBytes(path);
  // The service knows the event, so it determines the time zone.
  const result = readSchedule(bytes, undefined, "event", { asked: "UTC" });
  if (result.kind === "invalid") {
    const reasons = result.errors
      .slice(0, MAX_REASONS)
      .map(({ message, path }) => `${message.replace(/\.$/, "")} (${path})`);
    const more = result.errors.length - reasons.length;
    const rest = more > 0 ? ` and ${more} more` : "";
    throw new ImportError(`${path} is not a schedule: ${reasons.join("; ")}${rest}`);
  }
  return {
    name: basename(path),
    bytes,
    suggestedEventId: result.schedule.conference.eventId,
  };
}

async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const { size } = await stat(path);
    if (size <= MAX_SCHEDULE_BYTES) return new Uint8Array(await readFile(path));
    const [megabytes, limit] = [size / BYTES_PER_MEGABYTE, MAX_SCHEDULE_BYTES / BYTES_PER_MEGABYTE];
    throw new ImportError(`${path} has ${megabytes.toFixed(1)} MB, at most ${limit} MB can be imported`);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    throw new ImportError(`${path}: ${REASONS[String(error.code)] ?? error.message}`);
  }
}

const REASONS: Record<string, string> = {
  ENOENT: "no such file",
  ENOTDIR: "no such file",
  EISDIR: "is a directory",
  EACCES: "may not be read",
};
