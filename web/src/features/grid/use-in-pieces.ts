import { startTransition, useEffect, useMemo, useState } from "react";
import { HOUR_MS } from "./day-window.ts";
import type { AgendaCell, AgendaLayout } from "./grid-props.ts";

/** As many cells as a slow phone puts into the page without a pause that a person feels. */
const PIECE = 24;
/** A screen shows some rooms and some hours. */
const ROOMS_ON_SCREEN = 6;
const HOURS_ON_SCREEN = 5;

/** Cells come into the page piece by piece, those that are seen first before all others, and then stay. */
export function useInPieces({ cells, window }: AgendaLayout): (cell: AgendaCell) => boolean {
  const [ready, setReady] = useState(PIECE);
  const places = useMemo(() => {
    const now = Date.now();
    const begin = window.from <= now && now < window.to ? now - HOUR_MS : window.from;
    const screensAway = ({ from, to, room }: AgendaCell) =>
      Math.floor(room / ROOMS_ON_SCREEN) +
      Math.ceil(
        Math.max(0, begin - to, from - begin - HOURS_ON_SCREEN * HOUR_MS) / (HOURS_ON_SCREEN * HOUR_MS),
      );
    const inOrder = [...cells].sort((a, b) => screensAway(a) - screensAway(b));
    return new Map(inOrder.map((cell, place) => [cell, place]));
  }, [cells, window]);
  const total = cells.length;
  useEffect(() => {
    if (ready >= total) return;
    // The page responds between two pieces.
    const timer = setTimeout(() => startTransition(() => setReady(ready + PIECE)));
    return () => clearTimeout(timer);
  }, [ready, total]);
  return (cell) => (places.get(cell) ?? 0) < ready;
}
