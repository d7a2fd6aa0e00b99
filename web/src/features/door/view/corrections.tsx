import { doorMessages } from "../../../messages/door/door-messages.ts";
import { clockTime } from "../../../time/zoned.ts";
import { Button } from "../../../ui/button.tsx";
import type { Scan } from "../scans/scan.ts";
import { letsIn } from "../scans/verdict.ts";
import type { AnswerWords } from "./answer-words.ts";

const { corrections: text, somebody } = doorMessages;

interface CorrectionsProps {
  readonly corrected: readonly Scan[];
  readonly timeZone: string;
  wordsOf(scan: Scan): AnswerWords;
  onRead(): void;
}

/** What the service has said otherwise than this device, which had decided without it. */
export function Corrections({ corrected, timeZone, wordsOf, onRead }: CorrectionsProps) {
  return (
    <div role="status" className="mx-auto w-full max-w-xl empty:hidden">
      {corrected.length > 0 && (
        <div className="mb-3 grid gap-2 rounded-control bg-warn-wash p-3 text-warn">
          <ul aria-label={text.label} className="grid gap-1 font-semibold">
            {corrected.map((scan) => (
              <li key={scan.checkInId}>{saidOf(scan, wordsOf(scan), timeZone)}</li>
            ))}
          </ul>
          <Button variant="outline" size="sm" className="justify-self-start" onClick={onRead}>
            {text.gotIt}
          </Button>
        </div>
      )}
    </div>
  );
}

function saidOf({ verdict, name }: Scan, words: AnswerWords, timeZone: string): string {
  const person = name ?? words.name ?? somebody;
  if (letsIn(verdict)) return text.letIn(person);
  if (verdict.kind !== "already-in" || verdict.at === null)
    return text.refused(person, `${words.word}. ${words.text}`);
  const time = clockTime(verdict.at, timeZone);
  return verdict.by === null ? text.already(person, time) : text.alreadyBy(person, verdict.by, time);
}
