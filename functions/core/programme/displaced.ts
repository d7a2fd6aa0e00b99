import { clash } from "../overlaps/conflicts.ts";
import type { Session } from "./session.ts";

/** The fields of a session that decide whether it displaces people. */
export type Occupied = Pick<Session, "sessionId" | "title" | "startsAt" | "endsAt" | "capacity" | "taken"> &
  Partial<Pick<Session, "kind">>;

/** People whose seat a change makes doubtful, because there are too few seats or two sessions clash. */
export interface Displaced {
  readonly sessionId: string;
  readonly title: string;
  readonly people: number;
  /** CAPACITY: there are more people than seats. CLASH: they have another seat at that time. */
  readonly why: "CAPACITY" | "CLASH";
  /** The first few of these people: the last to come, or those with two seats. */
  readonly attendees: readonly { readonly userId: string; readonly name: string | null }[];
  /** CAPACITY: the number of seats that are left. */
  readonly capacity: number | null;
  /** CLASH: the other session. */
  readonly clashesWith: { readonly sessionId: string; readonly title: string } | null;
}

export interface Squeeze {
  readonly session: Occupied;
  readonly people: number;
}

/** Finds sessions that have fewer seats than before the change, and fewer than are taken. */
export function squeezes(before: readonly Occupied[], after: readonly Occupied[]): Squeeze[] {
  const beforeById = byId(before);
  return after.flatMap((session) => {
    const { capacity, taken, sessionId } = session;
    const was = beforeById.get(sessionId)?.capacity ?? Number.POSITIVE_INFINITY;
    return capacity !== null && capacity < was && capacity < taken
      ? [{ session, people: taken - capacity }]
      : [];
  });
}

/** Finds pairs of sessions with people that overlap after a change and did not overlap before. */
export function newClashes(
  before: readonly Occupied[],
  after: readonly Occupied[],
): (readonly [Occupied, Occupied])[] {
  const beforeById = byId(before);
  const occupied = after.filter(({ taken }) => taken > 0);
  const hasMoved = (session: Occupied) => {
    const was = beforeById.get(session.sessionId);
    return was !== undefined && (was.startsAt !== session.startsAt || was.endsAt !== session.endsAt);
  };
  const moved = occupied.filter(hasMoved);
  const movedIds = new Set(moved.map(({ sessionId }) => sessionId));
  return moved.flatMap((session, at) => {
    const others = [...moved.slice(at + 1), ...occupied.filter(({ sessionId }) => !movedIds.has(sessionId))];
    return others
      .filter((other) => clash(session, other) && !didOverlap(beforeById, session, other))
      .map((other) => [session, other] as const);
  });
}

function didOverlap(before: ReadonlyMap<string, Occupied>, one: Occupied, other: Occupied): boolean {
  const [first, second] = [before.get(one.sessionId), before.get(other.sessionId)];
  return first !== undefined && second !== undefined && clash(first, second);
}

const byId = (sessions: readonly Occupied[]): ReadonlyMap<string, Occupied> =>
  new Map(sessions.map((session) => [session.sessionId, session]));
