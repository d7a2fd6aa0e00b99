import type { AgendaSession } from "./agenda-query.ts";

/** What stands side by side, and the time above it where a new one begins. */
export interface Row {
  readonly key: string;
  /** Absent where the row goes on with the time of the one before. */
  readonly startsAt: string | undefined;
  /** What began on an earlier day has no time here. */
  readonly goesOn: boolean;
  readonly sessions: readonly AgendaSession[];
}

/**
 * @param sessions in order of start
 * @param beganBefore whether a session began on a day before the one that is shown
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
        key: chunk[0]?.id ?? "",
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
