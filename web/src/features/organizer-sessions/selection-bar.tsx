import { ListChecks, X } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { manyMessages as text } from "../../messages/organizer/many-messages.ts";
import { Button } from "../../ui/button.tsx";
import { returnFocus } from "../../ui/return-focus.ts";

const ManyDialog = lazy(() => import("./many-dialog.tsx"));

interface SelectionBarProps {
  readonly eventId: string;
  readonly selected: ReadonlySet<string>;
  clear(): void;
}

/** What can be done with the selected sessions, at the foot of the page. */
export function SelectionBar({ eventId, selected, clear }: SelectionBarProps) {
  const [changing, setChanging] = useState<readonly string[]>();
  const button = useRef<HTMLButtonElement>(null);
  const done = () => {
    setChanging(undefined);
    clear();
  };
  if (selected.size === 0 && changing === undefined) return null;
  return (
    <>
      <section
        aria-label={text.bar}
        className="rise sticky bottom-3 z-20 mt-4 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-line bg-surface p-3 shadow-float max-md:bottom-[calc(4.75rem+env(safe-area-inset-bottom))]"
      >
        <p role="status" className="flex-1 px-1 font-semibold tabular-nums">
          {text.selected(selected.size)}
        </p>
        <Button variant="outline" className="max-sm:size-11 max-sm:px-0" title={text.clear} onClick={clear}>
          <X aria-hidden className="size-4" />
          <span className="max-sm:sr-only">{text.clear}</span>
        </Button>
        <Button ref={button} className="max-sm:w-full" onClick={() => setChanging([...selected])}>
          <ListChecks aria-hidden className="size-4" />
          {text.change(selected.size)}
        </Button>
      </section>
      {changing && (
        <Suspense>
          <ManyDialog
            {...{ eventId }}
            sessionIds={changing}
            onDone={done}
            onClose={() => setChanging(undefined)}
            returnFocus={() => returnFocus(button.current)}
          />
        </Suspense>
      )}
    </>
  );
}
