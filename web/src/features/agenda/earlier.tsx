import { ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { earlierMessages as text } from "../../messages/attendee/earlier-messages.ts";
import { clockTime } from "../../time/zoned.ts";
import { SessionList, type SessionListProps } from "./session-list.tsx";
import { spanOf } from "./span.ts";

/** Sessions that are over fold into one line, which opens. */
export default function Earlier(props: SessionListProps) {
  const { sessions, timeZone } = props;
  const [open, setOpen] = useState(false);
  const id = useId();
  const span = spanOf(sessions);
  if (span === undefined) return null;
  return (
    <>
      <h2>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="flex h-12 w-full items-center gap-3 bg-sunken px-3.5 text-sm text-ink-soft tabular-nums transition-colors hover:text-ink focus-visible:-outline-offset-2 lg:rounded-t-control print:hidden"
        >
          <ChevronRight aria-hidden className={`size-4 shrink-0 ${open ? "rotate-90" : ""}`} />
          <span>
            <b className="font-display font-semibold text-ink">{text.earlier(sessions.length)}</b>
            {` · ${clockTime(span.startsAt, timeZone)} – ${clockTime(span.endsAt, timeZone)}`}
          </span>
        </button>
      </h2>
      <div id={id}>{open && <SessionList {...props} />}</div>
    </>
  );
}
