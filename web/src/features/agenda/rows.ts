import type { AgendaSession } from "./agenda-query.ts";

/** What stands side by side, and the time above it where a new one begins. */
export interface Row {
  readonly key: string;
  /** Absent where the row goes on with the time of the one before. */
  readonly startsAt: string | undefined;
  readonly sessions: readonly AgendaSession[];
}

/** @param sessions in order of start */
export function rowsOf(sessions: readonly AgendaSession[], columns: number): Row[] {
  const rows: Row[] = [];
  let slot: AgendaSession[] = [];
  const close = () => {
    for (let first = 0; first < slot.length; first += columns) {
      const chunk = slot.slice(first, first + columns);
      rows.push({
        key: chunk[0]?.id ?? "",
        startsAt: first === 0 ? chunk[0]?.startsAt : undefined,
        sessions: chunk,
      });
    }
    slot = [];
  };
  for (const session of sessions) {
    if (slot[0] !== undefined && slot[0].startsAt !== session.startsAt) close();
    slot.push(session);
  }
  close();
  return rows;
}
