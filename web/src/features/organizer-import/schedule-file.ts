import { MAX_SCHEDULE_BYTES } from "../../../../functions/contract/requests.ts";
import { importMessages as text } from "../../messages/organizer/import-messages.ts";

export type ChosenFile =
  | { readonly ok: true; readonly file: File }
  | { readonly ok: false; readonly problem: string };

const PEEKED_BYTES = 1_024;

/**
 * Refuses what the service would refuse, before it is sent. What is taken is a copy: the file that is imported is the one
 * that was looked at, whatever becomes of it on the disk.
 */
export async function takeFile(file: File): Promise<ChosenFile> {
  if (file.size === 0) return { ok: false, problem: text.empty };
  if (file.size > MAX_SCHEDULE_BYTES) return { ok: false, problem: text.tooLarge(megabytes(file.size)) };
  try {
    const bytes = await file.arrayBuffer();
    if (!mayBeASchedule(new Uint8Array(bytes.slice(0, PEEKED_BYTES)))) {
      return { ok: false, problem: text.notASchedule };
    }
    return { ok: true, file: new File([bytes], file.name, { type: file.type }) };
  } catch {
    return { ok: false, problem: text.unreadable };
  }
}

/** JSON, XML, iCalendar, or a table: in whatever encoding, where UTF-16 puts a zero beside each character. */
function mayBeASchedule(bytes: Uint8Array): boolean {
  const beginning = new TextDecoder("windows-1252")
    .decode(bytes)
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, "")
    .replaceAll("\u0000", "")
    .trimStart();
  return /^(?:[<{[]|BEGIN:)/i.test(beginning) || /^[^\r\n]*[,;\t|]/.test(beginning);
}

const megabytes = (bytes: number) => (Math.ceil((bytes * 10) / 1024 / 1024) / 10).toFixed(1);

/** `2.6 MB`, `14 KB` */
export const sizeText = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${megabytes(bytes)} MB`;
