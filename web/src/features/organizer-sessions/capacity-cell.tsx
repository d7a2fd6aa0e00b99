import { Pencil } from "lucide-react";
import { useRef, useState } from "react";
import type { Session } from "../../api/answers.ts";
import { sessionsMessages as text } from "../../messages/organizer/sessions-messages.ts";
import { returnFocus } from "../../ui/return-focus.ts";
import { CapacityEditor } from "./capacity-editor.tsx";
import { capacityText } from "./questions.ts";
import type { MakeQuickChange } from "./use-quick-change.tsx";

interface CapacityCellProps {
  readonly session: Session;
  readonly onChange: MakeQuickChange;
}

/** Shows a number and becomes a field in place. */
export function CapacityCell({ session, onChange }: CapacityCellProps) {
  const [editing, setEditing] = useState(false);
  const cell = useRef<HTMLDivElement>(null);
  const { title, capacity } = session;
  const leave = (focusBack: boolean) => {
    setEditing(false);
    // The button returns only after this render, or its row is gone because it no longer fits the filters.
    if (focusBack) requestAnimationFrame(() => returnFocus(cell.current?.querySelector("button")));
  };
  return (
    <div ref={cell} className="relative">
      {editing ? (
        <CapacityEditor
          session={session}
          onLeave={leave}
          onSave={(wanted, seen) => {
            leave(true);
            // If a question is needed, it comes after the focus has returned to its later place.
            if (wanted !== seen.capacity) onChange(seen, { capacity: wanted });
          }}
        />
      ) : (
        <button
          type="button"
          aria-label={text.capacityOf(title, capacityText(capacity))}
          onClick={() => setEditing(true)}
          className="group inline-flex h-11 min-w-24 items-center justify-between gap-2 rounded-control border border-line px-3 text-sm font-semibold tabular-nums transition-colors hover:border-line-strong hover:bg-surface"
        >
          {capacityText(capacity)}
          <Pencil aria-hidden className="size-3.5 text-ink-soft group-hover:text-ink" />
        </button>
      )}
    </div>
  );
}
