import { type ReactNode, useCallback } from "react";
import type { CheckInOf } from "../../../api/door/answers.ts";
import { doorMessages as text } from "../../../messages/door/door-messages.ts";
import { clockTime } from "../../../time/zoned.ts";
import { useAwake } from "../../../ui/use-awake.ts";
import { readScan } from "../scans/read-scan.ts";
import type { Scan } from "../scans/scan.ts";
import type { useDoor } from "../scans/use-door.ts";
import { useHandScanner } from "../scans/use-hand-scanner.ts";
import { Announcer } from "./announcer.tsx";
import { AnswerScreen } from "./answer-screen.tsx";
import { type AnswerFacts, answerWords } from "./answer-words.ts";
import { CountsBar } from "./counts-bar.tsx";
import { DoorHead, SoundButton } from "./door-head.tsx";
import { DoorPanels } from "./door-panels.tsx";
import { StateLine } from "./state-line.tsx";
import { useAnswers } from "./use-answers.ts";
import { useFocusReturned } from "./use-focus-returned.ts";
import { useSound } from "./use-sound.ts";

interface DoorScreenProps {
  readonly sessionId: string;
  readonly personId: string;
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly shown: ReturnType<typeof useDoor>;
  /** What else belongs to the door, below the ways to scan. */
  readonly children?: ReactNode;
}

/** One session's door: scan, or search, or look at what was scanned. Its answers cover all of it. */
export function DoorScreen({ sessionId, personId, timeZone, now, shown, children }: DoorScreenProps) {
  const { door, scans, corrected, offline } = shown;
  const { muted, mute } = useSound();
  const answers = useAnswers({ sessionId, personId, door, offline, scans });
  const { answer, ask } = answers;
  const onText = useCallback((scanned: string) => void ask(readScan(scanned) ?? unreadable(scanned)), [ask]);
  const page = useFocusReturned(answer !== undefined);
  useAwake();
  useHandScanner(onText);

  const booth = door?.session.kind === "BOOTH";
  const facts: AnswerFacts = { timeZone, counts: door?.counts, offline, booth, now };
  const wordsOf = (scan: Scan) => answerWords(scan.verdict, { ...facts, now: Math.max(now, Date.now()) });
  const walkIn = () => void ask({ walkIn: 1 });
  const head = { session: door?.session, counts: door?.counts, timeZone };
  return (
    <>
      <main
        id="content"
        ref={page}
        tabIndex={-1}
        inert={answer !== undefined}
        className="flex min-h-dvh flex-col bg-canvas outline-none"
      >
        <header className="sticky top-0 z-20 bg-canvas">
          <DoorHead {...head}>
            <SoundButton muted={muted} onChange={mute} />
          </DoorHead>
          <StateLine {...shown} asOf={door ? clockTime(door.asOf, timeZone) : ""} />
        </header>
        {door && <CountsBar counts={door.counts} booth={booth} />}
        <DoorPanels
          {...{ door, scans, corrected, timeZone, wordsOf, onText }}
          onWalkIn={walkIn}
          onLetIn={(userId) => void ask({ userId })}
          onLetOut={(attendee) => void answers.letOut(attendee)}
          onUndo={answers.undo}
          onRead={answers.read}
        >
          {children}
        </DoorPanels>
      </main>
      {answer && (
        <AnswerScreen
          key={answer.checkInId}
          scan={answer}
          words={wordsOf(answer)}
          free={door?.counts.free ?? null}
          head={<DoorHead plain {...head} />}
          onUndo={answers.undo}
          onLetIn={(scan) => void answers.letIn(scan)}
          onWalkIn={walkIn}
          onClose={answers.close}
        />
      )}
      <Announcer
        checking={answers.checking}
        said={answers.undone && text.recent[answers.undone]}
        answer={answer}
        words={answer && wordsOf(answer)}
      />
    </>
  );
}

/** Neither a ticket nor a code: it is answered like a ticket that nobody has made. */
const unreadable = (ticket: string): CheckInOf => ({ ticket });
