import { beginningOf } from "./schedule-file.ts";

const PEEKED_BYTES = 64 * 1_024;

/** Each format names the conference in one of these places; the shortest name comes first. */
const TITLES = [
  /"acronym"\s*:\s*"([^"\\]{2,})"/,
  /<acronym>\s*([^<]{2,}?)\s*<\/acronym>/,
  /^X-WR-CALNAME[^:\r\n]*:([^\r\n]+)/m,
  /"conference"\s*:\s*\{[^{}[\]]*?"title"\s*:\s*"([^"\\]+)"/,
  /<conference>\s*(?:<(?!title)[^>]*>[^<]*<\/[^>]*>\s*)*<title>\s*([^<]+?)\s*<\/title>/,
];

/** A schedule file's name for its conference, if its beginning contains it; else the name of the file. */
export async function titleInFile(file: File): Promise<string> {
  const fileName = file.name.replace(/\.[^.]*$/, "");
  try {
    const beginning = beginningOf(await file.slice(0, PEEKED_BYTES).arrayBuffer(), PEEKED_BYTES);
    for (const pattern of TITLES) {
      const title = pattern.exec(beginning)?.[1];
      if (title !== undefined) return title;
    }
  } catch {
    // A file that cannot be read is refused when it is imported.
  }
  return fileName;
}
