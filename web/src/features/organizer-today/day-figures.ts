import type { Session } from "../../api/answers.ts";
import type { FiguresAnswer } from "../../api/organizer/answers.ts";

export const isFull = ({ capacity, taken }: Session): boolean => capacity !== null && taken >= capacity;

/** The seats of some sessions in sums. Sessions without a limit count only as seats that are taken. */
export function dayFigures(sessions: readonly Session[]) {
  const limits = sessions.flatMap(({ capacity }) => capacity ?? []);
  return {
    taken: sumOf(sessions.map(({ taken }) => taken)),
    capacity: limits.length < sessions.length ? null : sumOf(limits),
    waiting: sumOf(sessions.map(({ waiting }) => waiting)),
    lines: sessions.filter(({ waiting }) => waiting > 0).length,
    full: sessions.filter(isFull).length,
    sessions: sessions.length,
  };
}

/** The open offers of some sessions; null: not known. */
export function openOffers(sessions: readonly Session[], figures: FiguresAnswer | undefined): number | null {
  if (figures === undefined) return null;
  const wanted = new Set(sessions.map(({ sessionId }) => sessionId));
  return sumOf(
    figures.sessions.filter(({ sessionId }) => wanted.has(sessionId)).map(({ offersOpen }) => offersOpen),
  );
}

export const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);
