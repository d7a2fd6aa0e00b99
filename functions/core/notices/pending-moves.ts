import type { Slot, StoredProgramme } from "../programme/session.ts";
import type { Move, Notice } from "./notice.ts";

/** Sessions of a person's day that have moved, before the person is told. */
export interface PendingMoves {
  readonly userId: string;
  readonly eventId: string;
  /** It grows with each move. */
  readonly version: number;
  /** When the person is told; ISO, UTC. */
  readonly dueAt: string;
  readonly moves: readonly Move[];
  /** The person is being told, so a further move belongs to the next notice. */
  readonly isClosed: boolean;
}

/** Moves within this time are one notice. */
export const MOVES_SETTLE_MS = 3 * 60_000;

/** Tells whether the slot of a session is another one. */
export const hasMoved = (before: Slot, after: Slot): boolean =>
  before.startsAt !== after.startsAt || before.endsAt !== after.endsAt || before.room !== after.room;

/** The notice of all moves together. `null`: every session is where it was, or is not known any more. */
export function noticeOfMoves(
  { userId, eventId, version, dueAt, moves }: Omit<PendingMoves, "isClosed">,
  programmes: ReadonlyMap<string, StoredProgramme>,
): Notice | null {
  const moved = moves.filter(({ sessionId, from }) => {
    const programme = programmes.get(sessionId);
    return programme !== undefined && hasMoved(from, programme);
  });
  const byTime = moved.toSorted((a, b) => (a.from.startsAt < b.from.startsAt ? -1 : 1));
  const [first] = byTime;
  if (first === undefined) return null;
  return {
    ...{ noticeId: `moves.${version}`, userId, eventId, sessionId: first.sessionId },
    ...{ kind: "MOVED", at: dueAt, reason: null, until: null, moves: byTime },
  };
}
