import type { ImportAnswer } from "../../functions/contract/answers.ts";
import { printable } from "../../functions/formats/text.ts";

const MAX_LINES_PER_LIST = 20;

/** The report of an import for people: figures first, then points to check. */
export function importReport(eventId: string, answer: ImportAnswer, dryRun: boolean): string {
  const { added, changed, unchanged, removed, withCapacity, warnings } = answer;
  const isFirstImport = changed + unchanged + removed === 0;
  return [
    `${eventId}: ${added} added, ${changed} changed, ${unchanged} unchanged, ${removed} removed`,
    ...(withCapacity > 0 ? [`capacity on ${withCapacity}`] : []),
    ...wrongFileWarning(answer),
    ...(isFirstImport ? [] : list("added", added, answer.addedSessions.map(nameOf))),
    ...list(
      "changed",
      changed,
      answer.changedSessions.map((each) => `${nameOf(each)}: ${each.fields.join(", ")}`),
    ),
    ...list("removed, closed for new RSVPs", removed, answer.removedSessions.map(nameOf)),
    ...list("warnings", warnings.length, warnings),
    ...(dryRun || answer.published ? [] : ["the event is a draft, which only organizers can see"]),
    ...(dryRun ? ["dry run: nothing was changed"] : []),
  ]
    .map(printable)
    .join("\n");
}

/** Another conference's file adds its sessions and closes the existing ones. */
function wrongFileWarning({ added, changed, unchanged, removed }: ImportAnswer): string[] {
  const known = changed + unchanged + removed;
  if (added === 0 || removed <= known / 2) return [];
  return [`warning: this closes ${removed} of ${known} sessions of the event. Is it the right file?`];
}

function list(heading: string, count: number, lines: readonly string[]): string[] {
  if (count === 0) return [];
  const shown = lines.slice(0, MAX_LINES_PER_LIST).map((line) => `  ${line}`);
  return [`${heading}:`, ...shown, ...(count > shown.length ? [`  … and ${count - shown.length} more`] : [])];
}

function nameOf({ sessionId, title }: { sessionId: string; title: string }): string {
  return `${sessionId} "${title}"`;
}
