import { ArrowDown, ArrowUp, X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import type { AgendaSession } from "../../api/answers.ts";
import { anyOfMessages as text } from "../../messages/attendee/any-of-messages.ts";
import ClashLines from "../../seats/clash-line.tsx";
import { SessionFacts } from "./session-facts.tsx";
import { useNextFocus } from "./use-next-focus.ts";

interface PickedListProps {
  readonly sessions: readonly AgendaSession[];
  readonly timeZone: string;
  readonly now: number;
  onMove(session: AgendaSession, by: -1 | 1): void;
  onRemove(session: AgendaSession): void;
}

/** The chosen sessions in order. Buttons move them, so that a keyboard and a finger can. */
export function PickedList({ sessions, timeZone, now, onMove, onRemove }: PickedListProps) {
  const list = useRef<HTMLOListElement>(null);
  const leave = useNextFocus(list, "[data-remove]");
  const moved = useRef<string>(undefined);
  // React may take a row that moves out of the page for a moment, and the focus with it.
  useEffect(() => {
    if (moved.current === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-move="${CSS.escape(moved.current)}"]`)?.focus();
    moved.current = undefined;
  });
  const move = (session: AgendaSession, by: -1 | 1) => {
    moved.current = `${by} ${session.sessionId}`;
    onMove(session, by);
  };
  return (
    <ol ref={list} className="mt-1 border-b border-line">
      {sessions.map((session, index) => (
        <PickedRow
          key={session.sessionId}
          {...{ session, timeZone, now, index }}
          last={sessions.length - 1}
          onMove={(by) => move(session, by)}
          onRemove={() => {
            leave(index);
            onRemove(session);
          }}
        />
      ))}
    </ol>
  );
}

interface PickedRowProps extends Pick<PickedListProps, "timeZone" | "now"> {
  readonly session: AgendaSession;
  readonly index: number;
  /** The index of the last one. */
  readonly last: number;
  onMove(by: -1 | 1): void;
  onRemove(): void;
}

function PickedRow({ session, timeZone, now, index, last, onMove, onRemove }: PickedRowProps) {
  const { sessionId, title } = session;
  return (
    <li className="grid grid-cols-[1.5rem_minmax(0,1fr)_auto] items-center gap-x-2 border-t border-line py-2">
      <span className="font-display font-semibold text-ink-soft tabular-nums">{text.number(index + 1)}</span>
      <div>
        <p className="font-display leading-snug font-semibold">{title}</p>
        <SessionFacts {...{ session, timeZone, now }} />
        <ClashLines {...{ session, timeZone }} />
      </div>
      <div className="flex">
        <RowButton
          name={text.up(title)}
          move={`-1 ${sessionId}`}
          unavailable={index === 0}
          onClick={() => onMove(-1)}
        >
          <ArrowUp aria-hidden className="size-4.5" />
        </RowButton>
        <RowButton
          name={text.down(title)}
          move={`1 ${sessionId}`}
          unavailable={index === last}
          onClick={() => onMove(1)}
        >
          <ArrowDown aria-hidden className="size-4.5" />
        </RowButton>
        <RowButton name={text.remove(title)} isRemove onClick={onRemove}>
          <X aria-hidden className="size-4.5" />
        </RowButton>
      </div>
    </li>
  );
}

interface RowButtonProps {
  readonly name: string;
  readonly move?: string;
  readonly isRemove?: boolean;
  /** It keeps the focus although it does nothing. */
  readonly unavailable?: boolean;
  onClick(): void;
  readonly children: ReactNode;
}

const RowButton = ({ name, move, isRemove, unavailable, onClick, children }: RowButtonProps) => (
  <button
    type="button"
    aria-label={name}
    data-move={move}
    data-remove={isRemove ? "" : undefined}
    {...(unavailable && { "aria-disabled": true })}
    onClick={() => !unavailable && onClick()}
    className="grid size-10 place-items-center rounded-full text-ink-soft hover:bg-sunken hover:text-ink aria-disabled:cursor-default aria-disabled:opacity-35"
  >
    {children}
  </button>
);
