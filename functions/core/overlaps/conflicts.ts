import { byStart, type Programme, type SessionKind } from "../programme/session.ts";
import type { HeldStatus } from "../seats/rsvp.ts";

/** When and where a session of an event takes place. Times are ISO 8601 in UTC. */
export type Placed = Pick<Programme, "sessionId" | "title" | "startsAt" | "endsAt" | "room"> & {
  readonly kind?: SessionKind | undefined;
};
type Timed = Pick<Placed, "startsAt" | "endsAt" | "kind">;

/** A session that a person holds, and that clashes with another one or is tight beside it. */
export interface Conflict extends Omit<Placed, "room" | "kind"> {
  readonly status: HeldStatus;
  readonly tight: boolean;
}

export type Held = Placed & { readonly status: HeldStatus };

const MINUTE_MS = 60_000;
/** So long a session is open for dropping in. It is `DROP_IN_MS` of the contract. */
const DROP_IN_MS = 24 * 60 * MINUTE_MS;

/** Two sessions at the same time. */
export const clash = (one: Timed, other: Timed): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt && !isDropIn(one) && !isDropIn(other);

/** A booth has no time slot at all. */
const isDropIn = ({ startsAt, endsAt, kind }: Timed): boolean =>
  kind === "BOOTH" || Date.parse(endsAt) - Date.parse(startsAt) >= DROP_IN_MS;

/** Too little time from one room to the other. */
export function isTight(one: Placed, other: Placed, changeMinutes: number): boolean {
  if (one.room === null || other.room === null || one.room === other.room) return false;
  if (isDropIn(one) || isDropIn(other) || clash(one, other)) return false;
  const [first, second] = one.startsAt < other.startsAt ? [one, other] : [other, one];
  return Date.parse(second.startsAt) - Date.parse(first.endsAt) < changeMinutes * MINUTE_MS;
}

/**
 * What a person holds that conflicts with `session`, in order of start.
 *
 * @param now ISO, UTC; a session that is over then conflicts with nothing
 */
export const conflictsOf = (
  session: Placed,
  held: readonly Held[],
  changeMinutes: number,
  now: string,
): Conflict[] =>
  held
    .filter(({ sessionId, endsAt }) => sessionId !== session.sessionId && endsAt > now)
    .flatMap(({ room, kind, ...other }) => {
      const placed = { ...other, room, kind };
      const tight = isTight(session, placed, changeMinutes);
      return tight || clash(session, placed) ? [{ ...other, tight }] : [];
    })
    .sort(byStart);

/** The seats that nobody may have together with another one in an event that blocks overlaps. */
export const blocking = (conflicts: readonly Conflict[], except?: string): Conflict[] =>
  conflicts.filter(
    ({ status, tight, sessionId }) => status === "CONFIRMED" && !tight && sessionId !== except,
  );
