import { UserPlus } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { CheckInOf } from "../../../api/door/answers.ts";
import { doorMessages as text } from "../../../messages/door/door-messages.ts";
import { useNow } from "../../../time/use-now.ts";
import { clockTime } from "../../../time/zoned.ts";
import { Button } from "../../../ui/button.tsx";
import { TabList } from "../../../ui/tab-list.tsx";
import { useAwake } from "../../../ui/use-awake.ts";
import { readScan } from "../scans/read-scan.ts";
import type { Scan } from "../scans/scan.ts";
import type { useDoor } from "../scans/use-door.ts";
import { useHandScanner } from "../scans/use-hand-scanner.ts";
import { AnswerScreen } from "./answer-screen.tsx";
import { type AnswerFacts, answerWords, inOneLine } from "./answer-words.ts";
import { CameraView } from "./camera-view.tsx";
import { CodeForm } from "./code-form.tsx";
import { Corrections } from "./corrections.tsx";
import { CountsBar } from "./counts-bar.tsx";
import { DoorHead, SoundButton } from "./door-head.tsx";
import { NamesPanel } from "./names-panel.tsx";
import { RecentPanel } from "./recent-panel.tsx";
import { isMuted, setMuted, wakeSound } from "./sounds.ts";
import { StateLine } from "./state-line.tsx";
import { useAnswers } from "./use-answers.ts";

type Panel = "scan" | "names" | "recent";
const PANELS = (["scan", "names", "recent"] as const).map((name) => ({ name, text: text.tabs[name] }));
const A_MINUTE = 60_000;
const ID = "door-";
const TAB =
  "grid h-16 grow place-items-center font-display text-[0.9375rem] font-semibold text-ink-soft aria-selected:text-accent aria-selected:shadow-[inset_0_3px_var(--accent)] focus-visible:-outline-offset-2";

interface DoorScreenProps {
  readonly sessionId: string;
  readonly personId: string;
  readonly timeZone: string;
  readonly shown: ReturnType<typeof useDoor>;
}

/** One session's door: scan, or search, or look at what was scanned. */
export function DoorScreen({ sessionId, personId, timeZone, shown }: DoorScreenProps) {
  const { door, scans, offline } = shown;
  const [panel, setPanel] = useState<Panel>("scan");
  const [camera, setCamera] = useState(true);
  const [muted, mute] = useState(isMuted);
  const now = useNow(A_MINUTE);
  const answers = useAnswers({ sessionId, personId, door, offline, scans });
  const { answer, ask, close, undo } = answers;
  const onText = useCallback((scanned: string) => void ask(readScan(scanned) ?? UNREADABLE(scanned)), [ask]);
  const page = useFocusReturned(answer !== undefined);
  useAwake();
  useWokenSound();
  useHandScanner(onText);

  const facts: AnswerFacts = { timeZone, counts: door?.counts, offline, now };
  const wordsOf = (scan: Scan) => answerWords(scan.verdict, { ...facts, now: Math.max(now, Date.now()) });
  const walkIn = () => void ask({ walkIn: 1 });
  return (
    <>
      <div ref={page} inert={answer !== undefined} className="flex min-h-dvh flex-col bg-canvas">
        <header className="sticky top-0 z-20 bg-canvas">
          <DoorHead session={door?.session} counts={door?.counts} timeZone={timeZone}>
            <SoundButton
              muted={muted}
              onChange={(next) => {
                setMuted(next);
                mute(next);
              }}
            />
          </DoorHead>
          <StateLine {...shown} asOf={door ? clockTime(door.asOf, timeZone) : ""} />
        </header>
        <main id="content" tabIndex={-1} className="flex grow flex-col outline-none">
          {door && <CountsBar counts={door.counts} />}
          <div
            role="tabpanel"
            id={`${ID}panel`}
            aria-labelledby={`${ID}${panel}`}
            className="mx-auto flex w-full max-w-xl grow flex-col gap-3 px-4 pt-3 pb-24"
          >
            <Corrections {...{ scans, timeZone, wordsOf }} onRead={answers.read} />
            {door?.session.state === "CANCELLED" && (
              <p className="rounded-control bg-bad-wash p-3 font-semibold text-bad">{text.cancelled}</p>
            )}
            {panel === "scan" && (
              <>
                <CameraView wanted={camera} onWanted={setCamera} onCode={onText} />
                <CodeForm onCode={onText} />
                <Button variant="outline" size="lg" aria-label={text.walkInLabel} onClick={walkIn}>
                  <UserPlus aria-hidden className="size-5" />
                  {text.walkIn}
                </Button>
              </>
            )}
            {panel === "names" && door && (
              <NamesPanel {...{ door, timeZone }} onLetIn={(userId) => void ask({ userId })} />
            )}
            {panel === "recent" && <RecentPanel {...{ scans, timeZone, wordsOf }} onUndo={undo} />}
          </div>
        </main>
        <div className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)]">
          <TabList<Panel>
            id={ID}
            label={text.tabs.label}
            tabs={PANELS}
            current={panel}
            onPick={setPanel}
            className="mx-auto max-w-xl gap-0!"
            look={TAB}
          />
        </div>
      </div>
      {answer && (
        <AnswerScreen
          key={answer.checkInId}
          scan={answer}
          words={wordsOf(answer)}
          free={door?.counts.free ?? null}
          head={<DoorHead plain session={door?.session} counts={door?.counts} timeZone={timeZone} />}
          onUndo={undo}
          onLetIn={(scan) => void answers.letIn(scan)}
          onWalkIn={walkIn}
          onClose={close}
        />
      )}
      <p role="status" aria-live="assertive" className="sr-only">
        {answers.checking && text.checking}
        {answers.undone && text.recent.undone}
        {answer && <span key={answer.checkInId}>{inOneLine(wordsOf(answer))}</span>}
      </p>
      {answers.checking && answer === undefined && (
        <p
          aria-hidden
          className="fixed inset-x-0 bottom-20 z-30 mx-auto w-fit rounded-full bg-ink px-4 py-2 font-semibold text-canvas"
        >
          {text.checking}
        </p>
      )}
    </>
  );
}

/** Neither a ticket nor a code: it is answered like a ticket that nobody has made. */
const UNREADABLE = (ticket: string): CheckInOf => ({ ticket });

/** While an answer is shown, the page behind it cannot be used. Then the focus returns to where it was. */
function useFocusReturned(covered: boolean) {
  const page = useRef<HTMLDivElement>(null);
  const before = useRef<Element | null>(null);
  const remember = useCallback((event: FocusEvent) => {
    before.current = event.target instanceof Element ? event.target : null;
  }, []);
  useEffect(() => {
    const element = page.current;
    element?.addEventListener("focusin", remember);
    return () => element?.removeEventListener("focusin", remember);
  }, [remember]);
  useEffect(() => {
    if (!covered) return;
    return () => (before.current as HTMLElement | null)?.focus({ preventScroll: true });
  }, [covered]);
  return page;
}

function useWokenSound(): void {
  useEffect(() => {
    wakeSound();
    addEventListener("pointerdown", wakeSound);
    addEventListener("keydown", wakeSound);
    return () => {
      removeEventListener("pointerdown", wakeSound);
      removeEventListener("keydown", wakeSound);
    };
  }, []);
}
