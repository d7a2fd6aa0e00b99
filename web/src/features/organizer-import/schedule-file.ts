import { MAX_SCHEDULE_BYTES } from "../../../../functions/contract/requests.ts";
import { importMessages as text } from "../../messages/organizer/import-messages.ts";

export type ChosenFile =
  | { readonly ok: true; readonly file: File }
  | { readonly ok: false; readonly problem: string };

export const ACCEPTED =
  ".json,.xml,.ics,.csv,application/json,application/xml,text/xml,text/calendar,text/csv,text/comma-separated-values";

const PEEKED_BYTES = 1_024;

/**
 * Refuses before sending what the service would refuse. It keeps a copy, so that the import uses the reviewed
 * file even if the disk changes.
 */
export async function takeFile(file: File): Promise<ChosenFile> {
  if (file.size === 0) return { ok: false, problem: text.empty };
  if (file.size > MAX_SCHEDULE_BYTES) return { ok: false, problem: text.tooLarge(megabytes(file.size)) };
  try {
    const bytes = await file.arrayBuffer();
    if (!isSchedule(beginningOf(bytes, PEEKED_BYTES))) return { ok: false, problem: text.notASchedule };
    return { ok: true, file: new File([bytes], file.name, { type: file.type }) };
  } catch {
    return { ok: false, problem: text.unreadable };
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they tell files of other kinds from text
const BINARY = /[\u0000-\u0008\u000e-\u001f]/;

/** It accepts JSON, XML, iCalendar, or a first line that has columns. */
function isSchedule(beginning: string): boolean {
  if (BINARY.test(beginning)) return false;
  return /^\s*(?:[<{[]|BEGIN:VCALENDAR)/i.test(beginning) || /^[^\r\n]*[,;\t|]/.test(beginning.trimStart());
}

/** Decodes the beginning in the encodings that schedules use, as far as it shows them. */
export function beginningOf(bytes: ArrayBuffer, length: number): string {
  const [first, second] = new Uint8Array(bytes);
  const encoding =
    (first === 0xff && second === 0xfe) || second === 0
      ? "utf-16le"
      : (first === 0xfe && second === 0xff) || first === 0
        ? "utf-16be"
        : "utf-8";
  return new TextDecoder(encoding).decode(bytes.slice(0, length));
}

const megabytes = (bytes: number) => (Math.ceil((bytes * 10) / 1024 / 1024) / 10).toFixed(1);

/** `2.6 MB`, `14 KB` */
export const sizeText = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${megabytes(bytes)} MB`;
