import type { Cell, Layout, Placeable } from "./layout.ts";

const KEYS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"] as const;
export type Key = (typeof KEYS)[number];

export const isKey = (key: string): key is Key => KEYS.some((each) => each === key);

export interface Pressed {
  readonly key: Key;
  /** The whole day instead of the row. */
  readonly ctrlKey: boolean;
}

/**
 * The cell that a key leads to; undefined if there is none in that direction.
 * @param at the time that moves between rooms keep to, in milliseconds since 1970
 */
export function moveTo<Session extends Placeable>(
  { cells, rooms }: Layout<Session>,
  from: Cell<Session>,
  at: number,
  { key, ctrlKey }: Pressed,
): Cell<Session> | undefined {
  const inRoom = (room: number) => cells.filter((cell) => cell.room === room);
  const nearest = (room: number) => nearestTo(at, inRoom(room));
  const column = inRoom(from.room);
  switch (key) {
    case "ArrowUp":
      return column[column.indexOf(from) - 1];
    case "ArrowDown":
      return column[column.indexOf(from) + 1];
    case "ArrowLeft":
      return nearest(from.room - 1);
    case "ArrowRight":
      return nearest(from.room + 1);
    case "Home":
      return ctrlKey ? cells[0] : nearest(0);
    case "End":
      return ctrlKey ? cells.at(-1) : nearest(rooms.length - 1);
  }
}

export const isSideways = ({ key, ctrlKey }: Pressed): boolean =>
  key === "ArrowLeft" || key === "ArrowRight" || (!ctrlKey && (key === "Home" || key === "End"));

/** The one that is on at that time, or else begins or ends closest to it. */
function nearestTo<C extends Cell>(at: number, cells: readonly C[]): C | undefined {
  let best: C | undefined;
  for (const cell of cells) {
    if (best === undefined || distance(at, cell) < distance(at, best)) best = cell;
  }
  return best;
}

const distance = (at: number, { from, to }: Cell): number => Math.max(from - at, at - (to - 1), 0);
