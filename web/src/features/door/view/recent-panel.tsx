import { doorMessages } from "../../../messages/door/door-messages.ts";
import { clockTime } from "../../../time/zoned.ts";
import { Button } from "../../../ui/button.tsx";
import { useFocusKept } from "../../../ui/use-focus-kept.ts";
import type { Scan } from "../scans/scan.ts";
import { letsIn, toneOf } from "../scans/verdict.ts";
import type { AnswerWords } from "./answer-words.ts";

const { recent: text } = doorMessages;
const SHOWN = 50;
const TONES = { good: "text-good", again: "text-warn", no: "text-bad" };

interface RecentPanelProps {
  readonly scans: readonly Scan[];
  readonly timeZone: string;
  wordsOf(scan: Scan): AnswerWords;
  onUndo(scan: Scan): void;
}

/** The last answers on this device. What let somebody in can be taken back. */
export function RecentPanel({ scans, timeZone, wordsOf, onUndo }: RecentPanelProps) {
  useFocusKept(scans.length);
  if (scans.length === 0) return <p className="py-8 text-center text-ink-soft">{text.none}</p>;
  return (
    <ul>
      {scans
        .slice(-SHOWN)
        .reverse()
        .map((scan) => (
          <Recent
            key={scan.checkInId}
            {...{ scan, onUndo }}
            words={wordsOf(scan)}
            time={clockTime(scan.at, timeZone)}
          />
        ))}
    </ul>
  );
}

interface RecentProps {
  readonly scan: Scan;
  readonly words: AnswerWords;
  readonly time: string;
  onUndo(scan: Scan): void;
}

function Recent({ scan, words: { word, name }, time, onUndo }: RecentProps) {
  const waits = scan.state === "undo" ? text.undoing : scan.state === "waits" ? text.waits : undefined;
  return (
    <li className="flex min-h-16 items-center gap-3 border-b border-line py-2">
      <span className="w-12 shrink-0 font-display font-semibold tabular-nums">{time}</span>
      <div className="min-w-0 grow">
        <p className={`font-semibold ${TONES[toneOf(scan.verdict)]}`}>{word}</p>
        <p className="truncate text-sm text-ink-soft">{[name, waits].filter(Boolean).join(" · ")}</p>
      </div>
      {letsIn(scan.verdict) && scan.state !== "undo" && (
        <Button
          variant="outline"
          aria-label={text.undoLabel([word, name].filter(Boolean).join(", "))}
          onClick={() => onUndo(scan)}
        >
          {text.undo}
        </Button>
      )}
    </li>
  );
}
