import { UserPlus } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { Door, DoorAttendee } from "../../../api/door/answers.ts";
import { doorMessages as text } from "../../../messages/door/door-messages.ts";
import { Button } from "../../../ui/button.tsx";
import { TabList } from "../../../ui/tab-list.tsx";
import type { Scan } from "../scans/scan.ts";
import type { AnswerWords } from "./answer-words.ts";
import { CameraView } from "./camera-view.tsx";
import { CodeForm } from "./code-form.tsx";
import { Corrections } from "./corrections.tsx";
import { NamesPanel } from "./names-panel.tsx";
import { RecentPanel } from "./recent-panel.tsx";

type Panel = "scan" | "names" | "recent";
const PANELS = (["scan", "names", "recent"] as const).map((name) => ({ name, text: text.tabs[name] }));
const ID = "door-";
const TAB =
  "grid h-16 grow place-items-center font-display text-[0.9375rem] font-semibold text-ink-soft aria-selected:text-accent aria-selected:shadow-[inset_0_3px_var(--accent)] focus-visible:-outline-offset-2";

interface DoorPanelsProps {
  readonly door: Door | undefined;
  readonly scans: readonly Scan[];
  /** What the service has said otherwise. */
  readonly corrected: readonly Scan[];
  readonly timeZone: string;
  wordsOf(scan: Scan): AnswerWords;
  onText(scanned: string): void;
  onWalkIn(): void;
  onLetIn(userId: string): void;
  onLetOut(attendee: DoorAttendee): void;
  onUndo(scan: Scan): void;
  onRead(): void;
  /** Below the ways to scan. */
  readonly children?: ReactNode;
}

/** Scan, search by name, or look at what was scanned. The tabs are at the thumb. */
export function DoorPanels(props: DoorPanelsProps) {
  const { door, scans, corrected, timeZone, wordsOf, onLetIn, onLetOut, onUndo, onRead } = props;
  const [panel, setPanel] = useState<Panel>("scan");
  return (
    <>
      <div
        role="tabpanel"
        id={`${ID}panel`}
        aria-labelledby={`${ID}${panel}`}
        className="mx-auto flex w-full max-w-xl grow flex-col gap-3 px-4 pt-3 pb-24"
      >
        <Corrections {...{ corrected, timeZone, wordsOf, onRead }} />
        {door?.session.state === "CANCELLED" && (
          <p className="rounded-control bg-bad-wash p-3 font-semibold text-bad">{text.cancelled}</p>
        )}
        {panel === "scan" && <ScanPanel {...props} />}
        {panel === "names" && door && <NamesPanel {...{ door, timeZone, onLetIn, onLetOut }} />}
        {panel === "recent" && <RecentPanel {...{ scans, timeZone, wordsOf, onUndo }} />}
      </div>
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
    </>
  );
}

function ScanPanel({ onText, onWalkIn, children }: DoorPanelsProps) {
  const [camera, setCamera] = useState(true);
  return (
    <>
      <CameraView wanted={camera} onWanted={setCamera} onCode={onText} />
      <CodeForm onCode={onText} />
      <Button variant="outline" size="lg" aria-label={text.walkInLabel} onClick={onWalkIn}>
        <UserPlus aria-hidden className="size-5" />
        {text.walkIn}
      </Button>
      {children}
    </>
  );
}
