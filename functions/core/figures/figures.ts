import type { Programme } from "../programme/session.ts";
import type { Ledger } from "../seats/ledger.ts";
import { type Tally, tallyOf } from "./tally.ts";

type Counts = Pick<Ledger, "taken" | "waiting" | "tally"> & {
  /** Offers that are not answered yet. They count in `taken`, and in `offered` of the tally. */
  readonly offersOpen: number;
};

export interface SessionFigures
  extends Pick<Programme, "sessionId" | "title" | "startsAt" | "room" | "track">,
    Pick<Ledger, "state" | "capacity">,
    Counts {}

export interface EventTotal extends Counts {
  readonly sessions: number;
  /** Counts only sessions that have a capacity. It is `null` if none has one. */
  readonly capacity: number | null;
}

/** @param offers unanswered offers by session */
export const withFigures =
  (offers: ReadonlyMap<string, number>) =>
  (
    { sessionId, title, startsAt, room, track }: Programme,
    { state, capacity, taken, waiting, tally }: Ledger,
  ): SessionFigures => {
    const offersOpen = offers.get(sessionId) ?? 0;
    return { sessionId, title, startsAt, room, track, state, capacity, taken, waiting, offersOpen, tally };
  };

export function totalOf(sessions: readonly SessionFigures[]): EventTotal {
  const limits = sessions.map(({ capacity }) => capacity).filter((capacity) => capacity !== null);
  return {
    sessions: sessions.length,
    capacity: limits.length === 0 ? null : sumOf(limits),
    taken: sumOf(sessions.map(({ taken }) => taken)),
    waiting: sumOf(sessions.map(({ waiting }) => waiting)),
    offersOpen: sumOf(sessions.map(({ offersOpen }) => offersOpen)),
    tally: tallyOf((counter: keyof Tally) => sumOf(sessions.map(({ tally }) => tally[counter]))),
  };
}

/** Counts how often each session id occurs. */
export function countedBy(sessionIds: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const id of sessionIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
