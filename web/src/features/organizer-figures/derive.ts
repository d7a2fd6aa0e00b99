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

/** People on a waitlist who were given a seat, and did not give it up as an offer; open offers are among them. */
const givenTo = ({ claimed, offered, declined, expired }: Tally) => claimed + offered - declined - expired;

/** Everybody who joined a waitlist is in exactly one of these. An open offer is no seat yet. */
export function conversionOf({ tally, waiting, offersOpen }: EventFigures["total"]) {
  const { left, declined, expired } = tally;
  const open = Math.min(offersOpen, Math.max(0, givenTo(tally)));
  return { served: Math.max(0, givenTo(tally)) - open, open, waiting, left, declined, expired };
}

/** How seats were taken that somebody has had: an offer that is open, declined or expired was none of them. */
export function originOf(total: EventFigures["total"]) {
  const { reserved, claimed } = total.tally;
  return { reserved, offered: Math.max(0, conversionOf(total).served - claimed), claimed };
}

/** Whether all of it was counted: what was so before there was a count is missing from some figures and not from others. */
export function addsUp({ tally, waiting }: EventFigures["total"]): boolean {
  const given = givenTo(tally);
  return given >= 0 && tally.joined === given + waiting + tally.left + tally.declined + tally.expired;
}

/** Of sessions that take place; `capacity` is null where none of them has a limit. */
export function placesOf(sessions: readonly SessionFigures[]) {
  const held = sessions.filter(({ state }) => state !== "CANCELLED");
  const limits = held.flatMap(({ capacity }) => capacity ?? []);
  const taken = (of: readonly SessionFigures[]) => sumOf(of.map((each) => each.taken));
  const limited = taken(held.filter(({ capacity }) => capacity !== null));
  return {
    limited,
    unlimited: taken(held) - limited,
    capacity: limits.length === 0 ? null : sumOf(limits),
  };
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);
