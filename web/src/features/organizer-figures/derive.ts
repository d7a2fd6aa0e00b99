import type { FiguresAnswer, SessionFigures, Tally } from "../../api/organizer/answers.ts";

export interface FilledSession extends SessionFigures {
  readonly capacity: number;
  /** Taken seats divided by capacity; above 1 after the capacity was lowered. */
  readonly share: number;
}

/** The fullest session comes first. Unlimited and cancelled sessions are left out. */
export function filledSessions(sessions: readonly SessionFigures[]): FilledSession[] {
  return sessions
    .flatMap((session) => {
      const { capacity, taken, state } = session;
      if (capacity === null || state === "CANCELLED") return [];
      return [{ ...session, capacity, share: capacity === 0 ? 1 : taken / capacity }];
    })
    .sort((a, b) => b.share - a.share || b.taken - a.taken);
}

/** The longest waitlist comes first. */
export function waitedFor(sessions: readonly SessionFigures[]): SessionFigures[] {
  return sessions.filter(({ waiting }) => waiting > 0).sort((a, b) => b.waiting - a.waiting);
}

/**
 * People on a waitlist who were given a seat, and did not give it up as an offer; open offers are among them.
 */
const givenTo = ({ claimed, offered, admitted, declined, expired, passed }: Tally) =>
  claimed + offered + admitted - declined - expired - passed;

/** Everybody who joined a waitlist is in exactly one of these. An open offer is no seat yet. */
export function conversionOf({ tally, waiting, offersOpen }: FiguresAnswer["total"]) {
  const { left, declined, expired } = tally;
  const open = Math.min(offersOpen, Math.max(0, givenTo(tally)));
  return { served: Math.max(0, givenTo(tally)) - open, open, waiting, left, declined, expired };
}

/** How people got their seats: open, declined and expired offers do not count. */
export function originOf(total: FiguresAnswer["total"]) {
  const { reserved, claimed, admitted } = total.tally;
  const first = claimed + admitted;
  return { reserved, offered: Math.max(0, conversionOf(total).served - first), claimed: first };
}

/** Whether everything was counted: some figures miss what happened before counting began. */
export function addsUp({ tally, waiting }: FiguresAnswer["total"]): boolean {
  const given = givenTo(tally);
  return given >= 0 && tally.joined === given + waiting + tally.left + tally.declined + tally.expired;
}

/** The seats of sessions that take place; `capacity` is null if none of them has a limit. */
export function seatTotals(sessions: readonly SessionFigures[]) {
  const takingPlace = sessions.filter(({ state }) => state !== "CANCELLED");
  const limits = takingPlace.flatMap(({ capacity }) => capacity ?? []);
  const taken = (of: readonly SessionFigures[]) => sumOf(of.map((each) => each.taken));
  const limited = taken(takingPlace.filter(({ capacity }) => capacity !== null));
  return {
    limited,
    unlimited: taken(takingPlace) - limited,
    capacity: limits.length === 0 ? null : sumOf(limits),
  };
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);
