import type { Ledger } from "./ledger.ts";
import type { Programme } from "./session.ts";
import { type Tally, tallyOf } from "./tally.ts";

/** A session in numbers. */
export interface SessionFigures
  extends Pick<Programme, "sessionId" | "title" | "startsAt" | "room" | "track">,
    Pick<Ledger, "state" | "capacity" | "taken" | "waiting" | "tally"> {}

export interface EventTotal extends Pick<Ledger, "taken" | "waiting" | "tally"> {
  readonly sessions: number;
  /** Of those sessions that have one; `null` where none has. */
  readonly capacity: number | null;
}

export const withFigures = (
  { sessionId, title, startsAt, room, track }: Programme,
  { state, capacity, taken, waiting, tally }: Ledger,
): SessionFigures => ({ sessionId, title, startsAt, room, track, state, capacity, taken, waiting, tally });

export function totalOf(sessions: readonly SessionFigures[]): EventTotal {
  const limits = sessions.map(({ capacity }) => capacity).filter((capacity) => capacity !== null);
  return {
    sessions: sessions.length,
    capacity: limits.length === 0 ? null : sumOf(limits),
    taken: sumOf(sessions.map(({ taken }) => taken)),
    waiting: sumOf(sessions.map(({ waiting }) => waiting)),
    tally: tallyOf((counter: keyof Tally) => sumOf(sessions.map(({ tally }) => tally[counter]))),
  };
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
