import type { AgendaSession } from "../../api/answers.ts";

/** Sessions side by side, with the time above them if a new one begins. */
export interface Row {
  readonly key: string;
  /** Absent if the row continues the time of the row before. */
  readonly startsAt: string | undefined;
  /** Sessions that began on an earlier day have no time here. */
  readonly goesOn: boolean;
  readonly sessions: readonly AgendaSession[];
}

/**
 * @param sessions in order of start
 * @param beganBefore whether a session began before the day that is shown
 */
export function rowsOf(
  sessions: readonly AgendaSession[],
  columns: number,
  beganBefore: (session: AgendaSession) => boolean = () => false,
): Row[] {
  const rows: Row[] = [];
  let slot: AgendaSession[] = [];
  const slotOf = (session: AgendaSession) => (beganBefore(session) ? undefined : session.startsAt);
  const close = () => {
    for (let first = 0; first < slot.length; first += columns) {
      const chunk = slot.slice(first, first + columns);
      rows.push({
        key: chunk[0]?.sessionId ?? "",
        startsAt: first === 0 && slot[0] ? slotOf(slot[0]) : undefined,
        goesOn: first === 0 && slot[0] !== undefined && beganBefore(slot[0]),
        sessions: chunk,
      });
    }
    slot = [];
  };
  for (const session of sessions) {
    if (slot[0] !== undefined && slotOf(slot[0]) !== slotOf(session)) close();
    slot.push(session);
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
