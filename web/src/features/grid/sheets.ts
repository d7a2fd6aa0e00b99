import type { Span } from "../../time/lanes.ts";
import { HOUR_MS } from "./day-window.ts";
import type { Cell, Layout, Placeable } from "./layout.ts";

/** Three rooms are half a sheet of A4 in landscape, or a third of A3. */
const ROOMS_IN_BLOCK = 3;
/** More hours than this would leave no room for a title. */
const HOURS_IN_BLOCK = 9;

/** A part of the grid that fits on a sheet of paper, with its own times. */
export interface Block<Session extends Placeable> {
  readonly hours: Span;
  /** Indices of rooms. */
  readonly rooms: readonly number[];
  /** Those that are on in these hours. One that goes on is in the next block as well. */
  readonly cells: readonly Cell<Session>[];
}

/** All rooms of the first hours, then all rooms of the next ones. A block without a session is left out. */
export function blocksOf<Session extends Placeable>({
  window,
  rooms,
  cells,
}: Layout<Session>): Block<Session>[] {
  const all = rooms.map((_, room) => room);
  return bandsOf(window).flatMap((hours) => {
    const within = cells.filter(({ from, to }) => from < hours.to && hours.from < to);
    const used = all.filter((room) => within.some((cell) => cell.room === room));
    return chunksOf(used, ROOMS_IN_BLOCK).map((some) => ({
      hours,
      rooms: some,
      cells: within.filter(({ room }) => some.includes(room)),
    }));
  });
}

/** Equal parts of whole hours. */
function bandsOf({ from, to }: Span): Span[] {
  const hours = Math.ceil((to - from) / HOUR_MS);
  const each = Math.ceil(hours / Math.ceil(hours / HOURS_IN_BLOCK)) * HOUR_MS;
  const count = Math.ceil((hours * HOUR_MS) / each);
  return Array.from({ length: count }, (_, n) => ({
    from: from + n * each,
    to: Math.min(from + (n + 1) * each, from + hours * HOUR_MS),
  }));
}

const chunksOf = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
