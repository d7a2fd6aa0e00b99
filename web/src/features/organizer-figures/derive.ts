import type { EventFigures, SessionFigures, Tally } from "../../api/organizer/answers.ts";

export interface FilledSession extends SessionFigures {
  readonly capacity: number;
  /** Places taken of those there are; above 1 where the capacity was lowered. */
  readonly share: number;
}

/** Fullest first. A session without a limit has no fill, and one that is cancelled no places. */
export function filledSessions(sessions: readonly SessionFigures[]): FilledSession[] {
  return sessions
    .flatMap((session) => {
      const { capacity, taken, state } = session;
      if (capacity === null || state === "CANCELLED") return [];
      return [{ ...session, capacity, share: capacity === 0 ? 1 : taken / capacity }];
    })
    .sort((a, b) => b.share - a.share || b.taken - a.taken);
}

/** Longest line first. */
export function waitedFor(sessions: readonly SessionFigures[]): SessionFigures[] {
  return sessions.filter(({ waiting }) => waiting > 0).sort((a, b) => b.waiting - a.waiting);
}

/** Places that were given to people in line and not given up as an offer; open offers are among them. */
export const servedOf = ({ claimed, offered, declined, expired }: Tally) =>
  claimed + offered - declined - expired;

/** Everybody who joined a line is in exactly one of these. */
export function conversionOf({ tally, waiting }: EventFigures["total"]) {
  const { left, declined, expired } = tally;
  return { served: servedOf(tally), waiting, left, declined, expired };
}

export function placesOf(sessions: readonly SessionFigures[]) {
  const limited = sessions.filter(({ capacity }) => capacity !== null);
  const sum = (of: readonly SessionFigures[]) => of.reduce((total, { taken }) => total + taken, 0);
  return { limited: sum(limited), unlimited: sum(sessions) - sum(limited) };
}
