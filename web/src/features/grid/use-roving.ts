import { type FocusEvent, type KeyboardEvent, useRef, useState } from "react";
import { thisMinute } from "../../time/use-at-minute.ts";
import type { AgendaCell, AgendaLayout } from "./grid-props.ts";
import { isKey, isSideways, moveTo } from "./moves.ts";

/** Exactly one cell can be reached by Tab: the last one that had the focus, at first the next session. */
export function useRoving(layout: AgendaLayout) {
  const [focused, setFocused] = useState<string>();
  /** Moves between rooms keep to the time from which they began. */
  const time = useRef<{ readonly cell: string; readonly at: number }>(undefined);
  const { cells } = layout;
  const active = cells.find(isOf(focused)) ?? cells.find(({ to }) => to > thisMinute()) ?? cells[0];

  const onFocus = (event: FocusEvent) => setFocused(sessionAt(event.target));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const from = cells.find(isOf(sessionAt(event.target)));
    if (!isKey(key) || from === undefined || altKey || shiftKey || metaKey) return;
    const at = time.current?.cell === from.session.sessionId ? time.current.at : from.from;
    const next = moveTo(layout, from, at, { key, ctrlKey });
    // The page must not scroll at the edge of the grid.
    event.preventDefault();
    if (next === undefined) return;
    const { sessionId } = next.session;
    time.current = { cell: sessionId, at: isSideways({ key, ctrlKey }) ? at : next.from };
    linkOf(event.currentTarget, sessionId)?.focus();
  };
  return { active: active?.session.sessionId, onFocus, onKeyDown };
}

const isOf = (sessionId: string | undefined) => (cell: AgendaCell) => cell.session.sessionId === sessionId;

const sessionAt = (target: EventTarget): string | undefined =>
  (target as Element).closest<HTMLElement>("[data-session]")?.dataset.session;

const linkOf = (grid: Element, sessionId: string) =>
  grid.querySelector<HTMLElement>(`[data-session="${CSS.escape(sessionId)}"] a`);
