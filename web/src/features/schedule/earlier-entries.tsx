import { ChevronRight } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import type { ScheduleEntry } from "../../api/answers.ts";
import { scheduleMessages as text } from "../../messages/attendee/schedule-messages.ts";

interface EarlierEntriesProps {
  readonly entries: readonly ScheduleEntry[];
  readonly children: ReactNode;
}

/** What is over folds into one line, which opens. Paper has all of it. */
export function EarlierEntries({ entries, children }: EarlierEntriesProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="mt-2 flex min-h-12 w-full items-center gap-3 rounded-chip bg-sunken px-3.5 text-left text-sm text-ink-soft transition-colors hover:text-ink print:hidden"
      >
        <ChevronRight aria-hidden className={`size-4 shrink-0 ${open ? "rotate-90" : ""}`} />
        <span className="min-w-0 truncate">
          <b className="font-display font-semibold text-ink">{text.earlier(entries.length)}</b>
          {` · ${entries.map(({ session }) => session.title).join(", ")}`}
        </span>
      </button>
      <div id={id} className={open ? "" : "hidden print:block"}>
        {children}
      </div>
    </>
  );
}
