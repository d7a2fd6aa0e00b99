import type { IndexedSession } from "../../seats/indexed-session.ts";

/** One session, with what stands before it if it is the first of its day or time. */
export interface Row {
  readonly key: string;
  readonly indexed: IndexedSession;
  /** `2026-01-10`, if several days are shown and this one begins. */
  readonly day: string | undefined;
  /** Absent if the row continues the time of the row before. */
  readonly startsAt: string | undefined;
  /** Sessions that began on an earlier day have no time here. */
  readonly goesOn: boolean;
}

/**
 * @param sessions in order of start
 * @param day the day that is shown, `2026-01-10`; `null` if several days are
 */
export function rowsOf(sessions: readonly IndexedSession[], day: string | null): Row[] {
  let last: { readonly day: string | undefined; readonly time: string | undefined } | undefined;
  return sessions.map((indexed) => {
    const { session, days } = indexed;
    const beganBefore = day !== null && days[0] !== undefined && days[0] < day;
    const now = {
      day: day === null ? days[0] : undefined,
      time: beganBefore ? undefined : session.startsAt,
    };
    const newDay = last?.day !== now.day;
    const newTime = last === undefined || newDay || last.time !== now.time;
    last = now;
    return {
      key: session.sessionId,
      indexed,
      day: newDay ? now.day : undefined,
      startsAt: newTime ? now.time : undefined,
      goesOn: newTime && beganBefore,
    };
  });
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
