import type { IndexedSession } from "../../seats/indexed-session.ts";

/** Sessions side by side, with the time above them if a new one begins. */
export interface Row {
  readonly key: string;
  /** Absent if the row continues the time of the row before. */
  readonly startsAt: string | undefined;
  /** Sessions that began on an earlier day have no time here. */
  readonly goesOn: boolean;
  readonly sessions: readonly IndexedSession[];
}

/**
 * @param sessions in order of start
 * @param day the day that is shown, `2026-01-10`; `null` if several days are
 */
export function rowsOf(sessions: readonly IndexedSession[], columns: number, day: string | null): Row[] {
  const rows: Row[] = [];
  let slot: IndexedSession[] = [];
  const beganBefore = ({ days: [first = ""] }: IndexedSession) => day !== null && first < day;
  const slotOf = (each: IndexedSession) => (beganBefore(each) ? undefined : each.session.startsAt);
  const close = () => {
    for (let first = 0; first < slot.length; first += columns) {
      const chunk = slot.slice(first, first + columns);
      rows.push({
        key: chunk[0]?.session.sessionId ?? "",
        startsAt: first === 0 && slot[0] ? slotOf(slot[0]) : undefined,
        goesOn: first === 0 && slot[0] !== undefined && beganBefore(slot[0]),
        sessions: chunk,
      });
    }
    slot = [];
  };
  for (const each of sessions) {
    if (slot[0] !== undefined && slotOf(slot[0]) !== slotOf(each)) close();
    slot.push(each);
  }
  close();
  return rows;
}

interface BlockSizes {
  readonly firstBlock: number;
  readonly otherBlocks: number;
}

/** Rows that are shown or left out together. */
export function blocksOf(rows: readonly Row[], { firstBlock, otherBlocks }: BlockSizes): (readonly Row[])[] {
  const blocks = rows.length === 0 ? [] : [rows.slice(0, firstBlock)];
  for (let start = firstBlock; start < rows.length; start += otherBlocks) {
    blocks.push(rows.slice(start, start + otherBlocks));
  }
  return blocks;
}
